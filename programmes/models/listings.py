import uuid

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from programmes.fields import ChoiceSetField, known_choice, known_members
from programmes.models.changes import ChangedAtField
from programmes.models.curators import curator_field
from programmes.models.former_slugs import FormerSlug
from programmes.models.listing_queries import ProgrammeQuerySet
from programmes.models.listing_words import ListingWords
from programmes.sort_names import SortNameField
from programmes.vocabulary import (
    Access,
    Activity,
    Aftercare,
    AftercareLength,
    AftercarePlace,
    AftercarePrice,
    AgeBand,
    ClosedReason,
    Frequency,
    Funding,
    Language,
    LeaderRole,
    ListingStatus,
    MusicFormat,
    OpenTo,
    RoleInTreatment,
    Setting,
    TakesFrom,
    Treats,
    WaitingTime,
    YesNo,
)


def _choice(choices, **kwargs) -> models.CharField:
    """One value of a vocabulary, "not known" until somebody knows."""
    return models.CharField(max_length=20, choices=choices, default="not_known", **kwargs)


class Programme(ListingWords, models.Model):
    """One rehab offer that a person can join at a centre (an HSDS service)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    centre = models.ForeignKey("programmes.Centre", models.PROTECT, related_name="programmes")
    name = models.CharField(max_length=200)
    sort_name = SortNameField()
    slug = models.SlugField(
        max_length=200,
        unique=True,
        help_text="Part of the page's address. If you change it, the old address leads here.",
    )
    status = models.CharField(
        max_length=10, choices=ListingStatus, default=ListingStatus.DRAFT, editable=False
    )
    published_on = models.DateField(null=True, blank=True, editable=False)
    closed_on = models.DateField(null=True, blank=True, editable=False)
    closed_reason = models.CharField(max_length=10, choices=ClosedReason, blank=True, editable=False)
    summary = models.CharField(
        max_length=300,
        blank=True,
        help_text="One sentence: what it is, for whom, where. No promises of a cure.",
    )
    description = models.TextField(
        blank=True,
        help_text="What music therapy is like here, in plain words. Say only what somebody told us.",
    )

    frequency = _choice(
        Frequency,
        help_text="“Regular” or “part of our programme” is not known. “Bi-weekly” is ambiguous: ask.",
    )
    sessions_per_week = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="For one person, if they state a number. Leave empty if they do not."
    )
    session_minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How long one session is, in minutes: 45, 60, 90."
    )
    role_in_treatment = _choice(RoleInTreatment, help_text="“Every resident takes part” is a core part.")
    music_format = ChoiceSetField("format", members=MusicFormat, help_text="Tick none if it is not known.")
    music_online = _choice(YesNo, verbose_name="music therapy online")
    activities = ChoiceSetField(
        members=Activity,
        help_text="Sound baths, gongs and ambient music are not music therapy: leave them out.",
    )
    led_by_claim = _choice(
        LeaderRole,
        verbose_name="who is said to lead it",
        help_text="What the centre says. The page says “registered” only after a register check.",
    )
    has_assessment = _choice(YesNo, verbose_name="assessment and goals")
    follows_sessions = models.CharField(
        "follows which hard sessions", max_length=200, blank=True, help_text="Such as: the trauma group."
    )
    asks_about_craving = _choice(
        YesNo,
        verbose_name="asks about music that brings on craving",
        help_text="For some people particular music raises the urge to use.",
    )
    craving_policy = models.TextField(
        "what it does about such music",
        blank=True,
        help_text="Such as: asks on arrival, and keeps a list with each person.",
    )

    aftercare = ChoiceSetField(
        members=Aftercare,
        help_text="Only music that carries on after leaving. A move-on house is a further stay, not aftercare.",
    )
    aftercare_frequency = _choice(Frequency)
    aftercare_length = _choice(AftercareLength)
    aftercare_months = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many, if they state a number."
    )
    aftercare_place = ChoiceSetField(members=AftercarePlace)
    aftercare_price = _choice(AftercarePrice)

    setting = _choice(Setting)
    shortest_stay_days = models.PositiveSmallIntegerField(
        "shortest stay", null=True, blank=True, help_text="In days: four weeks are 28."
    )
    longest_stay_days = models.PositiveSmallIntegerField(
        "longest stay",
        null=True,
        blank=True,
        help_text="In days: twelve weeks are 84.",
    )
    treats = ChoiceSetField("for", members=Treats)
    open_to = _choice(OpenTo)
    ages = ChoiceSetField(members=AgeBand)
    takes_from = _choice(TakesFrom, verbose_name="takes people from")
    takes_from_area = models.CharField(
        "named area",
        max_length=120,
        blank=True,
        help_text="A council or a county, if only its people can come.",
    )
    detox_on_site = _choice(YesNo)
    funding = ChoiceSetField(members=Funding)
    price_from = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text="The lowest price, in whole pounds a week: 850.",
    )
    price_to = models.PositiveIntegerField(
        null=True, blank=True, help_text="The highest. The same number if there is one price."
    )
    price_includes = models.TextField(
        "what the price includes",
        blank=True,
        help_text="Whether music therapy is in it, and what costs extra.",
    )
    leaving_early = models.TextField(
        "money when someone leaves early",
        blank=True,
        help_text="What is paid back, and what is still owed, as their terms say.",
    )
    waiting_time = _choice(WaitingTime)
    languages = ChoiceSetField(members=Language)
    access = ChoiceSetField(members=Access)
    created_at = models.DateTimeField(auto_now_add=True)
    curator = curator_field()
    changed_at = ChangedAtField(but=("sort_name", "slug", "created_at", "curator"))

    objects = ProgrammeQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["changed_at"])

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="programme_named",
                violation_error_message="Write the programme's name.",
            ),
            models.CheckConstraint(
                condition=~Q(slug="feed"),
                name="programme_slug_not_feed",
                violation_error_message="“feed” is the address of the feed: choose another.",
            ),
            models.CheckConstraint(
                condition=Q(shortest_stay_days__isnull=True)
                | Q(longest_stay_days__isnull=True)
                | Q(shortest_stay_days__lte=F("longest_stay_days")),
                name="programme_shortest_stay_first",
                violation_error_message="The shortest stay is longer than the longest.",
            ),
            models.CheckConstraint(
                condition=Q(price_from__isnull=True)
                | Q(price_to__isnull=True)
                | Q(price_from__lte=F("price_to")),
                name="programme_lower_price_first",
                violation_error_message="The lower price is above the higher.",
            ),
            models.CheckConstraint(
                condition=Q(
                    aftercare_length=AftercareLength.MONTHS,
                    aftercare_months__isnull=False,
                    aftercare_months__gte=1,
                )
                | ~Q(aftercare_length=AftercareLength.MONTHS) & Q(aftercare_months__isnull=True),
                name="programme_aftercare_months",
                violation_error_message="Give the months if aftercare lasts a number of months, and only then.",
            ),
            models.CheckConstraint(
                condition=~Q(aftercare__has=Aftercare.STOPS)
                | Q(
                    aftercare=(Aftercare.STOPS,),
                    aftercare_length=AftercareLength.NOT_KNOWN,
                    aftercare_frequency=Frequency.NOT_KNOWN,
                    aftercare_place=(),
                    aftercare_price=AftercarePrice.NOT_KNOWN,
                ),
                name="programme_stopped_aftercare_is_alone",
                violation_error_message="If music stops on leaving, leave every other aftercare answer empty.",
            ),
            models.CheckConstraint(
                condition=Q(sessions_per_week__isnull=True)
                | Q(frequency=Frequency.WEEKLY, sessions_per_week=1)
                | Q(frequency=Frequency.SEVERAL_WEEKLY, sessions_per_week__gte=2),
                name="programme_sessions_match_frequency",
                violation_error_message="Sessions a week: 1 for weekly, 2 or more for more than once a week, else empty.",
            ),
            models.CheckConstraint(
                condition=Q(session_minutes__isnull=True) | Q(session_minutes__range=(5, 480)),
                name="programme_session_minutes",
                violation_error_message="A session lasts between 5 and 480 minutes.",
            ),
            models.CheckConstraint(
                condition=Q(takes_from=TakesFrom.AREA) & ~Q(takes_from_area="")
                | ~Q(takes_from=TakesFrom.AREA) & Q(takes_from_area=""),
                name="programme_named_area",
                violation_error_message="Name the area if it takes people from a named area, and only then.",
            ),
            models.CheckConstraint(
                condition=Q(status=ListingStatus.CLOSED, closed_on__isnull=False) & ~Q(closed_reason="")
                | ~Q(status=ListingStatus.CLOSED) & Q(closed_on__isnull=True, closed_reason=""),
                name="programme_closed_has_date_and_reason",
                violation_error_message="A closed programme needs the day it closed and why.",
            ),
            models.CheckConstraint(
                condition=~Q(status=ListingStatus.PUBLISHED) | Q(published_on__isnull=False),
                name="programme_published_has_date",
                violation_error_message="A published programme needs the day it was first published.",
            ),
            *(
                known_choice("programme", field, choices)
                for field, choices in [
                    ("status", ListingStatus),
                    ("frequency", Frequency),
                    ("role_in_treatment", RoleInTreatment),
                    ("music_online", YesNo),
                    ("led_by_claim", LeaderRole),
                    ("has_assessment", YesNo),
                    ("asks_about_craving", YesNo),
                    ("aftercare_frequency", Frequency),
                    ("aftercare_length", AftercareLength),
                    ("aftercare_price", AftercarePrice),
                    ("setting", Setting),
                    ("open_to", OpenTo),
                    ("takes_from", TakesFrom),
                    ("detox_on_site", YesNo),
                    ("waiting_time", WaitingTime),
                ]
            ),
            *(
                known_members("programme", field, members)
                for field, members in [
                    ("music_format", MusicFormat),
                    ("activities", Activity),
                    ("aftercare", Aftercare),
                    ("aftercare_place", AftercarePlace),
                    ("treats", Treats),
                    ("ages", AgeBand),
                    ("funding", Funding),
                    ("languages", Language),
                    ("access", Access),
                ]
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_visible(self) -> bool:
        """Whether the public may open its page, as `visible()` has it."""
        return self.status != ListingStatus.DRAFT or self.published_on is not None

    @classmethod
    def from_db(cls, db, field_names, values):
        programme = super().from_db(db, field_names, values)
        programme._loaded_slug = programme.__dict__.get("slug")
        return programme

    def save(self, *args, **kwargs):
        """Keep the old address working when the slug changes."""
        old = getattr(self, "_loaded_slug", None)
        with transaction.atomic():
            super().save(*args, **kwargs)
            if old and old != self.slug:
                FormerSlug.objects.remember(old, self)
        self._loaded_slug = self.slug

    def get_absolute_url(self) -> str:
        return reverse("programmes:detail", args=[self.slug])
