import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from programmes.fields import WebAddressField, known_choice
from programmes.models.seen_posts import SeenPost, posts_seen_by, posts_stand
from programmes.topics import CENTRE_TOPICS, PROGRAMME_TOPICS, values_text
from programmes.vocabulary import CheckMethod, CheckOutcome, ListingStatus, Topic
from therapists.append_only import AppendOnlyModel, AppendOnlyQuerySet

NEEDS_SOURCE = "A check made on a website names the page: write the source address."
# No directory of this kind is older: an earlier date is a slip of the pen.
EARLIEST_CHECK = datetime.date(2003, 1, 1)
TOO_EARLY = "The check is dated before 2003: look at the year."
DATED_LATER = "The check is dated after today: write the day you asked."


class FactCheckQuerySet(AppendOnlyQuerySet):
    def that_answered(self):
        """Checks that reached somebody: "could not reach" moves no date."""
        return self.exclude(outcome=CheckOutcome.NOT_REACHED)

    def newest_first(self):
        return self.order_by("-checked_on", "-recorded_at", "-pk")

    def newest_of_published(self):
        """Of each topic of each published programme, the newest check that reached somebody."""
        same = FactCheck.objects.filter(programme=OuterRef("programme"), topic=OuterRef("topic"))
        newest = same.that_answered().newest_first()
        published = self.filter(programme__status=ListingStatus.PUBLISHED)
        return published.filter(pk=Subquery(newest.values("pk")[:1]))

    def with_posts_stand(self, today: datetime.date):
        """Annotate `posts_stand`: false if who holds a post today is not who the check saw. Leadership only."""
        return self.annotate(
            posts_stand=Case(
                When(~Q(topic=Topic.LEADERSHIP) | posts_stand(today), then=Value(True)),
                default=Value(False),
                output_field=models.BooleanField(),
            )
        )


class FactCheck(AppendOnlyModel):
    """One act of checking one topic of a programme or a centre. Never altered.

    It vouches only while the values it saw still stand (`programmes.topics`). A leadership check
    also names the appointments it confirmed, and keeps the posts it found (`SeenPost`): when somebody
    comes, leaves or changes places, it vouches no longer.
    """

    programme = models.ForeignKey(
        "programmes.Programme", models.CASCADE, null=True, blank=True, related_name="fact_checks"
    )
    centre = models.ForeignKey(
        "programmes.Centre", models.CASCADE, null=True, blank=True, related_name="fact_checks"
    )
    topic = models.CharField(max_length=12, choices=Topic)
    checked_on = models.DateField(help_text="The day you asked or looked.")
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    method = models.CharField("how", max_length=10, choices=CheckMethod)
    source_url = WebAddressField(
        "source address", blank=True, help_text="The page you read, if it was a page."
    )
    outcome = models.CharField(max_length=16, choices=CheckOutcome)
    own_words = models.TextField(
        "in the centre's own words",
        blank=True,
        help_text="What they said or wrote, as they put it. No names.",
    )
    values_checked = models.TextField(editable=False, help_text="The values as they stood, set by itself.")
    appointments = models.ManyToManyField(
        "programmes.Appointment",
        blank=True,
        related_name="fact_checks",
        verbose_name="people confirmed in post",
    )
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_on = models.DateField(default=timezone.localdate, editable=False)

    objects = FactCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-checked_on", "-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(programme__isnull=False, centre__isnull=True, topic__in=list(PROGRAMME_TOPICS))
                | Q(programme__isnull=True, centre__isnull=False, topic__in=list(CENTRE_TOPICS)),
                name="fact_check_topic_of_subject",
                violation_error_message="Choose a topic of the programme, or a topic of the centre.",
            ),
            models.CheckConstraint(
                condition=Q(checked_on__lte=F("recorded_on")),
                name="fact_check_not_in_future",
                violation_error_message=DATED_LATER,
            ),
            models.CheckConstraint(
                condition=Q(checked_on__gte=EARLIEST_CHECK),
                name="fact_check_not_ancient",
                violation_error_message=TOO_EARLY,
            ),
            models.CheckConstraint(
                condition=~Q(method=CheckMethod.WEBSITE) | ~Q(source_url=""),
                name="fact_check_website_names_page",
                violation_error_message=NEEDS_SOURCE,
            ),
            known_choice("fact_check", "method", CheckMethod),
            known_choice("fact_check", "outcome", CheckOutcome),
        ]
        indexes = [
            models.Index(fields=["programme", "topic", "-checked_on"], name="fact_check_of_programme"),
            models.Index(fields=["centre", "topic", "-checked_on"], name="fact_check_of_centre"),
            # The order of the list of staff, and after it what they narrow it by: so that a filter which few pass reads
            # no row of the many that do not.
            models.Index(
                fields=["-checked_on", "-recorded_at", "-id", "topic", "outcome", "method"],
                name="fact_check_newest_first",
            ),
            # Links that fail are looked up by their address.
            models.Index(fields=["source_url"], name="fact_check_source_url"),
        ]

    def __str__(self):
        return f"{self.get_topic_display()}, {self.checked_on}"

    @property
    def subject(self) -> models.Model:
        subject = self.programme or self.centre
        if subject is None:
            raise ValidationError("A check is about a programme or a centre.")
        return subject

    def save(self, *args, **kwargs):
        if not self.values_checked:
            self.values_checked = values_text(self.subject, self.topic)
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.topic == Topic.LEADERSHIP:
                SeenPost.objects.bulk_create(posts_seen_by(self))
