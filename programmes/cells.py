"""Reads many rows column by column."""

from collections.abc import Collection, Mapping
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import Combinable

AT_A_TIME = 1_000


def read_cells(
    rows: QuerySet, columns: Mapping[str, Combinable], all_different: Collection[str]
) -> dict[str, list]:
    """The cells of each column, as they are stored. `all_different`: columns whose cells are hardly ever equal."""
    found = rows.annotate(**columns).values_list(*columns).iterator()
    cells: dict[str, list] = {name: [] for name in columns}
    same: dict[Any, Any] = {}
    # A few rows at a time, and equal cells as one object: memory is what takes the time.
    while some := list(islice(found, AT_A_TIME)):
        for (name, column), part in zip(cells.items(), zip(*some, strict=True), strict=True):
            column.extend(part if name in all_different else map(same.setdefault, part, part))
    return cells
