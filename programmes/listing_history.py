"""What changed in a listing and when, in words a family reads.

Made from the history that the admin keeps and from the checks. One entry a day: what was mistyped
and mended on the same day never was a change. It names nobody, and quotes no free text: an old
wording may hold a name that was since taken out.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from programmes.history_of_people import Told, looks_and_posts
from programmes.models import FactCheck, Programme
from programmes.models.listing_words import WHO_LEADS, join_words
from programmes.vocabulary import (
    NOT_KNOWN,
    CheckMethod,
    CheckOutcome,
    LeaderRole,
    LedBy,
    ListingStatus,
    Topic,
)

Reader = Callable[[Programme], str]


def _display(name: str) -> Reader:
    """The words of a single choice."""
    return lambda p: "" if getattr(p, name) == NOT_KNOWN else _inside(getattr(p, f"get_{name}_display")())


def _labels(name: str) -> Reader:
    """The words of a set."""
    return lambda p: join_words([_inside(label) for label in getattr(p, f"{name}_labels")])


def _said_to_lead(programme: Programme) -> str:
    """A claim gives nobody the protected title."""
    if programme.led_by_claim == LeaderRole.MUSIC_THERAPIST:
        return _inside(str(WHO_LEADS[LedBy.CLAIMED]))
    return _display("led_by_claim")(programme)


def _inside(words: str) -> str:
    """Words of an answer within a sentence; an abbreviation keeps its capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


ANSWERS: dict[str, Reader] = {
    "Who is said to lead it": _said_to_lead,
    "How often": lambda p: _inside(p.how_often),
    "After you leave": lambda p: _inside(p.after_leaving),
    "Where the music afterwards is": _labels("aftercare_place"),
    "The price of the music afterwards": _display("aftercare_price"),
    "The format": lambda p: _inside(p.format_words),
    "Music therapy online": _display("music_online"),
    "The activities": _labels("activities"),
    "Assessment, and goals agreed": _display("has_assessment"),
    "Asking about music that brings on craving": _display("asks_about_craving"),
    "The setting": _display("setting"),
    "The length of stay": lambda p: p.stay,
    "Who it is for": _labels("treats"),
    "Who it is open to": _display("open_to"),
    "The ages": _labels("ages"),
    "Where people are taken from": _display("takes_from"),
    "Detox on site": _display("detox_on_site"),
    "Who pays": _labels("funding"),
    "The price": lambda p: p.price,
    "The waiting time": _display("waiting_time"),
    "The languages": lambda p: join_words(p.languages_labels),
    "Access": _labels("access"),
}
WORDINGS = {
    "name": "the name",
    "summary": "the summary",
    "description": "the description",
    "follows_sessions": "which sessions it comes after",
    "craving_policy": "what is done about music that brings on craving",
    "takes_from_area": "the area it takes people from",
    "price_includes": "what the price includes",
    "leaving_early": "what happens to the money if someone leaves early",
}
ASKED_ABOUT = {
    Topic.FREQUENCY: "how often",
    Topic.LEADERSHIP: "who leads it",
    Topic.AFTERCARE: "the music after leaving",
    Topic.PRICE: "the price",
    Topic.PRACTICAL: "practical details",
}
CHECKED = {
    CheckMethod.PHONE: "We asked the centre by phone about",
    CheckMethod.WEBSITE: "We read the centre’s website about",
    CheckMethod.REGISTER: "We looked in a public register for",
    CheckMethod.VISIT: "We visited and asked about",
    CheckMethod.DOCUMENT: "We read a document from the centre about",
    CheckMethod.LETTER: "We wrote to the centre about",
}


@dataclass(frozen=True)
class Span:
    """Days on which it was in the list; `left_at`, the moment it left, is None while it is listed."""

    first: datetime.date
    last: datetime.date = datetime.date.max
    left_at: datetime.datetime | None = None

    def holds(self, on: datetime.date, written_at: datetime.datetime) -> bool:
        """Whether something of that day, written down at that moment, is of this time."""
        return self.first <= on <= self.last and (self.left_at is None or written_at <= self.left_at)


# A day, the moment of its last save, and the listing as it stood then.
State = tuple[datetime.date, datetime.datetime, Programme]


@dataclass(frozen=True)
class Day:
    """What happened to a listing on one day, each a whole sentence; `changed_at` is when the last was written down."""

    on: datetime.date
    sentences: tuple[str, ...]
    changed_at: datetime.datetime


