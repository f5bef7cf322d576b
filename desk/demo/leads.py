"""Rows of registers, some judged and some not. All invented, with ids of a form never given out."""

import datetime
from collections.abc import Iterator

from django.contrib.auth.models import User

from desk.demo.dice import dice, one_of
from desk.demo.moments import days_before, evening_of
from desk.demo.organisations import STREETS
from programmes.models import Centre, Judgement, Register, RegisterEntry
from programmes.vocabulary import Region, Regulator

# name, provider, town, region, outward code
ROWS = [
    ("Rushy Dyke House", "Rushy Dyke Care Ltd", "Boston", Region.EAST_MIDLANDS, "PE21"),
    ("Garrick Thorn", "", "Lichfield", Region.WEST_MIDLANDS, "WS13"),
    ("Old Ropery Clinic", "Netherloom House", "Barrow in Furness", Region.NORTH_WEST, "LA14"),
    ("Saffron Dell", "Saffron Dell Recovery Ltd", "Braintree", Region.EAST, "CM7"),
    ("Trinity Steps Community Team", "", "Grimsby", Region.YORKSHIRE, "DN31"),
    ("The Brickmakers’ House", "Cobbold Fenn Ltd", "Kettering", Region.EAST_MIDLANDS, "NN16"),
    ("Puddletown Row Dental", "", "Dorchester", Region.SOUTH_WEST, "DT1"),
    ("Westering House Nursing Home", "Westering Care Ltd", "Bideford", Region.SOUTH_WEST, "EX39"),
    ("Drovers’ End", "Drovers’ End Partnership", "Kelso", Region.SCOTLAND, "TD5"),
    ("Ardglass Brae", "Ardglass Brae Ltd", "Oban", Region.SCOTLAND, "PA34"),
    ("Hollin Clough", "", "Huddersfield", Region.YORKSHIRE, "HD1"),
    ("Mizzen Street Service", "Quillon Health", "Weymouth", Region.SOUTH_WEST, "DT4"),
    ("Thrift Bank", "Thrift Bank CIC", "Whitehaven", Region.NORTH_WEST, "CA28"),
    ("Saltern Way", "Saltern Way Ltd", "Gosport", Region.SOUTH_EAST, "PO12"),
    ("Cressbrook Lea", "", "Buxton", Region.EAST_MIDLANDS, "SK17"),
    ("Tarn Beck Hall", "Tarn Beck Ltd", "Ulverston", Region.NORTH_WEST, "LA12"),
    ("Peat Rigg Clinic", "Peat Rigg Health", "Whitby", Region.YORKSHIRE, "YO21"),
    ("Fallow Street Surgery", "", "Bedford", Region.EAST, "MK40"),
]
JUDGED = {2: Judgement.MAYBE, 4: Judgement.MAYBE, 6: Judgement.NOT_OURS, 7: Judgement.NOT_OURS} | {
    9: Judgement.MAYBE,
    17: Judgement.NOT_OURS,
}
REGISTERS = {
    Regulator.CQC: Register.CQC,
    Regulator.CARE_INSPECTORATE: Register.CARE_INSPECTORATE,
}
# How many of our own centres came from a lead.
FROM_LEADS = 12


def register_entries(
    centres: list[Centre], names: dict, today: datetime.date, curator: User
) -> Iterator[RegisterEntry]:
    """`names` gives the provider's name by its id."""
    for number, row in enumerate(ROWS):
        yield _lead(number, row, today, curator)
    ours = [centre for centre in centres if centre.regulator in REGISTERS][:: len(centres) // 20][:FROM_LEADS]
    for centre in ours:
        yield _ours(centre, names.get(centre.provider_id, ""), today, curator)


def _lead(number: int, row: tuple, today: datetime.date, curator: User) -> RegisterEntry:
    name, provider, town, region, outcode = row
    chance = dice("lead", name)
    scottish = region == Region.SCOTLAND
    entry = RegisterEntry(
        register=Register.CARE_INSPECTORATE if scottish else Register.CQC,
        register_id=f"CS0000000{number + 501}" if scottish else f"1-0000{number + 50101}",
        name=name,
        provider_name=provider,
        street=f"{chance.randint(1, 90)} {one_of(chance, STREETS)}",
        town=town,
        postcode=f"{outcode} {chance.randint(0, 9)}ZZ",
        region=region,
        phone=f"+442079460{number + 700:03d}",
        service_types="Alcohol and Drugs Rehabilitation" if scottish else "Rehabilitation (substance abuse)",
        status="Registered",
        first_seen_on=days_before(today, 60),
        last_seen_on=days_before(today, 12),
    )
    if number == 10:
        entry.last_seen_on, entry.gone_on = days_before(today, 40), days_before(today, 12)
    if number in JUDGED:
        _judge(entry, JUDGED[number], days_before(today, 20 + number), curator)
    return entry


def _judge(entry: RegisterEntry, judgement: str, day: datetime.date, curator: User) -> None:
    entry.judgement, entry.judged_by, entry.judged_at = judgement, curator, evening_of(day)


def _ours(centre: Centre, provider: str, today: datetime.date, curator: User) -> RegisterEntry:
    entry = RegisterEntry(
        register=REGISTERS[Regulator(centre.regulator)],
        register_id=centre.registration_id,
        name=centre.name,
        provider_name=provider,
        street=centre.street,
        town=centre.town,
        county=centre.county,
        postcode=centre.postcode,
        region=centre.region,
        latitude=centre.latitude,
        longitude=centre.longitude,
        phone=str(centre.phone.as_e164) if centre.phone else "",
        website=centre.website,
        rating=centre.rating,
        rating_on=centre.rating_on,
        status="Registered",
        first_seen_on=days_before(today, 420),
        last_seen_on=days_before(today, 12),
        centre=centre,
    )
    _judge(entry, Judgement.OURS, days_before(today, 400), curator)
    return entry
