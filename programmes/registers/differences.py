"""Where a register and our centre disagree: shown to staff, never settled by itself."""

from dataclasses import dataclass

from programmes.models import Centre, RegisterEntry

COMPARED = (
    "name",
    "street",
    "town",
    "county",
    "postcode",
    "region",
    "phone",
    "website",
    "rating",
    "rating_on",
)


@dataclass(frozen=True)
class Difference:
    label: str
    register: str
    ours: str


def differences(entry: RegisterEntry, centre: Centre) -> list[Difference]:
    """What the register says otherwise; where it says nothing there is no difference."""
    found = []
    for name in COMPARED:
        said, ours = (_text(row, name) for row in (entry, centre))
        if said and said != ours:
            label = str(Centre._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            found.append(Difference(label, said, ours))
    return found


def _text(row: RegisterEntry | Centre, name: str) -> str:
    value = getattr(row, name)
    return "" if value is None else str(getattr(value, "as_e164", value))
