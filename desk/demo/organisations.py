"""Providers and centres."""

import datetime
import re
from random import Random

from django.utils.text import slugify

from desk.demo.dice import deal, dice, one_of, pick, uid
from desk.demo.rows import areas, read, towns
from places.distance import miles_between
from places.models import Nation
from places.postcodes import area
from programmes.models import Centre, Provider
from programmes.vocabulary import CoordinateSource, Region, Regulator

# Longer than, or past, any number that was ever given out.
NUMBERS = {
    "charity": "GB-CHC-99999{:02d}",
    "company": "GB-COH-999990{:02d}",
    "cic": "GB-COH-999991{:02d}",
    "scottish": "GB-SC-SC9999{:02d}",
    "northern": "GB-NIC-9999{:02d}",
}
NATIONS = {
    Region.SCOTLAND: Nation.SCOTLAND,
    Region.WALES: Nation.WALES,
    Region.NORTHERN_IRELAND: Nation.NORTHERN_IRELAND,
}
STREETS = [
    "Mill Lane",
    "Chapel Street",
    "Station Road",
    "Castle Street",
    "Victoria Terrace",
    "Back Lane",
    "Bridge Street",
    "Church Walk",
    "Albert Road",
    "Dyer Street",
    "Quarry Road",
    "North Parade",
    "Orchard Road",
    "Tanner’s Row",
    "Wellington Street",
    "Meadow Lane",
]
WELSH_STREETS = ["Heol y Felin", "Stryd y Bont", "Lôn y Capel", "Ffordd yr Orsaf", "Heol yr Eglwys"]
# Only these two are known to sum a service up in words or grades; the others' words are left out.
RATINGS: dict[str, dict[str, int]] = {
    Regulator.CQC: {"Good": 58, "Outstanding": 10, "Requires improvement": 17, "Inadequate": 3, "": 12},
    Regulator.CARE_INSPECTORATE: {
        "Grades 5 to 6 (very good to excellent)": 3,
        "Grades 4 to 5 (good to very good)": 5,
        "Grades 3 to 4 (adequate to good)": 2,
        "": 1,
    },
}
REGISTRATION = {
    Regulator.CQC: "1-0000{:05d}",
    Regulator.CARE_INSPECTORATE: "CS0000000{:03d}",
    Regulator.HIS: "00{:03d}",
    Regulator.CIW: "SIN-0000{:04d}",
    Regulator.HIW: "H0000{:03d}",
    Regulator.RQIA: "00000{:03d}",
}
SOURCES = {
    CoordinateSource.EXACT: 64,
    CoordinateSource.OUTCODE: 16,
    CoordinateSource.TOWN: 6,
    CoordinateSource.AREA: 9,
}

# Miles. Farther from the middle of its postcode area a place would look misplaced: there its town stands in.
FARTHEST_OFF = 5


def host(name: str) -> str:
    return f"{slugify(re.sub('’', '', name))}.example.org"


def providers() -> list[Provider]:
    return [_provider(number, row) for number, row in enumerate(read("providers.csv"))]


def _provider(number: int, row: dict[str, str]) -> Provider:
    form = NUMBERS.get(row["kind"]) if row["owner"] else None
    return Provider(
        id=uid("provider", row["name"]),
        name=row["name"],
        owned_by=row["owner"],
        organisation_id=form.format(number) if form else "",
        website=f"https://{host(row['name'])}/" if number % 7 != 5 else "",
    )


def centres(today: datetime.date) -> list[Centre]:
    rows = list(read("centres.csv"))
    sources = deal("coordinates", SOURCES, len(rows))
    return [_centre(n, row, sources[n], today) for n, row in enumerate(rows)]


def _centre(number: int, row: dict[str, str], source: str, today: datetime.date) -> Centre:
    chance = dice("centre", row["name"])
    centre = Centre(
        id=uid("centre", row["name"], row["town"]),
        name=row["name"],
        street=_street(chance, row["region"]),
        town=row["town"],
        county=_county(row),
        postcode=f"{row['outcode']} {chance.randint(0, 9)}{one_of(chance, 'XYZ')}{one_of(chance, 'XYZ')}",
        nation=NATIONS.get(Region(row["region"]), Nation.ENGLAND),
        region=row["region"],
        phone=f"+442079460{number + 200:03d}" if number % 17 != 8 else "",
        email=f"hello@{host(row['name'])}" if number % 11 != 4 else "",
        website=f"https://{host(row['name'])}/" if number % 13 != 6 else "",
    )
    if row["provider"]:
        centre.provider_id = uid("provider", row["provider"])
    _put_on_map(centre, chance, _source(row, source, number), row)
    _regulate(centre, chance, row, number, today)
    return centre


def _county(row: dict[str, str]) -> str:
    return "" if row["county"] == row["town"] else row["county"]


def _street(chance: Random, region: str) -> str:
    streets = WELSH_STREETS if region == Region.WALES and chance.random() < 0.6 else STREETS
    return f"{chance.randint(1, 96)} {one_of(chance, streets)}"


def _source(row: dict[str, str], source: str, number: int) -> str:
    if "W" in row["offers"].split():
        return CoordinateSource.WITHHELD
    return CoordinateSource.NOT_KNOWN if number % 29 == 7 else source


def _put_on_map(centre: Centre, chance: Random, source: str, row: dict[str, str]) -> None:
    if source == CoordinateSource.AREA and _miles_off(row) > FARTHEST_OFF:
        source = CoordinateSource.TOWN
    centre.coordinates_from = source
    if source in (CoordinateSource.WITHHELD, CoordinateSource.NOT_KNOWN):
        return
    if source == CoordinateSource.AREA:
        middle, spread = areas()[area(row["outcode"])], 0.0
    elif source == CoordinateSource.TOWN:
        middle, spread = towns()[row["town"], row["county"]], 0.0
    else:
        # About half a mile: inside the town, seldom in its sea.
        middle, spread = towns()[row["town"], row["county"]], 0.007
    centre.latitude = round(middle.latitude + chance.uniform(-spread, spread), 5)
    centre.longitude = round(middle.longitude + chance.uniform(-spread, spread), 5)


def _miles_off(row: dict[str, str]) -> float:
    """How far the middle of its postcode area lies from its town."""
    town, middle = towns()[row["town"], row["county"]], areas()[area(row["outcode"])]
    return miles_between(town.latitude, town.longitude, middle.latitude, middle.longitude)


def _regulator(chance: Random, row: dict[str, str], number: int) -> str:
    residential = bool({"R", "W", "M", "G", "U"} & set(row["offers"].split()))
    if number % 23 == 11:
        return Regulator.NOT_KNOWN
    if not residential and chance.random() < 0.55:
        return Regulator.NONE_REQUIRED
    clinic = number % 5 == 0
    return {
        Region.SCOTLAND: Regulator.HIS if clinic else Regulator.CARE_INSPECTORATE,
        Region.WALES: Regulator.HIW if clinic else Regulator.CIW,
        Region.NORTHERN_IRELAND: Regulator.RQIA,
    }.get(Region(row["region"]), Regulator.CQC)


def _regulate(centre: Centre, chance: Random, row: dict[str, str], number: int, today: datetime.date) -> None:
    centre.regulator = _regulator(chance, row, number)
    if centre.regulator not in REGISTRATION:
        return
    centre.registration_id = REGISTRATION[Regulator(centre.regulator)].format(number + 101)
    centre.rating = pick(chance, RATINGS.get(Regulator(centre.regulator), {"": 1}))
    if centre.rating:
        centre.rating_on = today - datetime.timedelta(days=chance.randint(40, 1400))
