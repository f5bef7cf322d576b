"""Find the header by the names of its columns, and give each row by our names for them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from programmes.registers.leads import Lead, Skip
from programmes.registers.refusal import RegisterFileError
from programmes.registers.repairs import clean, is_yes
from programmes.registers.sources import SheetRow, Source

HEADER_WITHIN = 50  # rows of a sheet that may stand above its header
# A row that holds this share of the columns is meant as the header.
NEARLY = 0.5


@dataclass(frozen=True)
class Cells:
    """One row: text by our column names, and the names of the flag columns that say yes."""

    number: int
    values: Mapping[str, str]
    flags: Sequence[str] = ()

    def __getitem__(self, column: str) -> str:
        return self.values[column]


@dataclass(frozen=True)
class Format:
    """One format of a register's file.

    `columns` gives the spellings that we know for each column needed; whatever else a file holds is
    never looked at. `flag_prefixes` begin the names of columns that hold Y or nothing. `read` makes
    of a row a lead, a row to skip, or None for a service that is no concern of ours.
    """

    title: str
    columns: Mapping[str, tuple[str, ...]]
    read: Callable[[Cells], Lead | Skip | None]
    flag_prefixes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Header:
    """Where each column of a format stands in this file."""

    format: Format
    row: SheetRow
    positions: Mapping[str, int]
    flags: Mapping[str, int] = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        return [aliases[0] for name, aliases in self.format.columns.items() if name not in self.positions]

    @property
    def width(self) -> int:
        return max((n for n, text in enumerate(self.row.cells, 1) if text.strip()), default=0)

    def cells(self, row: SheetRow) -> Cells:
        texts = row.cells
        values = {name: texts[at] if at < len(texts) else "" for name, at in self.positions.items()}
        flags = [name for name, at in self.flags.items() if at < len(texts) and is_yes(texts[at])]
        return Cells(row.number, {name: clean(text) for name, text in values.items()}, flags)


def read_rows(source: Source, formats: Sequence[Format], register: str, name: str):
    """The format, and its rows one by one. Raises RegisterFileError where the file is not as it should be."""
    header = _find_header(source.rows, formats, register, name)
    return header.format, _rows_below(source, header, name)


def _find_header(rows: Iterator[SheetRow], formats: Sequence[Format], register: str, name: str) -> Header:
    nearest: Header | None = None
    for row in rows:
        if row.number > HEADER_WITHIN:
            continue
        for header in (_match(row, format) for format in formats):
            if not header.missing:
                _refuse_twice(header, name)
                return header
            if nearest is None or _share(header) > _share(nearest):
                nearest = header
    if nearest and _share(nearest) >= NEARLY:
        columns = ", ".join(f"“{column}”" for column in nearest.missing)
        raise RegisterFileError(f"{name} lacks the column {columns} of {nearest.format.title}.")
    raise RegisterFileError(f"{name} is not a file of the {register}: no row holds its column names.")


def _match(row: SheetRow, format: Format) -> Header:
    places: dict[str, int] = {}
    for position, text in enumerate(row.cells):
        places.setdefault(_key(text), position)
    positions = {
        column: places[_key(alias)]
        for column, aliases in format.columns.items()
        for alias in reversed(aliases)
        if _key(alias) in places
    }
    prefixes = tuple(_key(prefix) for prefix in format.flag_prefixes)
    flags = {clean(row.cells[at]): at for key, at in places.items() if prefixes and key.startswith(prefixes)}
    return Header(format, row, positions, flags)


def _share(header: Header) -> float:
    return len(header.positions) / len(header.format.columns)


def _refuse_twice(header: Header, name: str) -> None:
    keys = [_key(text) for text in header.row.cells]
    for position in header.positions.values():
        if keys.count(keys[position]) > 1:
            raise RegisterFileError(f"{name} holds the column “{clean(header.row.cells[position])}” twice.")


def _rows_below(source: Source, header: Header, name: str) -> Iterator[Cells]:
    width = len(header.row.cells)
    for row in source.rows:
        if row.sheet != header.row.sheet:
            return
        if not any(text.strip() for text in row.cells):
            continue
        too_long = any(text.strip() for text in row.cells[header.width :])
        if too_long or (len(row.cells) < width and not source.may_be_short):
            raise RegisterFileError(
                f"{name}, row {row.number}: it has {len(row.cells)} cells where the header has {width}, "
                "so the file is damaged: download it again."
            )
        yield header.cells(row)


def _key(text: str) -> str:
    return clean(text).casefold().replace("’", "'")
