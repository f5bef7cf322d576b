"""What has to be asked again, centre by centre: one call settles many facts.

A centre is due by the three questions of its published programmes. Price, details and the centre's own
topics come along with the call, and bring nobody into the queue by themselves.
"""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Count, F, Max, Q
from django.utils.formats import date_format

from programmes.checking import TopicState, topic_states_of
from programmes.due_dates import is_due, lasts_months
from programmes.fallen_back import fell_back
from programmes.models import Appointment, Centre, FactCheck, Programme
from programmes.overview import Centres, overview
from programmes.registers.differences import Difference, all_alerts
from programmes.vocabulary import CheckOutcome
from therapists.dates import months_before


@dataclass(frozen=True)
class DueTopic:
    """A topic with the reason to ask again, empty if there is none yet."""

    state: TopicState
    reason: str


@dataclass(frozen=True)
class DueListing:
    """A centre, or one of its published programmes."""

    subject: Programme | Centre
    topics: list[DueTopic]
    posts: list[Appointment]
    questions: int = 0
    fell_back_on: datetime.date | None = None
    # The day somebody last tried, if nobody has been reached since.
    tried_on: datetime.date | None = None

    @property
    def kind(self) -> str:
        """`programme` or `centre`."""
        return str(self.subject._meta.model_name)

    @property
    def to_ask(self) -> list[DueTopic]:
        return [topic for topic in self.topics if topic.reason]


@dataclass(frozen=True)
class DueCentre:
    centre: Centre
    listings: list[DueListing]
    # It left its register, or its rating fell, and nobody has looked into it.
    alerts: Sequence[Difference] = ()

    @property
    def questions(self) -> int:
        """How many visitors asked us about a programme here."""
        return sum(listing.questions for listing in self.listings)


def why_due(state: TopicState, today: datetime.date) -> str:
    if state.check is None:
        return "never checked"
    on, months = state.check.checked_on, lasts_months(state.topic)
    if not state.is_standing:
        return f"changed since its check of {date_format(on, 'j F Y')}"
    if on < months_before(today, months):
        return f"checked over {months} months ago, on {date_format(on, 'j F Y')}"
    return f"due soon: checked on {date_format(on, 'j F Y')}" if is_due(state.topic, on, today) else ""


@dataclass(frozen=True)
class Signals:
    """What makes a programme urgent, by its key: the questions visitors asked of it, and the day it fell back.

    And by its centre's key: what its register says against it.
    """

    asked: dict[UUID, int]
    fallen: dict[UUID, datetime.date]
    alerts: dict[UUID, list[Difference]]


def signals(today: datetime.date) -> Signals:
    return Signals(questions_asked(), fell_back(today), all_alerts())


def due_centres(today: datetime.date, urgent: Signals, *, most_asked_first: bool = False) -> list[str]:
    """Keys, in hexadecimal digits, of the centres with something due, the oldest first.

    What fell back, and alerts, stand before all others.
    """
    centres = overview(today).centres
    # What was published until a moment ago may be among the urgent still.
    fallen = {centres.of[one.hex] for one in urgent.fallen if one.hex in centres.of}
    pressing = fallen | {one.hex for one in urgent.alerts} & centres.place.keys()
    asked = _asked_at(centres, urgent) if most_asked_first else Counter()
    ahead = pressing | asked.keys() & set(centres.due)
    first = sorted(ahead, key=lambda pk: (pk not in pressing, -asked[pk], centres.place[pk]))
    return first + [pk for pk in centres.due if pk not in ahead]


def _asked_at(centres: Centres, urgent: Signals) -> Counter[str]:
    """How many visitors asked about the published programmes of each centre that anybody asked about."""
    asked: Counter[str] = Counter()
    for programme, number in urgent.asked.items():
        if programme.hex in centres.of:
            asked[centres.of[programme.hex]] += number
    return asked


def due_at(centres: Sequence[Centre], today: datetime.date, urgent: Signals) -> list[DueCentre]:
    """What to ask at each of these centres: its published programmes, and then its own topics."""
    programmes = list(Programme.objects.published().filter(centre__in=centres).order_by("name", "pk"))
    states = topic_states_of(programmes) | topic_states_of(centres)
    posts, tried = _posts_at(programmes, today), _tried_in_vain(programmes, centres)

    def listing(subject: Programme | Centre) -> DueListing:
        topics = [DueTopic(state, why_due(state, today)) for state in states[subject.pk]]
        asked, fallen_on = urgent.asked.get(subject.pk, 0), urgent.fallen.get(subject.pk)
        reached = max((one.state.check.checked_on for one in topics if one.state.check), default=None)
        last = tried.get(subject.pk)
        tried_on = last if last and (reached is None or reached < last) else None
        return DueListing(subject, topics, posts.get(subject.pk, []), asked, fallen_on, tried_on)

    return [
        DueCentre(
            centre,
            [listing(p) for p in programmes if p.centre_id == centre.pk] + [listing(centre)],
            urgent.alerts.get(centre.pk, ()),
        )
        for centre in centres
    ]


def _posts_at(programmes: Sequence[Programme], today: datetime.date) -> dict[object, list[Appointment]]:
    held = Appointment.objects.filter(programme__in=programmes).open(today).select_related("therapist")
    posts: dict[object, list[Appointment]] = {}
    for post in held.order_by("pk"):
        posts.setdefault(post.programme_id, []).append(post)
    return posts


def _tried_in_vain(programmes: Sequence[Programme], centres: Sequence[Centre]) -> dict[object, datetime.date]:
    """The last day on which each of them could not be reached, by its key."""
    checks = FactCheck.objects.filter(outcome=CheckOutcome.NOT_REACHED).order_by()
    rows = checks.filter(Q(programme__in=programmes) | Q(centre__in=centres)).values_list(
        "programme", "centre"
    )
    return {programme or centre: day for programme, centre, day in rows.annotate(day=Max("checked_on"))}


def questions_asked() -> dict[UUID, int]:
    """How many enquiries each programme brought, by its key. Counted, never read."""
    try:
        enquiries = Programme._meta.get_field("enquiries").related_model
    except FieldDoesNotExist:  # the enquiries can be taken out in one piece
        return {}
    meant = enquiries.objects.meant().order_by()
    asked: Counter = Counter()
    # Of two that were merged since, both may be the same one: then it is not asked about twice.
    others = meant.annotate(other=F("also_about__programme")).exclude(other=F("programme"))
    for name, about in (("programme", meant), ("other", others)):
        by_programme = about.filter(**{f"{name}__isnull": False}).values_list(name)
        asked.update(dict(by_programme.annotate(asked=Count("pk", distinct=True))))
    return dict(asked)
