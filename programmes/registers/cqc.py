"""What both files of the Care Quality Commission share. It covers England alone."""

import re

from programmes.registers.problems import Problems
from programmes.registers.repairs import repair_phone, repair_postcode, repair_website
from programmes.vocabulary import Region

RESIDENTIAL = "Rehabilitation (substance abuse)"
COMMUNITY = "Community services - Substance abuse"
SUBSTANCE_MISUSE = {RESIDENTIAL.casefold(), COMMUNITY.casefold()}
# "1-" and 5 to 12 digits, or the code an NHS site has with the Organisation Data Service (RXE00).
LOCATION_ID = re.compile(r"1-[0-9]{5,12}|(?=.*[A-Z])[A-Z0-9]{5,9}")

# As CQC spells them and as the Office for National Statistics does.
REGIONS = {label.casefold(): value for value, label in Region.choices} | {
    "yorkshire & humberside": Region.YORKSHIRE,
    "yorkshire and humberside": Region.YORKSHIRE,
    "yorkshire & the humber": Region.YORKSHIRE,
    "east": Region.EAST,
    "east england": Region.EAST,
}


def location_id(text: str) -> str:
    """The id in capitals; "" if it is none of CQC's."""
    text = text.upper()
    return text if LOCATION_ID.fullmatch(text) else ""


def region(text: str) -> str:
    return REGIONS.get(text.casefold(), "")


def once(names: list[str]) -> list[str]:
    """In the file's order, each name once: CQC's lists repeat some."""
    first: dict[str, str] = {}
    for name in filter(None, names):
        first.setdefault(name.casefold(), name)
    return list(first.values())


def contact(problems: Problems, phone: str, website: str, postcode: str) -> dict[str, str]:
    """Columns that both files spoil in the same ways."""
    return {
        "phone": problems.repair("phone", repair_phone, phone, "UK number"),
        "website": problems.repair("website", repair_website, website, "web address"),
        "postcode": problems.repair("postcode", repair_postcode, postcode, "UK postcode"),
    }
