"""What a listing said before somebody edited it, one topic at a time."""

import copy

from desk.demo.plans import NEVER, Plan
from programmes.models import Programme
from programmes.vocabulary import NOT_KNOWN, Frequency, ListingStatus, Topic, WaitingTime

# How many days ago the values that no check vouches for were written.
EDITED_AGO = 40
NO_AFTERCARE = {
    "aftercare": (),
    "aftercare_frequency": NOT_KNOWN,
    "aftercare_length": NOT_KNOWN,
    "aftercare_months": None,
    "aftercare_place": (),
    "aftercare_price": NOT_KNOWN,
}


def edited_topic(plan: Plan) -> Topic | None:
    """The question whose answer was edited after its check, which therefore vouches for nothing."""
    if plan.band != NEVER or plan.status != ListingStatus.PUBLISHED:
        return None
    return Topic.FREQUENCY if plan.number % 2 == 0 else Topic.AFTERCARE


def can_have_changed(programme: Programme, topic: str) -> bool:
    """Whether what it says of the topic can be what a check found out."""
    return {
        Topic.FREQUENCY: programme.frequency != NOT_KNOWN,
        Topic.LEADERSHIP: programme.led_by_claim != NOT_KNOWN,
        Topic.AFTERCARE: bool(programme.aftercare),
        Topic.PRICE: programme.price_from is not None,
        Topic.PRACTICAL: programme.waiting_time != NOT_KNOWN,
    }[Topic(topic)]


def before_edit(programme: Programme, *topics: str) -> Programme:
    """A copy that says of each topic what the listing said before."""
    earlier = copy.copy(programme)
    for topic in topics:
        for name, value in _before(programme, Topic(topic)).items():
            setattr(earlier, name, value)
    return earlier


def _before(programme: Programme, topic: Topic) -> dict:
    if topic == Topic.FREQUENCY:
        return {"frequency": _other_frequency(programme.frequency), "sessions_per_week": None}
    if topic == Topic.LEADERSHIP:
        return {"led_by_claim": NOT_KNOWN}
    if topic == Topic.AFTERCARE:
        return NO_AFTERCARE | ({} if programme.aftercare else {"aftercare": ("local_music",)})
    if topic == Topic.PRICE:
        return {"price_from": round((programme.price_from or 0) * 0.93)}
    return {"waiting_time": _other_wait(programme.waiting_time)}


def _other_frequency(frequency: str) -> str:
    if frequency == NOT_KNOWN:
        return Frequency.OCCASIONAL
    return Frequency.FORTNIGHTLY if frequency == Frequency.MONTHLY else Frequency.MONTHLY


def _other_wait(waiting_time: str) -> str:
    return WaitingTime.MONTH if waiting_time == WaitingTime.WEEK else WaitingTime.WEEK
