"""Help lines: who answers, and what for. Numbers are kept as digits and grouped for reading."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HelpLine:
    name: str
    digits: str
    shown: str
    about: str


HELP_LINES = (
    HelpLine("Emergency", "999", "999", "When someone's life is in danger."),
    HelpLine("NHS 111", "111", "111", "Choose the mental health option. In England, Wales and Scotland."),
    HelpLine("Samaritans", "116123", "116 123", "Any hour, free, about anything."),
    HelpLine("FRANK", "03001236600", "0300 123 6600", "Drugs: facts, and where to find help."),
    HelpLine(
        "National Gambling Helpline", "08088020133", "0808 8020 133", "Gambling: for you or someone close."
    ),
)
