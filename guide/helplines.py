"""Help lines: who answers, what for, and where. Numbers are kept as digits and grouped for reading."""

import datetime
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guide.nations import THE_UK, Nation

# The day on which every source below was read, in a stored copy.
CHECKED_ON = datetime.date(2026, 11, 28)


@dataclass(frozen=True)
class HelpLine:
    """A line whose number we read at `source`. `name`: as they call themselves; where that is a word, in translation. `nations`: where its people answer for. `address`: none that we would send a family to."""

    name: str | Promise
    digits: str
    shown: str
    about: str | Promise
    source: str
    address: str
    nations: tuple[Nation, ...] = THE_UK
    checked_on: datetime.date = CHECKED_ON

    @property
    def is_shared(self) -> bool:
        """Whether it answers for more than one nation: it is shown once, and says for which."""
        return len(self.nations) > 1


@dataclass(frozen=True)
class AwaitedLine:
    """A number that we have from somebody else's page alone: staff see it, the public does not."""

    name: str
    shown: str
    about: str


HELP_LINES = (
    HelpLine(
        _("Emergency"),
        "999",
        "999",
        _("When someone’s life is in danger."),
        "Norwood Medical Centre (NHS)",
        "https://www.norwoodmc.co.uk/2024/08/14/nhs-111-option-2-for-crisis-mental-health-support/",
    ),
    HelpLine(
        _("NHS 111"),
        "111",
        "111",
        _("Choose the mental health option. In England, Wales and Scotland."),
        "Oundle Medical Practice (NHS)",
        "https://www.oundlesurgery.nhs.uk/news/accessing-mental-health-services-via-111",
        (Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES),
    ),
    HelpLine(
        "Samaritans",
        "116123",
        "116 123",
        _("Any hour, free, about anything."),
        "Samaritans",
        "https://www.samaritans.org/how-we-can-help/contact-samaritan/",
    ),
    HelpLine(
        "FRANK",
        "03001236600",
        "0300 123 6600",
        _("Drugs: facts, and where to find help."),
        "Northeastern University London",
        "https://reportandsupport.nulondon.ac.uk/support/alcohol-misuse",
    ),
    HelpLine(
        "National Gambling Helpline",
        "08088020133",
        "0808 8020 133",
        _("Gambling: for you or someone close."),
        "GamCare, as reported in October 2019",
        "",
    ),
    HelpLine(
        "Scottish Families Affected by Alcohol and Drugs",
        "08080101011",
        "08080 10 10 11",
        _("For anyone in Scotland over sixteen who worries about someone else’s drinking or drug use."),
        "Voluntary Health Scotland",
        "https://vhscotland.org.uk/kims-blog-supporting-families-affected-by-alcohol-and-drugs/",
        (Nation.SCOTLAND,),
    ),
    HelpLine(
        "DAN 24/7",
        "08088082234",
        "0808 808 2234",
        _("The drug and alcohol helpline for Wales. The call is free."),
        "DAN 24/7",
        "https://dan247.org.uk/Drug_Alcohol.asp",
        (Nation.WALES,),
    ),
    HelpLine(
        "Lifeline",
        "08088088000",
        "0808 808 8000",
        _("For anyone in Northern Ireland in distress, or worried about someone. Any hour, free."),
        "Public Health Agency",
        "https://publichealth.hscni.net/news/world-suicide-prevention-day-contact-lifeline-if-youre-distress-or-despair",
        (Nation.NORTHERN_IRELAND,),
    ),
)

AWAITING_A_CHECK = (
    AwaitedLine("Alcoholics Anonymous", "0800 9177 650", "Drinking: people who have stopped. Great Britain."),
    AwaitedLine("Narcotics Anonymous", "0300 999 1212", "Drugs: people who have stopped. UK."),
    AwaitedLine("Drinkline", "0300 123 1110", "Drinking: for you or someone close."),
)


def lines_of(nation: Nation) -> list[HelpLine]:
    """Those that answer for that nation alone."""
    return [line for line in HELP_LINES if line.nations == (nation,)]


def by_nation() -> dict:
    """Those that several nations share, then each nation that has its own."""
    own = [(nation, lines_of(nation)) for nation in Nation]
    return {
        "shared": [line for line in HELP_LINES if line.is_shared],
        "nations": [(nation, lines) for nation, lines in own if lines],
    }
