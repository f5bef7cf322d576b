"""Invented providers and centres, each near a real town."""

import uuid
from random import Random

from benchmarks.made_up import texts
from places.models import Nation, Place, PlaceKind
from programmes.models import Centre, Provider
from programmes.models.centres import UK_LATITUDES, UK_LONGITUDES
from programmes.vocabulary import CoordinateSource, Region

ENGLISH = [r for r in Region if r not in (Region.SCOTLAND, Region.WALES, Region.NORTHERN_IRELAND)]
OTHER = {
    Nation.SCOTLAND: Region.SCOTLAND,
    Nation.WALES: Region.WALES,
    Nation.NORTHERN_IRELAND: Region.NORTHERN_IRELAND,
}
# Programmes to a centre, centres to a provider.
A_CENTRE, A_PROVIDER = 2, 3
WITHHELD_SHARE = 0.04
# Degrees: how far a centre lies from the middle of its town at most.
STRAY = 0.08


def uid(chance: Random) -> uuid.UUID:
    return uuid.UUID(int=chance.getrandbits(128), version=4)


def providers(chance: Random, programmes: int) -> list[Provider]:
    count = programmes // (A_CENTRE * A_PROVIDER) + 1
    return [Provider(id=uid(chance), name=f"{texts.name(chance)} Trust {n}") for n in range(count)]


def centres(chance: Random, programmes: int, run_by: list[Provider]) -> list[Centre]:
    """Large towns have more of them; of English ones the region falls by chance, which no figure depends on."""
    towns = list(Place.objects.filter(kind=PlaceKind.TOWN).order_by("name", "county", "district", "nation"))
    drawn = chance.choices(
        towns, weights=[town.population + 1000 for town in towns], k=programmes // A_CENTRE + 1
    )
    return [_centre(chance, town, chance.choice(run_by)) for town in drawn]


def _centre(chance: Random, town: Place, provider: Provider) -> Centre:
    is_withheld = chance.random() < WITHHELD_SHARE
    return Centre(
        id=uid(chance),
        provider=provider,
        name=texts.name(chance),
        town=town.name,
        county=town.county,
        nation=town.nation,
        region=OTHER.get(Nation(town.nation)) or chance.choice(ENGLISH),
        latitude=None if is_withheld else _near(chance, town.latitude, UK_LATITUDES),
        longitude=None if is_withheld else _near(chance, town.longitude, UK_LONGITUDES),
        coordinates_from=CoordinateSource.WITHHELD if is_withheld else CoordinateSource.EXACT,
    )


def _near(chance: Random, degrees: float, limits: tuple[float, float]) -> float:
    return min(max(degrees + chance.uniform(-STRAY, STRAY), limits[0]), limits[1])
