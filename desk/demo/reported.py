"""What visitors of the demonstration say is wrong. No names, nothing that could be anybody's."""

from collections.abc import Callable
from dataclasses import dataclass

from enquiries.vocabulary import MistakeState, MistakeTopic
from programmes.models import Programme


@dataclass(frozen=True)
class Reported:
    """`fits`: which listings it can be about."""

    days_ago: int
    topic: MistakeTopic
    wrong: str
    right: str = ""
    leaves_email: bool = False
    state: MistakeState = MistakeState.OPEN
    fits: Callable[[Programme], bool] = lambda programme: True


REPORTS = [
    Reported(
        2,
        MistakeTopic.FREQUENCY,
        "Your page says every week. On the phone they told me it is every second week at the moment.",
        "Every second week, until they find more hours.",
        leaves_email=True,
        fits=lambda programme: programme.frequency == "weekly",
    ),
    Reported(
        5,
        MistakeTopic.CONTACT,
        "The phone number rings and nobody picks up, three days running. Their website shows another.",
        "020 7946 0975",
        fits=lambda programme: bool(programme.centre.phone),
    ),
    Reported(
        9,
        MistakeTopic.PRICE,
        "They quoted more a week than the price you show.",
        fits=lambda programme: bool(programme.price_from),
    ),
    Reported(
        12,
        MistakeTopic.AFTERCARE,
        "The weekly group after leaving does not meet any more.",
        "They hope to start it again in the new year.",
        leaves_email=True,
        fits=lambda p: "group" in p.aftercare and p.aftercare_frequency == "weekly",
    ),
    Reported(
        20,
        MistakeTopic.PRACTICAL,
        "You do not say that it closes over Christmas.",
        "Two weeks, says the notice on their door.",
        fits=lambda programme: programme.setting == "day",
    ),
    Reported(
        27,
        MistakeTopic.LEADERSHIP,
        "They told me that a volunteer leads the music while they look for somebody.",
        fits=lambda programme: programme.led_by_claim == "music_therapist",
    ),
    Reported(
        33,
        MistakeTopic.OTHER,
        "The music is at another house of theirs, a bus ride away. The page does not say so.",
        fits=lambda programme: programme.setting == "residential",
    ),
    Reported(
        48,
        MistakeTopic.FREQUENCY,
        "You say every week. It has been once a month for a while.",
        "Once a month, on a Tuesday.",
        leaves_email=True,
        state=MistakeState.ACCEPTED,
        fits=lambda programme: programme.frequency == "monthly",
    ),
    Reported(
        60,
        MistakeTopic.CONTACT,
        "Mail to the address you show comes back.",
        "They read out the one that is on their website now.",
        state=MistakeState.ACCEPTED,
        fits=lambda programme: bool(programme.centre.email),
    ),
    Reported(
        75,
        MistakeTopic.PRICE,
        "The price had gone up when we asked.",
        state=MistakeState.ACCEPTED,
        fits=lambda programme: bool(programme.price_from),
    ),
    Reported(
        90,
        MistakeTopic.AFTERCARE,
        "You say that nobody knows how long the aftercare runs. Their leaflet does say.",
        "It is on the last page of the leaflet.",
        state=MistakeState.ACCEPTED,
        fits=lambda programme: programme.aftercare_length == "months",
    ),
    Reported(
        41,
        MistakeTopic.OTHER,
        "They have not rung me back.",
        leaves_email=True,
        state=MistakeState.DECLINED,
    ),
    Reported(
        66,
        MistakeTopic.PRACTICAL,
        "Guitar strings at half price, click now",
        state=MistakeState.DECLINED,
    ),
    Reported(
        100,
        MistakeTopic.LEADERSHIP,
        "Whoever leads the drumming is so good that you should call it therapy.",
        state=MistakeState.DECLINED,
        fits=lambda p: "drumming" in p.activities and p.led_by_claim in ("musician", "support_worker"),
    ),
    Reported(
        3,
        MistakeTopic.OTHER,
        "Buy followers and watches cheap, best price, click today.",
        leaves_email=True,
        state=MistakeState.SUSPECTED,
    ),
]
