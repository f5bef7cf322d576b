"""A listing's two texts, put together so that they agree with its facts."""

from random import Random

from desk.demo.dice import dice, one_of
from desk.demo.fitting import fitting
from desk.demo.plans import Plan
from desk.demo.sentences import ASSESSMENT, DOING, MANNER, MANNER_OF_A_STAY, ROOMS, THIN
from programmes.models import Programme
from programmes.vocabulary import NOT_KNOWN, LedBy

TREATS = {
    "alcohol": "alcohol",
    "drugs": "drugs",
    "medicines": "prescription medicines",
    "gambling": "gambling",
    "compulsive": "other compulsive behaviour",
}
SUMMARIES = {
    "residential": [
        "A {stay}residential programme{who} for {treats}, in {place}.",
        "Residential treatment{who} for {treats} near {place}{length}.",
        "A house in {place}{who}, for recovery from {treats}{length}.",
        "A {stay}stay{who} on the edge of {place}, for recovery from {treats}.",
    ],
    "day": [
        "A {stay}day programme{who} for {treats}, in {place}.",
        "Treatment by day{who} for {treats} in {place}{length}, home in the evening.",
        "Weekdays in {place}{who}, for recovery from {treats}{length}.",
    ],
    "community": [
        "An evening group{who} in {place} for people in recovery from {treats}.",
        "A group{who} in {place}, open to anyone in recovery from {treats}.",
        "Music each time and tea afterwards{who}, for recovery from {treats}, in {place}.",
        "A community group{who} in {place}, for recovery from {treats}.",
    ],
    "online": [
        "By video, from anywhere in the UK, for {treats}.",
        "A programme by video{who} for {treats}, run from {place}.",
    ],
    "not_known": [
        "A programme in {place}; we are still asking how it runs.",
        "A service in {place} that lists music; few details yet.",
    ],
}
# Where a group says how often it meets, the word “evening” would contradict a young people's one after school.
YOUNG = [
    "A group after school in {place} for young people, about {treats}.",
    "For people under 25 in {place} who want to change their use of {treats}.",
]
WHO = {"women": " for women", "men": " for men"}


def _listed(words: list[str]) -> str:
    if len(words) == len(TREATS):
        return "addiction of any kind"
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else "addiction"


def _weeks(days: int) -> str:
    return f"{days // 7}-week" if days % 7 == 0 and days != 28 else f"{days}-day"


def stay(programme: Programme) -> str:
    """ "12-week ", "28-day ", or nothing where the length varies or is not known."""
    short, long = programme.shortest_stay_days, programme.longest_stay_days
    return f"{_weeks(short)} " if short and short == long else ""


def length(programme: Programme) -> str:
    short, long = programme.shortest_stay_days, programme.longest_stay_days
    if not long:
        return ""
    if short and short != long:
        return f", {short // 7} to {long // 7} weeks"
    return f", {long // 7} weeks" if short else f", up to {long // 7} weeks"


def summarise(programme: Programme, plan: Plan, chance: Random) -> str:
    pattern = one_of(chance, YOUNG if plan.code == "Y" else SUMMARIES[programme.setting])
    text = pattern.format(
        stay=stay(programme) if "{length}" not in pattern else "",
        length=length(programme),
        who=WHO.get(programme.open_to, ""),
        treats=_listed([TREATS[value] for value in programme.treats]),
        place=plan.row["town"].split("/")[0],
    )
    return text.replace("A 8", "An 8").replace("A 11", "An 11").replace("A 18", "An 18")


def is_thin(programme: Programme, plan: Plan) -> bool:
    """So little is known that the description can only say where we looked."""
    if plan.outcome != LedBy.NOT_KNOWN or programme.frequency != NOT_KNOWN:
        return False
    return dice("thin", plan.slug).random() < 0.7


def describe(programme: Programme, plan: Plan, chance: Random) -> str:
    """Three to six sentences; one where hardly anything is known."""
    if is_thin(programme, plan):
        return THIN[plan.number % len(THIN)]
    doing = chance.sample(list(programme.activities), min(2, len(programme.activities)))
    room = "young" if plan.code == "Y" else programme.setting
    manner = fitting(MANNER + (MANNER_OF_A_STAY if room == "residential" else []), programme)
    banks = [ROOMS[room], *(DOING[activity] for activity in doing), ASSESSMENT[programme.has_assessment]]
    found = [one_of(chance, lines) for bank in banks if (lines := fitting(bank, programme))]
    return " ".join([*found, *chance.sample(manner, chance.randint(1, 2))])
