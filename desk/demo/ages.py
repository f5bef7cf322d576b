"""How many days ago each question of a programme was last answered."""

from random import Random

from desk.demo.plans import AGEING, FRESH, NEVER, OLDER, Plan
from desk.demo.posts import is_valid_but_unasked
from programmes.vocabulary import LedBy, Topic

# Well inside six months, twelve months and beyond, so that no day of the year tips one over.
DAYS = {FRESH: (4, 165), AGEING: (192, 345), OLDER: (380, 900)}


def ages(plan: Plan, chance: Random) -> dict[Topic, int]:
    """Days by topic; a topic that is missing was never checked."""
    if plan.is_blank:
        return {}
    if plan.band == NEVER:
        days = _unfinished(plan, chance)
    else:
        oldest = chance.randint(*DAYS[plan.band])
        days = {Topic.FREQUENCY: oldest}
        for topic in (Topic.LEADERSHIP, Topic.AFTERCARE):
            days[topic] = chance.randint(max(2, oldest // 2), oldest)
    if plan.outcome == LedBy.REGISTERED:
        days[Topic.LEADERSHIP] = min(days[Topic.LEADERSHIP], chance.randint(2, 160))
    elif is_valid_but_unasked(plan):
        days[Topic.LEADERSHIP] = max(days[Topic.LEADERSHIP], DAYS[OLDER][0])
    return days | _others(days, chance)


def is_edited_since(plan: Plan) -> bool:
    """The frequency was edited after its check, which therefore vouches for nothing."""
    return plan.band == NEVER and not plan.is_blank and plan.number % 2 == 0


def _unfinished(plan: Plan, chance: Random) -> dict[Topic, int]:
    """Something is missing: nothing checked at all, or one question left, or the values edited since."""
    if plan.outcome != LedBy.REGISTERED and not is_edited_since(plan) and chance.random() < 0.6:
        return {}
    days = {topic: chance.randint(20, 340) for topic in (Topic.LEADERSHIP, Topic.AFTERCARE)}
    if is_edited_since(plan):
        days[Topic.FREQUENCY] = chance.randint(120, 340)
    return days


def _others(days: dict[Topic, int], chance: Random) -> dict[Topic, int]:
    if not days:
        return {}
    known = {Topic.PRICE: 0.55, Topic.PRACTICAL: 0.75}
    return {topic: chance.randint(10, 700) for topic, share in known.items() if chance.random() < share}
