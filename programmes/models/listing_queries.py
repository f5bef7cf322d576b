import datetime
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest, Least
from django.utils import timezone

from programmes.models.appointments import Appointment, open_on
from programmes.models.changes import ChangesQuerySet
from programmes.models.checks import FactCheck
from programmes.sort_names import sort_name
from programmes.topics import PROGRAMME_TOPICS, THREE_QUESTIONS, values_expression
from programmes.vocabulary import ANSWERED, NOT_THERAPISTS, LeaderRole, LedBy, ListingStatus, Topic
from therapists.dates import months_before
from therapists.models import OLD_LOOKS, RegisterCheck, RegisterState, RegisterStatus


def _standing(topic: str, column: str, output_field: models.Field, today: datetime.date) -> Case:
    """A column of the newest check of a topic, or null if what it saw no longer stands."""
    checks = FactCheck.objects.filter(programme=OuterRef("pk"), topic=topic).that_answered().newest_first()
    stands = Q(**{f"{topic}_values": Subquery(checks.values("values_checked")[:1])})
    if topic == Topic.LEADERSHIP:
        posts = checks.with_posts_stand(today).values("posts_stand")[:1]
        stands &= Q(Subquery(posts, output_field=models.BooleanField()))
    return Case(When(stands, then=Subquery(checks.values(column)[:1])), output_field=output_field)


def _posts(today: datetime.date) -> models.QuerySet:
    """Open posts as music therapist at the programme, with what their register checks are worth."""
    posts = Appointment.objects.filter(programme=OuterRef("pk"), role=LeaderRole.MUSIC_THERAPIST)
    return posts.open(today).with_register_state(today)


def _confirmed_and_valid(today: datetime.date) -> models.QuerySet:
    """Of those, the posts that the leadership check confirmed, of people whose register check is in date."""
    return _posts(today).filter(
        register_state=RegisterState.VALID,
        fact_checks=OuterRef("leadership_check_id"),
        fact_checks__outcome__in=ANSWERED,
    )


def _led_by(today: datetime.date) -> Case:
    """Who leads it, derived from posts, register checks and the leadership check (docs/decisions.md).

    `programmes.standings` says the same of a whole catalogue.
    """
    posts, confirmed = _posts(today), Exists(_confirmed_and_valid(today))
    in_date = Q(leadership_checked_on__gte=months_before(today, settings.CHECK_VALID_MONTHS))
    # A post whose holder was never looked up has no state, which is not the same as “not registered”.
    unsettled = posts.filter(~Q(register_state=RegisterState.NOT_MUSIC) | Q(register_state__isnull=True))
    others = Appointment.objects.filter(programme=OuterRef("pk")).open(today)
    return Case(
        When(in_date & confirmed, then=Value(LedBy.REGISTERED)),
        When(confirmed, then=Value(LedBy.OUT_OF_DATE)),
        When(Exists(posts.filter(register_state__in=OLD_LOOKS)), then=Value(LedBy.OUT_OF_DATE)),
        When(Exists(posts) & ~Exists(unsettled), then=Value(LedBy.NOT_REGISTERED)),
        When(Q(led_by_claim=LeaderRole.MUSIC_THERAPIST) | Exists(posts), then=Value(LedBy.CLAIMED)),
        When(
            Q(led_by_claim__in=NOT_THERAPISTS) | Exists(others.filter(role__in=NOT_THERAPISTS)),
            then=Value(LedBy.ACTIVITY),
        ),
        default=Value(LedBy.NOT_KNOWN),
        output_field=models.CharField(),
    )


def _register_status(today: datetime.date) -> Subquery:
    """What the register says of who leads it: without limits if anybody there has none."""
    unlimited_first = Case(When(register_status=RegisterStatus.REGISTERED, then=0), default=1)
    leaders = _confirmed_and_valid(today).order_by(unlimited_first, "register_status")
    return Subquery(leaders.values("register_status")[:1])


