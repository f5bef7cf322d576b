"""Programmes, as the plans and the shares of their facts have it."""

import datetime
from random import Random

from desk.demo import facts
from desk.demo.describing import describe, is_thin, summarise
from desk.demo.dice import deal, dice, one_of, pick, some, uid
from desk.demo.edits import NO_AFTERCARE
from desk.demo.fitting import fitting
from desk.demo.moments import days_before, evening_of
from desk.demo.plans import Plan
from desk.demo.rows import read
from desk.demo.sentences import CRAVING, FOLLOWS, LEAVING_EARLY, PRICE_INCLUDES
from programmes.models import Programme
from programmes.vocabulary import NOT_KNOWN, ClosedReason, Frequency, LedBy, ListingStatus

TREATS: dict[str, dict] = {"G": facts.TREATS_GAMBLING, "Y": facts.TREATS_YOUNG}
# What they offer is called a group.
GROUPS = ("C", "Y")
KINDS = {"scottish": "charity", "northern": "charity", "cic": "charity", "partnership": "company"} | {
    "nhs": "public",
    "council": "public",
}


def programmes(plans: list[Plan], today: datetime.date) -> list[Programme]:
    kinds = {row["name"]: KINDS.get(row["kind"], row["kind"]) for row in read("providers.csv")}
    often = _frequencies(plans)
    return [_programme(p, often[p.number], kinds.get(p.row["provider"], ""), today) for p in plans]


def _frequencies(plans: list[Plan]) -> dict[int, str]:
    """Dealt within each outcome, so that the shares are exact."""
    dealt: dict[int, str] = {}
    for outcome, shares in facts.FREQUENCY.items():
        numbers = [plan.number for plan in plans if plan.outcome == outcome]
        present = {value: share for value, share in shares.items() if share}
        dealt |= dict(zip(numbers, deal(f"frequency {outcome}", present, len(numbers)), strict=True))
    return dealt


def _programme(plan: Plan, frequency: str, kind: str, today: datetime.date) -> Programme:
    chance = dice("programme", plan.slug)
    programme = Programme(
        id=uid("programme", plan.slug),
        centre_id=uid("centre", plan.row["name"], plan.row["town"]),
        name=plan.name,
        slug=plan.slug,
        frequency=frequency,
    )
    _set_status(programme, plan, chance, today)
    _set_music(programme, plan, chance)
    _set_aftercare(programme, plan, chance)
    _set_stay(programme, plan, chance)
    _set_who(programme, plan, chance)
    _set_ways_in(programme, plan, chance)
    _set_money(programme, kind, chance)
    if is_thin(programme, plan):
        _forget(programme, plan)
    _add_policies(programme, dice("policies", plan.slug))
    programme.summary = summarise(programme, plan, chance)
    programme.description = describe(programme, plan, chance)
    return programme


