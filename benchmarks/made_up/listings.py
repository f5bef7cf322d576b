"""Invented programmes, each meant to have a certain outcome of who leads it."""

import datetime
from random import Random

from benchmarks.made_up import texts
from benchmarks.made_up.places import uid
from desk.demo import facts
from desk.demo.dice import pick, some
from programmes.models import Centre, Programme
from programmes.vocabulary import Frequency, LedBy, ListingStatus, TakesFrom

# Who leads it, in a hundred programmes.
OUTCOMES = {
    LedBy.REGISTERED: 22,
    LedBy.CLAIMED: 24,
    LedBy.OUT_OF_DATE: 8,
    LedBy.NOT_REGISTERED: 4,
    LedBy.ACTIVITY: 20,
    LedBy.NOT_KNOWN: 22,
}
SETTING = {"residential": 46, "day": 20, "community": 22, "online": 4, "not_known": 8}
OPEN_TO = {"everyone": 70, "women": 8, "men": 6, "not_known": 16}
AGES: dict[tuple[str, ...], int] = {
    ("adults",): 34,
    ("adults", "over_65"): 38,
    ("under_18",): 4,
    ("under_18", "adults"): 4,
    (): 20,
}
DETOX = {"yes": 24, "no": 40, "not_known": 36}
OWNED_BY = {"charity": 48, "company": 36, "public": 10, "": 6}
PRICE_KNOWN = 0.55


def programme(chance: Random, n: int, centre: Centre, outcome: LedBy, today: datetime.date) -> Programme:
    setting, owner = pick(chance, SETTING), pick(chance, OWNED_BY)
    frequency = pick(chance, facts.FREQUENCY[outcome])
    takes_from = pick(chance, facts.TAKES_FROM[setting == "community"])
    return Programme(
        id=uid(chance),
        centre=centre,
        name=texts.name(chance),
        slug=f"made-up-{n}",
        status=ListingStatus.PUBLISHED,
        published_on=today - datetime.timedelta(days=chance.randrange(900)),
        summary=texts.summary(chance),
        description=texts.description(chance),
        frequency=frequency,
        sessions_per_week=_sessions(chance, frequency),
        led_by_claim=pick(chance, facts.CLAIM[outcome]),
        music_format=pick(chance, facts.FORMAT),
        activities=some(chance, facts.ACTIVITIES),
        aftercare=pick(chance, facts.AFTERCARE[outcome == LedBy.REGISTERED]),
        setting=setting,
        treats=pick(chance, facts.TREATS),
        open_to=pick(chance, OPEN_TO),
        ages=pick(chance, AGES),
        takes_from=takes_from,
        takes_from_area=centre.town if takes_from == TakesFrom.AREA else "",
        detox_on_site=pick(chance, DETOX),
        funding=some(chance, facts.FUNDED[owner]),
        price_from=_price(chance, owner),
        waiting_time=pick(chance, facts.WAITING),
        access=some(chance, facts.ACCESS),
    )


def _sessions(chance: Random, frequency: str) -> int | None:
    if frequency == Frequency.SEVERAL_WEEKLY:
        return pick(chance, facts.SESSIONS[True])
    return 1 if frequency == Frequency.WEEKLY and chance.random() < 0.5 else None


def _price(chance: Random, owner: str) -> int | None:
    limits = facts.PRICES.get(owner)
    if limits is None or chance.random() > PRICE_KNOWN:
        return None
    return round(chance.uniform(*limits))
