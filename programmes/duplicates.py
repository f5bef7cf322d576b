"""Listings that are likely the same one twice, with why they look alike. Nobody is merged without a person."""

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from programmes.models import Centre, KnownApart, Programme
from programmes.remembered import made_of, remembered
from programmes.standings import as_text
from programmes.vocabulary import ClosedReason
from therapists.plain_letters import fold

# Of names whose words are put in order: above this share of equal letters they are near.
NEAR = 0.85
# What so many share says nothing of any two of them, and there would be no end of pairs.
MOST_ALIKE = 40
NAME, NEAR_NAME = "the same name", "nearly the same name"
POSTCODE, PHONE = "the same postcode", "the same phone number"
HOST, NUMBER = "the same website", "the same registration number"
TOWN, CENTRE = "the same town", "the same centre"


# What a programme's two have to share, beside the name.
DECISIVE = (CENTRE, POSTCODE, PHONE, HOST)


@dataclass(frozen=True)
class Pair:
    first: Centre | Programme
    second: Centre | Programme
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Likely:
    """The keys of two."""

    first: UUID
    second: UUID
    reasons: tuple[str, ...]


class _Traits(NamedTuple):
    """What two listings are compared by, each folded; empty where it is not known."""

    key: str
    title: str
    name: str
    shared: dict[str, Hashable]
    is_programme: bool = False


def likely(model: type[Centre] | type[Programme], today: datetime.date) -> list[Likely]:
    """Each two that look alike and that nobody judged not the same; most reasons first, then by name."""
    apart = set(KnownApart.objects.values_list("first", "second"))
    found = _alike_programmes(today) if model is Programme else _alike_centres(today)
    return [one for one in found if tuple(sorted((one.first, one.second))) not in apart]


def load(model: type[Centre] | type[Programme], some: Sequence[Likely]) -> list[Pair]:
    """The listings of some of them, but of what was deleted a moment ago. One query."""
    around = "centre" if model is Programme else "provider"
    keys = {key for one in some for key in (one.first, one.second)}
    rows = model._default_manager.select_related(around).in_bulk(keys)
    there = [one for one in some if one.first in rows and one.second in rows]
    return [Pair(rows[one.first], rows[one.second], one.reasons) for one in there]


@remembered
def _alike_centres(_today: datetime.date) -> list[Likely]:
    return _among_centres(_read_centres())


@remembered
def _alike_programmes(_today: datetime.date) -> list[Likely]:
    """Those that were closed as merged are settled."""
    programmes = Programme.objects.exclude(closed_reason=ClosedReason.MERGED).order_by("pk")
    return _among_programmes(
        (_read_centres(), list(programmes.values_list(as_text("pk"), "name", as_text("centre"))))
    )


# What changes most is a check, of which neither of these knows anything.
@made_of
def _among_centres(rows: list[tuple]) -> list[Likely]:
    return _alike([_Traits(pk, name, _name(name), traits) for pk, name, traits in _centres(rows)])


@made_of
def _among_programmes(rows: tuple[list[tuple], list[tuple]]) -> list[Likely]:
    centres, programmes = rows
    at = {pk: {CENTRE: pk, **traits} for pk, _, traits in _centres(centres)}
    return _alike([_Traits(pk, name, _name(name), at[centre], True) for pk, name, centre in programmes])


def keep_apart(first: Centre | Programme, second: Centre | Programme, by) -> None:
    """Remember that they are not the same; asked twice, it is remembered once."""
    low, high = sorted([first.pk, second.pk])
    KnownApart.objects.get_or_create(first=low, second=high, defaults={"decided_by": by})


def kept_apart(model: type[Centre] | type[Programme]) -> QuerySet[KnownApart]:
    """What was judged so of listings of this kind, the newest first; only where both are there still."""
    there = model._default_manager.order_by().values("pk")
    judged = KnownApart.objects.filter(first__in=there, second__in=there)
    return judged.select_related("decided_by").order_by("-decided_at", "-pk")


def _read_centres() -> list[tuple]:
    # As it is stored: to take a number apart takes longer than all the rest.
    centres = Centre.objects.order_by("pk").annotate(dialled=Cast("phone", TextField()))
    columns = (as_text("pk"), "name", "postcode", "dialled", "website", "registration_id", "town")
    return list(centres.values_list(*columns))