def _set_status(programme: Programme, plan: Plan, chance: Random, today: datetime.date) -> None:
    programme.status = plan.status
    if plan.status == ListingStatus.DRAFT:
        return
    age = chance.randint(60, 700)
    programme.published_on = days_before(today, age)
    if plan.status == ListingStatus.CLOSED:
        programme.closed_on = days_before(today, chance.randint(5, 50))
        programme.closed_reason = ClosedReason.values[plan.number // 26 % len(ClosedReason.values)]
    programme.changed_at = evening_of(programme.closed_on or programme.published_on)


def _is_known_well(plan: Plan) -> bool:
    return plan.outcome in (LedBy.REGISTERED, LedBy.OUT_OF_DATE)


def _set_music(programme: Programme, plan: Plan, chance: Random) -> None:
    well = _is_known_well(plan)
    if programme.frequency == Frequency.SEVERAL_WEEKLY:
        programme.sessions_per_week = pick(chance, facts.SESSIONS[plan.code not in ("C", "Y", "O")])
    elif programme.frequency == Frequency.WEEKLY and chance.random() < 0.7:
        programme.sessions_per_week = 1
    if programme.frequency != Frequency.NOT_KNOWN:
        programme.session_minutes = pick(chance, facts.MINUTES)
    programme.role_in_treatment = pick(chance, facts.ROLE[well])
    programme.music_format = pick(chance, facts.FORMAT)
    if plan.code in GROUPS and "group" not in programme.music_format:
        programme.music_format = ("group", *programme.music_format)
    programme.music_online = "yes" if plan.code == "O" else pick(chance, facts.YES_NO | {"yes": 10})
    programme.activities = some(chance, facts.ACTIVITIES) if well or chance.random() < 0.6 else ()  # type: ignore[assignment]
    programme.led_by_claim = pick(chance, facts.CLAIM[plan.outcome])
    programme.has_assessment = pick(chance, facts.ASSESSED.get(LedBy(plan.outcome), facts.ASSESSED_OTHERWISE))
    programme.asks_about_craving = pick(chance, facts.YES_NO)
    if well and plan.code in ("R", "W", "M", "D", "G") and chance.random() < 0.4:
        programme.follows_sessions = one_of(chance, FOLLOWS)


def _set_aftercare(programme: Programme, plan: Plan, chance: Random) -> None:
    programme.aftercare = pick(chance, facts.AFTERCARE[_is_known_well(plan)])
    if not programme.aftercare or "stops" in programme.aftercare:
        return
    if programme.aftercare != ("local_music",):
        programme.aftercare_frequency = pick(chance, facts.AFTERCARE_OFTEN)
    programme.aftercare_length = pick(chance, facts.AFTERCARE_LENGTH)
    if programme.aftercare_length == "months":
        programme.aftercare_months = pick(chance, facts.AFTERCARE_MONTHS)
    programme.aftercare_place = pick(chance, facts.AFTERCARE_PLACE)
    programme.aftercare_price = pick(chance, facts.AFTERCARE_PRICE)


def _set_stay(programme: Programme, plan: Plan, chance: Random) -> None:
    programme.setting = facts.SETTING.get(plan.code, "residential")
    stays = facts.STAYS.get("second" if plan.code == "R2" else programme.setting, {(None, None): 1})
    programme.shortest_stay_days, programme.longest_stay_days = pick(chance, stays)
    if programme.setting == "residential":
        programme.detox_on_site = pick(chance, facts.DETOX)
    elif programme.setting != "not_known":
        programme.detox_on_site = pick(chance, {"no": 3, "not_known": 1})


def _set_who(programme: Programme, plan: Plan, chance: Random) -> None:
    if plan.code != "U":
        programme.treats = pick(chance, TREATS.get(plan.code, facts.TREATS))
    named = {"W": "women", "M": "men", "R2": "men" if " M " in f" {plan.row['offers']} " else "everyone"}
    programme.open_to = named.get(plan.code) or pick(chance, facts.OPEN_TO[plan.code in ("C", "Y", "O")])
    programme.ages = pick(chance, facts.AGES_YOUNG if plan.code == "Y" else facts.AGES)
    programme.takes_from = _takes_from(plan, chance)
    if programme.takes_from == "area":
        programme.takes_from_area = plan.row["county"]


def _set_ways_in(programme: Programme, plan: Plan, chance: Random) -> None:
    programme.waiting_time = pick(chance, facts.WAITING)
    programme.languages = _languages(plan, chance)  # type: ignore[assignment]
    programme.access = some(chance, facts.ACCESS) if chance.random() < 0.75 and plan.code != "O" else ()  # type: ignore[assignment]


def _takes_from(plan: Plan, chance: Random) -> str:
    if plan.code == "O":
        return "anywhere"
    return pick(chance, facts.TAKES_FROM[plan.code in ("C", "Y", "D")])


def _languages(plan: Plan, chance: Random) -> tuple[str, ...]:
    if chance.random() < 0.3 and plan.row["region"] != "wales":
        return ()
    more = some(chance, facts.LANGUAGES.get(plan.row["region"], facts.LANGUAGES[""]))
    rare = some(chance, {"bsl": 0.05, "romanian": 0.03})
    return ("english", *more, *rare)


def _set_money(programme: Programme, kind: str, chance: Random) -> None:
    programme.funding = some(chance, facts.FUNDED[kind]) if chance.random() < 0.85 or kind == "public" else ()  # type: ignore[assignment]
    if "private" not in programme.funding or chance.random() < 0.3:
        return
    _set_price(programme, kind, chance)


def _forget(programme: Programme, plan: Plan) -> None:
    """What the description owns not to know, no field may know."""
    unknown = {"activities": (), "has_assessment": NOT_KNOWN, "asks_about_craving": NOT_KNOWN} | NO_AFTERCARE
    if plan.code not in GROUPS:
        unknown["music_format"] = ()
    for name, value in unknown.items():
        setattr(programme, name, value)


def _add_policies(programme: Programme, chance: Random) -> None:
    """What is written freely, after the facts that it must fit."""
    if programme.asks_about_craving == "yes":
        programme.craving_policy = one_of(chance, fitting(CRAVING, programme))
    if programme.price_from and programme.setting in ("residential", "day"):
        programme.price_includes = one_of(chance, [*fitting(PRICE_INCLUDES, programme), ""])
        programme.leaving_early = one_of(chance, [*LEAVING_EARLY, "", ""])


def _set_price(programme: Programme, kind: str, chance: Random) -> None:
    low, high = facts.PRICES.get(kind, facts.PRICES["charity"])
    share = {"residential": 1.0, "day": 0.35}.get(programme.setting, 0.08)
    price = round(chance.triangular(low, high, low * 1.3) * share / 10) * 10
    programme.price_from = max(price, 15)
    if chance.random() < 0.45:
        dearest = round(programme.price_from * chance.uniform(1.15, 1.8) / 10) * 10
        programme.price_to = max(dearest, programme.price_from)
