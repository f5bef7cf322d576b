"""What the map of a search shows: a dot or a circle for every programme found, and what has no place on it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from places.distance import miles_between
from places.towns import Town, Towns, read_towns
from programmes.filters import Radius, View
from programmes.index import Spread
from programmes.map_clusters import Cluster, gather
from programmes.map_frame import Frame, frame_for
from programmes.map_labels import Label, label
from programmes.models import Programme
from programmes.models.listing_words import programmes_in_words
from programmes.search import Search
from programmes.search_page import SearchPage
from programmes.vocabulary import Setting

# Of those without a place, so many are named; the list has all.
MOST_NAMED = 12

# North and east.
Degrees = tuple[float, float]


@dataclass(frozen=True)
class Dot:
    """One link on the map: to a programme, or for a circle to the search around its middle.

    `place` and `county` are the town a circle is called by, or where the programme is.
    """

    name: str
    place: str
    county: str
    href: str
    cluster: Cluster
    is_rough: bool = False

    @property
    def number(self) -> int:
        return len(self.cluster.members)


@dataclass(frozen=True)
class Group:
    """Programmes that have no place on the map for one reason; `href` leads to a list that holds them all."""

    title: str
    number: int
    named: list[Programme]
    href: str

    @property
    def unnamed(self) -> int:
        return self.number - len(self.named)


@dataclass(frozen=True)
class SearchMap:
    frame: Frame
    circles: list[Dot]
    singles: list[Dot]
    labels: list[Label]
    number: int
    rough: int
    groups: list[Group]

    @property
    def has_rough_dot(self) -> bool:
        return any(dot.is_rough for dot in self.singles)

    @property
    def apart(self) -> int:
        return sum(group.number for group in self.groups)

    @property
    def total(self) -> int:
        return self.number + self.apart


def map_of(found: Search, page: SearchPage) -> SearchMap:
    """Every programme found is in just one dot, circle or group. Two queries, however many were found."""
    spread = found.spread()
    frame = frame_for(found.asked.nearby)
    clusters = gather(frame.show(spread.places))
    programmes = _read(
        [spread.ids[one.members[0]] for one in clusters if len(one.members) == 1]
        + [pk for group in (spread.online, spread.unplaced, spread.anywhere) for pk in group[:MOST_NAMED]]
    )
    circles = _circles([one for one in clusters if len(one.members) > 1], spread, page)
    singles = _singles([one for one in clusters if len(one.members) == 1], spread, programmes)
    return SearchMap(
        frame=frame,
        circles=circles,
        singles=singles,
        labels=label([(dot.cluster, dot.place) for dot in (*circles, *singles)], clusters),
        number=len(spread.ids),
        rough=spread.rough,
        groups=_groups(spread, programmes, page),
    )


def _read(pks: list[UUID]) -> dict[UUID, Programme]:
    return Programme.objects.published().select_related("centre").in_bulk(pks)


def _circles(clusters: list[Cluster], spread: Spread, page: SearchPage) -> list[Dot]:
    """The largest first: no two are called by one town."""
    towns, taken, circles = read_towns(), set[Town](), []
    for one in clusters:
        places = [spread.places[n] for n in one.members]
        town = _town_of(places, towns, taken)
        taken.update({town} if town else ())
        circles.append(_circle(one, places, town, page))
    return circles


def _town_of(places: Sequence[Degrees], towns: Towns, taken: set[Town]) -> Town | None:
    """What its middle is best called by; if another circle is, the free town that is nearest to most of its programmes."""
    middle = [sum(degrees) / len(places) for degrees in zip(*places, strict=True)]
    town = towns.near(*middle)
    if town not in taken:
        return town
    theirs = Counter(near for place in places if (near := towns.nearest(*place, besides=taken)))
    return max(theirs, key=lambda one: (theirs[one], one.population, one.name), default=None) or town


def _circle(cluster: Cluster, places: Sequence[Degrees], town: Town | None, page: SearchPage) -> Dot:
    """Leads to the search around the town, as far as it must reach to hold them all."""
    number = programmes_in_words(len(places))
    if not town:
        return Dot(number, "", "", page.link(view=View.LIST), cluster)
    miles = max(miles_between(town.latitude, town.longitude, *place) for place in set(places))
    within = next((one for one in Radius if one != Radius.ANY and miles <= float(one)), Radius.ANY)
    href = page.link(near=town.label, within=within, view=View.LIST)
    return Dot(
        gettext("%(programmes)s around %(town)s") % {"programmes": number, "town": town.label},
        town.name,
        town.county,
        href,
        cluster,
    )


def _singles(clusters: list[Cluster], spread: Spread, programmes: dict[UUID, Programme]) -> list[Dot]:
    """By name. One that was closed since the index was built is not shown."""
    pairs = [(one, programmes.get(spread.ids[one.members[0]])) for one in clusters]
    dots = [_single(cluster, programme) for cluster, programme in pairs if programme]
    return sorted(dots, key=lambda dot: dot.name.casefold())


def _single(cluster: Cluster, programme: Programme) -> Dot:
    centre = programme.centre
    town = centre.town or centre.get_region_display()
    return Dot(
        programme.name, town, centre.county, programme.get_absolute_url(), cluster, centre.is_roughly_placed
    )


def _groups(spread: Spread, programmes: dict[UUID, Programme], page: SearchPage) -> list[Group]:
    as_list = page.link(view=View.LIST)
    parts = [
        (gettext("Online"), spread.online, page.link(setting=(Setting.ONLINE,), view=View.LIST)),
        (gettext("Farther away, but taking people from anywhere in the UK"), spread.anywhere, as_list),
        (gettext("Address confidential, or nobody has told us where"), spread.unplaced, as_list),
    ]
    return [
        Group(title, len(pks), [programmes[pk] for pk in pks[:MOST_NAMED] if pk in programmes], href)
        for title, pks, href in parts
        if pks
    ]
