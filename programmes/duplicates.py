"""Listings that are likely the same one twice, with why they look alike. Nobody is merged without a person."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from urllib.parse import urlsplit

from django.db.models import QuerySet

from programmes.models import Centre, KnownApart, Programme
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


@dataclass(frozen=True)
class Pair:
    first: Centre | Programme
    second: Centre | Programme
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Traits:
    """What two listings are compared by, each folded; empty where it is not known."""

    row: Centre | Programme
    name: str
    shared: dict[str, Hashable]


def alike_centres() -> list[Pair]:
    centres = Centre.objects.select_related("provider").order_by("pk")
    return _pairs([_Traits(centre, _name(centre.name), _of_centre(centre)) for centre in centres])


def alike_programmes() -> list[Pair]:
    """Those that were closed as merged are settled."""
    programmes = Programme.objects.exclude(closed_reason=ClosedReason.MERGED)
    return _pairs(
        [
            _Traits(one, _name(one.name), {CENTRE: one.centre_id} | _of_centre(one.centre))
            for one in programmes.select_related("centre").order_by("pk")
        ]
    )


def keep_apart(first: Centre | Programme, second: Centre | Programme, by) -> None:
    """Remember that they are not the same; asked twice, it is remembered once."""
    low, high = sorted([first.pk, second.pk])
    KnownApart.objects.get_or_create(first=low, second=high, defaults={"decided_by": by})


def kept_apart(model: type[Centre] | type[Programme]) -> QuerySet[KnownApart]:
    """What was judged so of listings of this kind, the newest first; only where both are there still."""
    there = model._default_manager.order_by().values("pk")
    judged = KnownApart.objects.filter(first__in=there, second__in=there)
    return judged.select_related("decided_by").order_by("-decided_at", "-pk")


def _of_centre(centre: Centre) -> dict[str, Hashable]:
    return {
        POSTCODE: centre.postcode,
        PHONE: str(centre.phone),
        HOST: (urlsplit(centre.website).hostname or "").removeprefix("www."),
        NUMBER: "".join(filter(str.isalnum, centre.registration_id)).lower(),
        TOWN: _name(centre.town),
    }


def _name(text: str) -> str:
    """Its words in the order of the alphabet: “Harbour House” and “The House, Harbour” are near."""
    return " ".join(sorted(fold(text).replace("-", " ").split()))


def _pairs(all_traits: list[_Traits]) -> list[Pair]:
    """Most reasons first, then by name."""
    apart = set(KnownApart.objects.values_list("first", "second"))
    found = []
    for one, other in _candidates(all_traits):
        if (min(one.row.pk, other.row.pk), max(one.row.pk, other.row.pk)) in apart:
            continue
        if reasons := _reasons(one, other):
            found.append(Pair(one.row, other.row, tuple(reasons)))
    return sorted(found, key=lambda pair: (-len(pair.reasons), pair.first.name, str(pair.first.pk)))


def _candidates(all_traits: Iterable[_Traits]) -> Iterator[tuple[_Traits, _Traits]]:
    """Each two that share a trait, once."""
    blocks: dict[tuple, list[int]] = defaultdict(list)
    traits = list(all_traits)
    for at, one in enumerate(traits):
        for label, value in {NAME: one.name, **one.shared}.items():
            if value:
                blocks[label, value].append(at)
    small = (block for block in blocks.values() if 1 < len(block) <= MOST_ALIKE)
    for first, second in sorted({pair for block in small for pair in combinations(block, 2)}):
        yield traits[first], traits[second]


def _reasons(one: _Traits, other: _Traits) -> list[str]:
    """None if they are not enough to call them alike."""
    is_programme = isinstance(one.row, Programme)
    reasons = [label for label, value in one.shared.items() if value and value == other.shared[label]]
    if one.name == other.name:
        reasons = [NAME, *reasons]
    # Comparing letters takes the longest by far, and for most pairs it could change nothing.
    elif _are_enough([NEAR_NAME, *reasons], is_programme) and _are_near(one.name, other.name):
        reasons = [NEAR_NAME, *reasons]
    return reasons if _are_enough(reasons, is_programme) else []


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
