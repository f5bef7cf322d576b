"""Place a town by its name, with or without the county after it."""

from difflib import get_close_matches

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from places.models import Place, PlaceName
from places.names import key
from places.resolution import PlacedBy, Resolution, choose, offer, placed

LONGEST_NAME = 8  # words
# A town of this size with this many times the people of its next namesake is the one meant: "Preston" is
# not asked about, "Newport" is. A larger town is no namesake for being called so in short (Chester-le-Street).
WELL_KNOWN = 50_000
FAR_LARGER = 20
# What a town counts for whose population nobody gave.
UNKNOWN_POPULATION = 5_000
# Said after a name without telling which place is meant.
FILLING = {"uk", "gb", "united", "kingdom", "great", "britain", "near", "county", "co", "city", "centre"}

SEVERAL = _("There is more than one {name}. Which do you mean?")
NOT_KNOWN = _("We do not know “{text}”. Do you mean {which}?")


def by_name(text: str, words: list[str]) -> Resolution | None:
    """The town, or the choice between its namesakes; None if the words name no town exactly."""
    readings = _readings(words)
    labelled = [p for _, _, namesakes in readings for p in namesakes if _is_labelled(p, " ".join(words))]
    if len(labelled) == 1:
        return placed(labelled[0], PlacedBy.TOWN)
    name, meant = _fitting(readings)
    if len(meant) == 1 or _stands_out(name, meant):
        return placed(meant[0], PlacedBy.TOWN, choices=offer(meant)[1:])
    return choose(SEVERAL.format(name=text.split(",")[0]), meant) if meant else None


def nearly_by_name(text: str, words: list[str]) -> Resolution | None:
    """A town whose county does not fit ("Leeds, Kent"), one after a street, or one misspelt ("Brstol")."""
    places = _named_first(words) or _named_last(words) or _spelled_like(" ".join(words))
    if not places:
        return None
    which = places[0].label if len(places) == 1 else gettext("one of these")
    return choose(NOT_KNOWN.format(text=text, which=which), places)


def named(name: str) -> list[Place]:
    """Towns called just this; by another name or a short form only where none is."""
    called = [row.place for row in PlaceName.objects.filter(key=key(name)).select_related("place")]
    return [place for place in called if key(place.name) == key(name)] or called


def _readings(words: list[str]) -> list[tuple[str, set[str], list[Place]]]:
    """Ways to cut the words into a name that we know and the rest, longest name first; largest town first."""
    names = {" ".join(words[:count]): count for count in range(min(len(words), LONGEST_NAME), 0, -1)}
    found: dict[str, list[Place]] = {}
    for row in PlaceName.objects.filter(key__in=names).select_related("place"):
        found.setdefault(row.key, []).append(row.place)
    return [
        (name, set(words[count:]) - FILLING, sorted(found[name], key=lambda p: (-_size(p), p.pk)))
        for name, count in names.items()
        if name in found
    ]


def _fitting(readings: list[tuple[str, set[str], list[Place]]]) -> tuple[str, list[Place]]:
    """The first reading in which the rest of the words tells of some place, and the places it fits."""
    for name, rest, namesakes in readings:
        meant = [place for place in namesakes if rest <= _told_by(place)]
        if meant:
            return name, meant
    return "", []


def _named_first(words: list[str]) -> list[Place]:
    return next((namesakes for _, _, namesakes in _readings(words)), [])


def _named_last(words: list[str]) -> list[Place]:
    endings = (_fitting(_readings(words[start:]))[1] for start in range(1, len(words[:LONGEST_NAME])))
    return next((places for places in endings if places), [])


def _told_by(place: Place) -> set[str]:
    """Words that may follow the name of this place."""
    return set(key(f"{place.district} {place.county} {place.get_nation_display()}").split())


def _size(place: Place) -> int:
    return place.population or UNKNOWN_POPULATION


def _is_labelled(place: Place, words: str) -> bool:
    """Whether the words are just what we call it: "Harrow, Greater London" is not Harrow on the Hill."""
    return words in (key(place.label), key(place.full_label))


def _stands_out(name: str, places: list[Place]) -> bool:
    """Whether the largest goes by just this name and nobody need ask."""
    if not places or key(places[0].name) != name or places[0].population < WELL_KNOWN:
        return False
    namesakes = [place for place in places[1:] if key(place.name) == name]
    return all(places[0].population >= FAR_LARGER * _size(place) for place in namesakes)


def _spelled_like(name: str) -> list[Place]:
    """Up to three towns whose names begin with the same letter and differ little."""
    keys = (
        PlaceName.objects.filter(key__startswith=name[0]).values_list("key", flat=True).distinct().order_by()
    )
    near = get_close_matches(name, keys, n=3, cutoff=0.8)
    return list(Place.objects.filter(names__key__in=near).distinct().order_by("-population", "pk")[:3])