def _last_change(today: datetime.date) -> Greatest:
    """The newest of the writes to what a page shows, and of the checks it speaks of (docs/decisions.md)."""
    post = "therapist__appointments__"
    here = Q(**{f"{post}programme": OuterRef("pk"), f"{post}role": LeaderRole.MUSIC_THERAPIST})
    posts = Appointment.objects.filter(programme=OuterRef("pk"), changed_at__isnull=False)
    checks = FactCheck.objects.filter(programme=OuterRef("pk")).that_answered().order_by("-recorded_at")
    looks = RegisterCheck.objects.filter(here & open_on(today, post)).order_by("-recorded_at")
    moments = [
        F("changed_at"),
        F("centre__changed_at"),
        F("centre__provider__changed_at"),
        Subquery(posts.order_by("-changed_at").values("changed_at")[:1]),
        Subquery(checks.values("recorded_at")[:1]),
        Subquery(looks.values("recorded_at")[:1]),
    ]
    # Greatest() is null if anything is, on one engine and not on the other.
    or_own, kind = (F("changed_at"), F("created_at")), models.DateTimeField()
    return Greatest(*(Coalesce(moment, *or_own, output_field=kind) for moment in moments), output_field=kind)


class ProgrammeQuerySet(ChangesQuerySet):
    def update(self, **fields):
        """A new name brings its place in the alphabet with it."""
        if "name" in fields and "sort_name" not in fields:
            fields["sort_name"] = sort_name(fields["name"])
        return super().update(**fields)

    def bulk_update(self, objs, fields, *args, **kwargs):
        """New names bring their places in the alphabet with them."""
        if "name" in fields:
            objs, fields = list(objs), [*fields, "sort_name"]
            for programme in objs:
                programme.sort_name = sort_name(programme.name)
        return super().bulk_update(objs, fields, *args, **kwargs)

    def published(self):
        """Programmes the public can find: in search, feeds and the sitemap."""
        return self.filter(status=ListingStatus.PUBLISHED)

    def visible(self):
        """Programmes whose page the public may open: published, or once published and saying what became of it."""
        return self.exclude(status=ListingStatus.DRAFT, published_on=None)

    def with_last_change(self, today: datetime.date | None = None):
        """Annotate `last_change`, the moment of the last change that the public could see."""
        return self.annotate(last_change=_last_change(today or timezone.localdate()))

    def with_checks(self, today: datetime.date | None = None, topics: Iterable[Topic] = THREE_QUESTIONS):
        """Annotate `<topic>_check_id` and `<topic>_checked_on` for the checks that still vouch.

        `checked_on` is the oldest of the three questions' checks, null if one was never checked.
        """
        today = today or timezone.localdate()
        programmes = self.annotate(**{f"{topic}_values": values_expression(topic) for topic in topics})
        for topic in topics:
            programmes = programmes.annotate(
                **{
                    f"{topic}_check_id": _standing(topic, "pk", models.BigIntegerField(), today),
                    f"{topic}_checked_on": _standing(topic, "checked_on", models.DateField(), today),
                }
            )
        dates = [f"{topic}_checked_on" for topic in THREE_QUESTIONS]
        return programmes.annotate(
            # Least() skips nulls on one engine and not on the other, so nulls are ruled out first.
            checked_on=Case(
                When(Q(**{f"{date}__isnull": False for date in dates}), then=Least(*dates)),
                output_field=models.DateField(),
            )
        )

    def with_led_by(self, today: datetime.date | None = None, topics: Iterable[Topic] = THREE_QUESTIONS):
        """Annotate `led_by`, one of LedBy, as of `today`. Includes `with_checks()`."""
        today = today or timezone.localdate()
        return self.with_checks(today, topics).annotate(led_by=_led_by(today))

    def for_cards(self, today: datetime.date | None = None, topics: Iterable[Topic] = THREE_QUESTIONS):
        """Load what a results card prints, in a fixed number of queries."""
        today = today or timezone.localdate()
        listings = self.with_led_by(today, topics).annotate(register_status=_register_status(today))
        return listings.select_related("centre__provider")

    def for_detail(self, today: datetime.date | None = None):
        """Load what a programme's page prints, with the posts held today."""
        today = today or timezone.localdate()
        posts = Appointment.objects.open(today).with_register_state(today).select_related("therapist")
        listings = self.for_cards(today, tuple(PROGRAMME_TOPICS))
        return listings.prefetch_related(Prefetch("appointments", posts, to_attr="open_posts"))
