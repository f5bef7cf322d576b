"""Make the table hold what the files say. Running it again changes nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import itemgetter

from django.db import DEFAULT_DB_ALIAS, transaction

from places.gazetteer import PlaceRow, read_areas, read_towns
from places.models import Place, PlaceKind, PlaceName

COLUMNS = [field.name for field in fields(PlaceRow) if field.name != "keys"]
IDENTITY = itemgetter("kind", "name", "district", "nation", "county")


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
    wanted = {IDENTITY(vars(row)): row for row in rows}
    with transaction.atomic(using=using):
        stored = _stored(kinds, using)
        right = {row for row in wanted.values() if row in stored}
        wrong = {row: pk for row, pk in stored.items() if row not in right}
        missing = [row for row in wanted.values() if row not in right]
        # Nothing refers to a place, so one that changed is simply written again.
        Place.objects.using(using).filter(pk__in=wrong.values()).delete()
        _create(missing, using)
    updated = sum(IDENTITY(vars(row)) in wanted for row in wrong)
    return Report(len(missing) - updated, updated, len(wrong) - updated, len(right))


def _stored(kinds: list[PlaceKind], using: str) -> dict[PlaceRow, int]:
    """What the table holds, as rows of a file would say it. No models: they take four times as long."""
    keys = defaultdict(set)
    names = PlaceName.objects.using(using).filter(place__kind__in=kinds).order_by()
    for pk, key in names.values_list("place_id", "key"):
        keys[pk].add(key)
    places = list(Place.objects.using(using).filter(kind__in=kinds).order_by().values("pk", *COLUMNS))
    pks = [place.pop("pk") for place in places]
    return {PlaceRow(keys=frozenset(keys[pk]), **place): pk for pk, place in zip(pks, places, strict=True)}


def _create(rows: list[PlaceRow], using: str) -> None:
    places = Place.objects.using(using).bulk_create(
        [Place(**{column: getattr(row, column) for column in COLUMNS}) for row in rows], batch_size=500
    )
    names = [
        PlaceName(place=place, key=key)
        for place, row in zip(places, rows, strict=True)
        for key in sorted(row.keys)
    ]
    PlaceName.objects.using(using).bulk_create(names, batch_size=1000)
