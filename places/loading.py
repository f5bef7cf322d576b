"""Make the table hold what the files say. Running it again changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db import DEFAULT_DB_ALIAS, transaction

from places.gazetteer import PlaceRow, read_areas, read_towns
from places.models import Place, PlaceKind, PlaceName

COLUMNS = [field.name for field in fields(PlaceRow) if field.name != "keys"]
IDENTITY = ["kind", "name", "district", "nation", "county"]
REST = [column for column in COLUMNS if column not in IDENTITY]


@dataclass
class Report:
    """How many places a load added, changed, removed and found right."""

    created: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0

    def __str__(self) -> str:
        return (
            f"{self.created} added, {self.updated} changed, "
            f"{self.removed} removed, {self.unchanged} already right"
        )

    @property
    def changed(self) -> bool:
        return bool(self.created or self.updated or self.removed)


def load_gazetteer(using: str = DEFAULT_DB_ALIAS) -> Report:
    """The project's own towns and postcode areas."""
    kinds = [PlaceKind.TOWN, PlaceKind.POSTCODE_AREA]
    return _sync(kinds, [*read_towns(), *read_areas()], using)


def load_outcodes(rows: Iterable[PlaceRow], using: str = DEFAULT_DB_ALIAS) -> Report:
    """Outward codes read from an operator's file, in place of those loaded before."""
    return _sync([PlaceKind.OUTWARD_CODE], rows, using)


def _sync(kinds: list[PlaceKind], rows: Iterable[PlaceRow], using: str) -> Report:
    """Write every row that is new or different, and remove places of these kinds that no row names."""
    wanted = {_identity(row): row for row in rows}
    with transaction.atomic(using=using):
        stored = {
            _identity(place): place
            for place in Place.objects.using(using).filter(kind__in=kinds).prefetch_related("names")
        }
        gone = [place.pk for identity, place in stored.items() if identity not in wanted]
        stale = {i: place for i, place in stored.items() if i in wanted and not _same(place, wanted[i])}
        fresh = [row for identity, row in wanted.items() if identity not in stored]
        Place.objects.using(using).filter(pk__in=gone).delete()
        _update(stale, wanted, using)
        _create(fresh, using)
    unchanged = len(stored) - len(gone) - len(stale)
    return Report(created=len(fresh), updated=len(stale), removed=len(gone), unchanged=unchanged)


def _identity(item: Place | PlaceRow) -> tuple[str, ...]:
    return tuple(str(getattr(item, column)) for column in IDENTITY)


def _same(place: Place, row: PlaceRow) -> bool:
    keys = {name.key for name in place.names.all()}
    return keys == row.keys and all(getattr(place, column) == getattr(row, column) for column in REST)


def _create(rows: list[PlaceRow], using: str) -> None:
    places = Place.objects.using(using).bulk_create(
        [Place(**{column: getattr(row, column) for column in COLUMNS}) for row in rows], batch_size=500
    )
    _name(zip(places, rows, strict=True), using)


def _update(stale: dict, wanted: dict, using: str) -> None:
    for identity, place in stale.items():
        for column in REST:
            setattr(place, column, getattr(wanted[identity], column))
    Place.objects.using(using).bulk_update(stale.values(), REST, batch_size=100)
    PlaceName.objects.using(using).filter(place__in=list(stale.values())).delete()
    _name([(place, wanted[identity]) for identity, place in stale.items()], using)


def _name(pairs: Iterable[tuple[Place, PlaceRow]], using: str) -> None:
    names = [PlaceName(place=place, key=key) for place, row in pairs for key in sorted(row.keys)]
    PlaceName.objects.using(using).bulk_create(names, batch_size=1000)