def _centres(rows: list[tuple]) -> Iterator[tuple[str, str, dict[str, Hashable]]]:
    """Of each its key, its name, and what it may share with another."""
    for pk, name, postcode, phone, website, number, town in rows:
        yield (
            pk,
            name,
            {
                POSTCODE: postcode,
                PHONE: phone,
                HOST: (urlsplit(website).hostname or "").removeprefix("www."),
                NUMBER: "".join(filter(str.isalnum, number)).lower(),
                TOWN: _name(town),
            },
        )


def _name(text: str) -> str:
    """Its words in the order of the alphabet: “Harbour House” and “The House, Harbour” are near."""
    return " ".join(sorted(fold(text).replace("-", " ").split()))


def _alike(traits: list[_Traits]) -> list[Likely]:
    letters = [_letters(one.name) for one in traits]
    found = []
    for first, second in _candidates(traits):
        one, other = traits[first], traits[second]
        if reasons := _reasons(one, other, letters[first], letters[second]):
            pair = Likely(UUID(one.key), UUID(other.key), tuple(reasons))
            found.append((-len(reasons), one.title, one.key, pair))
    return [row[-1] for row in sorted(found, key=lambda row: row[:3])]


def _candidates(all_traits: Sequence[_Traits]) -> list[tuple[int, int]]:
    """Where each two stand that share a trait which few have."""
    blocks: dict[tuple, list[int]] = defaultdict(list)
    for at, one in enumerate(all_traits):
        for label, value in {NAME: one.name, **one.shared}.items():
            if value:
                blocks[label, value].append(at)
    pairs: set[tuple[int, int]] = set()
    for (label, _), block in blocks.items():
        if 1 < len(block) <= MOST_ALIKE:
            for group in _groups(label, block, all_traits):
                pairs.update(combinations(group, 2))
    return sorted(pairs)


def _groups(label: str, block: list[int], all_traits: Sequence[_Traits]) -> Iterable[list[int]]:
    """Of those that share a trait which is not decisive, the ones that share a decisive one too."""
    if not all_traits[block[0]].is_programme or label in DECISIVE:
        return [block]
    groups: dict[tuple, list[int]] = defaultdict(list)
    for at in block:
        for decisive in DECISIVE:
            if value := all_traits[at].shared[decisive]:
                groups[decisive, value].append(at)
    return groups.values()


def _reasons(one: _Traits, other: _Traits, letters: int, other_letters: int) -> list[str]:
    """None if they are not enough to call them alike."""
    reasons = [label for label, value in one.shared.items() if value and value == other.shared[label]]
    if one.name == other.name:
        reasons = [NAME, *reasons]
    # Comparing letters takes the longest by far, and for most pairs it could change nothing.
    elif (
        _are_enough([NEAR_NAME, *reasons], one.is_programme)
        and _may_be_near(one.name, other.name, letters, other_letters)
        and _are_near(one.name, other.name)
    ):
        reasons = [NEAR_NAME, *reasons]
    return reasons if _are_enough(reasons, one.is_programme) else []


def _letters(name: str) -> int:
    """Which characters it has, as bits."""
    bits = 0
    for letter in {*name}:
        bits |= 1 << ord(letter) % 64
    return bits


def _may_be_near(one: str, other: str, letters: int, other_letters: int) -> bool:
    """False only where the ratio below cannot be so high: a character that the other has not matches nothing."""
    most = min(
        len(one) - (letters & ~other_letters).bit_count(),
        len(other) - (other_letters & ~letters).bit_count(),
    )
    return 2 * most / (len(one) + len(other)) >= NEAR


def _are_near(one: str, other: str) -> bool:
    match = SequenceMatcher(None, one, other)
    # The quick ones are never below the true one.
    return all(ratio() >= NEAR for ratio in (match.real_quick_ratio, match.quick_ratio, match.ratio))


def _are_enough(reasons: list[str], is_programme: bool) -> bool:
    """A group's centres share its phone and its website; a centre's programmes share all but the name."""
    said = set(reasons)
    is_named = bool({NAME, NEAR_NAME} & said)
    if is_programme:
        return is_named and bool({CENTRE, POSTCODE, PHONE, HOST} & said)
    is_in_place = POSTCODE in said and bool({PHONE, HOST} & said)
    return NUMBER in said or is_in_place or (is_named and len(said) > 1)