@override(settings.LANGUAGE_CODE)
def history_of(programme: Programme) -> list[Day]:
    """Newest first, from the day it was first published. What happened while it was not listed is not told, but for
    what became of it. In English: its sentences are not translated."""
    states = _ends_of_days(programme)
    if not states:
        return []
    first, published_at, _ = states[0]
    told: list[Told] = [(first, published_at, "Listed here for the first time."), *_changes(states)]
    spans = _listed(states)
    told += (
        one
        for one in (*_checks(programme, first), *looks_and_posts(programme, first))
        if any(span.holds(*one[:2]) for span in spans)
    )
    days: dict[datetime.date, list[Told]] = defaultdict(list)
    for one in told:
        days[one[0]].append(one)
    return [_day(on, days[on]) for on in sorted(days, reverse=True)]


def _day(on: datetime.date, told: list[Told]) -> Day:
    return Day(on, tuple(sentence for *_, sentence in told), max(at for _, at, _ in told))


def _ends_of_days(programme: Programme) -> list[State]:
    """The listing as it stood at the end of each day it was saved on, and when that was; oldest first, since it was
    published."""
    ends: dict[datetime.date, tuple[datetime.datetime, Programme]] = {}
    for row in programme.history.order_by("history_date", "history_id"):
        if ends or row.status == ListingStatus.PUBLISHED:
            ends[timezone.localdate(row.history_date)] = row.history_date, row.history_object
    return [(on, at, state) for on, (at, state) in ends.items()]


def _listed(states: list[State]) -> list[Span]:
    """When it was in the list."""
    spans: list[Span] = []
    for on, at, state in states:
        is_listed = state.status == ListingStatus.PUBLISHED
        if spans and spans[-1].left_at is None and not is_listed:
            spans[-1] = replace(spans[-1], last=on, left_at=at)
        elif is_listed and (not spans or spans[-1].left_at is not None):
            spans.append(Span(on))
    if spans and spans[-1].left_at is None:
        return [replace(span, left_at=None) for span in spans]  # what was found out meanwhile is public again
    return spans


def _changes(states: list[State]) -> Iterator[Told]:
    """What was written while it was not listed is told when it is listed again."""
    *_, listed = states[0]
    for (*_, before), (on, at, after) in pairwise(states):
        if before.status != after.status:
            yield on, at, _what_became(after)
        if after.status == ListingStatus.PUBLISHED:
            for sentence in _differences(listed, after):
                yield on, at, sentence
            listed = after


def _what_became(programme: Programme) -> str:
    if programme.status == ListingStatus.PUBLISHED:
        return "Listed again."
    if programme.status == ListingStatus.CLOSED:
        return f"{programme.get_closed_reason_display()}."
    return "We began to ask again, to list it anew."


def _differences(before: Programme, after: Programme) -> Iterator[str]:
    for label, read in ANSWERS.items():
        if (old := read(before)) != (new := read(after)):
            yield _change(label, old, new)
    if before.centre_id != after.centre_id:
        yield "It moved to another centre."
    reworded = [words for name, words in WORDINGS.items() if getattr(before, name) != getattr(after, name)]
    if reworded:
        yield f"Reworded: {join_words(reworded)}."


def _change(label: str, old: str, new: str) -> str:
    if not old:
        return f"{label}: now known, {new}."
    if not new:
        return f"{label}: no longer known, was {old}."
    return f"{label}: changed from {old} to {new}."


def _checks(programme: Programme, since: datetime.date) -> Iterator[Told]:
    """One sentence for all that was asked on a day in one way."""
    asked: dict[tuple, list[str]] = defaultdict(list)
    recorded: dict[tuple, datetime.datetime] = {}
    checks = FactCheck.objects.filter(programme=programme, checked_on__gte=since).that_answered()
    for check in checks.order_by("checked_on", "recorded_at", "pk"):
        is_known = check.outcome != CheckOutcome.ASKED_NOT_KNOWN
        key = check.checked_on, check.method, is_known
        recorded[key] = max(check.recorded_at, recorded.get(key, check.recorded_at))
        topics = asked[key]
        if ASKED_ABOUT[check.topic] not in topics:
            topics.append(ASKED_ABOUT[check.topic])
    for (on, method, is_known), topics in asked.items():
        ending = "." if is_known else ", and found no answer."
        yield on, recorded[on, method, is_known], f"{CHECKED[method]} {join_words(topics)}{ending}"
