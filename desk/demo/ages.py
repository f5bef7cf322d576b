"""How many days ago each question of a programme was last answered."""

from random import Random

from desk.demo.edits import edited_topic
from desk.demo.plans import DAYS, NEVER, OLDER, Plan
from desk.demo.posts import is_valid_but_unasked
from programmes.topics import THREE_QUESTIONS
from programmes.vocabulary import LedBy, Topic


def ages(plan: Plan, chance: Random) -> dict[Topic, int]:
    """Days by topic: all three questions, or nobody would have published it, and perhaps more."""
    if plan.is_blank:
        return {}
    if plan.band == NEVER:
        days = _any_age(plan, chance)
    else:
        oldest = chance.randint(*DAYS[plan.band])
        days = {topic: chance.randint(max(2, oldest // 2), oldest) for topic in THREE_QUESTIONS}
        days[chance.choice((Topic.FREQUENCY, Topic.AFTERCARE))] = oldest
    if plan.outcome == LedBy.REGISTERED:
        days[Topic.LEADERSHIP] = min(days[Topic.LEADERSHIP], chance.randint(2, 160))
    elif is_valid_but_unasked(plan):
        days[Topic.LEADERSHIP] = max(days[Topic.LEADERSHIP], DAYS[OLDER][0])
    return days | _others(chance)


def _any_age(plan: Plan, chance: Random) -> dict[Topic, int]:
    """All were checked once; one of them, before its values were edited."""
    days = {topic: chance.randint(20, 340) for topic in THREE_QUESTIONS}
    if edited := edited_topic(plan):
        days[edited] = chance.randint(120, 340)
    return days


def _others(chance: Random) -> dict[Topic, int]:
    known = {Topic.PRICE: 0.55, Topic.PRACTICAL: 0.75}
    return {topic: chance.randint(10, 700) for topic, share in known.items() if chance.random() < share}
