"""Read places from files: the project's own towns and postcode areas, and an operator's outward codes."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from places.models import Nation, PlaceKind
from places.names import keys_for
from places.postcodes import AREAS_FILE, OUTSIDE_UK, OUTWARD_FORM, area, compact, uk_areas

TOWNS_FILE = Path(__file__).parent / "data" / "towns.csv"
OUTCODE_COLUMNS = {"postcode", "lat", "lng", "nation", "county", "place"}
NATION_OF = {nation.label.lower(): nation.value for nation in Nation}


class GazetteerError(Exception):
    """A file that cannot be loaded. The message is one sentence for whoever chose the file."""


@dataclass(frozen=True)
class PlaceRow:
    """What the table should hold of one place."""

    kind: str
    name: str
    district: str
    nation: str
    county: str
    latitude: float
    longitude: float
    population: int = 0
    keys: frozenset[str] = frozenset()


def read_towns() -> Iterator[PlaceRow]:
    """The towns that come with the project."""
    for row in _own(TOWNS_FILE):
        yield PlaceRow(
            kind=PlaceKind.TOWN,
            name=row["name"],
            district=row["district"],
            nation=row["nation"],
            county=row["county"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=int(row["population"]),
            keys=frozenset(keys_for(row["name"], *row["other_names"].split("|"))),
        )


def read_areas() -> Iterator[PlaceRow]:
    """The 121 postcode areas of the UK, each at the middle of its outward codes."""
    for row in _own(AREAS_FILE):
        yield PlaceRow(
            kind=PlaceKind.POSTCODE_AREA,
            name=row["area"],
            district=row["town"],
            nation=row["nation"],
            county="",
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
        )


def read_outcodes(path: Path) -> list[PlaceRow]:
    """The UK's outward codes in an operator's file; codes of the Crown dependencies are left out.

    Raises GazetteerError for anything that is not such a file.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file, strict=True)
            _require_columns(path, reader.fieldnames or [])
            rows = {row["postcode"]: row for row in _whole_rows(path, reader)}
    except OSError as error:
        raise GazetteerError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path} is not a UTF-8 text file.") from error
    except csv.Error as error:
        raise GazetteerError(f"{path} is not a CSV file: {error}.") from error
    if not rows:
        raise GazetteerError(f"{path} holds no outward codes.")
    return [_outcode(path, row) for row in rows.values() if area(compact(row["postcode"])) not in OUTSIDE_UK]


def _own(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _require_columns(path: Path, header: Iterable[str]) -> None:
    missing = sorted(OUTCODE_COLUMNS - set(header))
    if missing:
        raise GazetteerError(f"{path} is not a file of outward codes: it has no column {', '.join(missing)}.")


def _whole_rows(path: Path, reader: csv.DictReader) -> Iterator[dict[str, str]]:
    for row in reader:
        if None in row or None in row.values() or "\0" in "".join(row.values()):
            raise GazetteerError(f"{path}, line {reader.line_num}: the row is damaged.")
        yield row


def _outcode(path: Path, row: dict[str, str]) -> PlaceRow:
    code = compact(row["postcode"])
    if not OUTWARD_FORM.fullmatch(code) or area(code) not in uk_areas():
        raise GazetteerError(f"{path}: “{row['postcode'][:20]}” is not a UK outward code, such as LS21.")
    nation = NATION_OF.get(row["nation"].strip().lower())
    if not nation:
        raise GazetteerError(f"{path}: {code} has no nation of the UK.")
    latitude, longitude = _coordinates(path, code, row)
    return PlaceRow(
        kind=PlaceKind.OUTWARD_CODE,
        name=code,
        district=row["place"].strip()[:100],
        nation=nation,
        county=row["county"].strip()[:100],
        latitude=latitude,
        longitude=longitude,
    )


def _coordinates(path: Path, code: str, row: dict[str, str]) -> tuple[float, float]:
    try:
        latitude, longitude = float(row["lat"]), float(row["lng"])
    except ValueError as error:
        raise GazetteerError(f"{path}: the coordinates of {code} are not numbers.") from error
    if not (49.8 <= latitude <= 60.9 and -8.7 <= longitude <= 1.8):
        raise GazetteerError(f"{path}: the coordinates of {code} are outside the UK.")
    return latitude, longitude
