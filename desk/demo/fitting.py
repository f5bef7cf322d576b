"""Which lines fit a listing: "[group here] The group sings" may be said only where both marks hold."""

from collections.abc import Iterable

from programmes.models import Centre, Programme
from programmes.vocabulary import CheckOutcome, Frequency, Setting

REGULAR = (Frequency.SEVERAL_WEEKLY, Frequency.WEEKLY, Frequency.FORTNIGHTLY)
OF_PROGRAMME = {
    "group": lambda p: "group" in p.music_format,
    "alone": lambda p: "one_to_one" in p.music_format,
    "here": lambda p: p.setting in (Setting.RESIDENTIAL, Setting.DAY, Setting.COMMUNITY),
    "stay": lambda p: p.setting == Setting.RESIDENTIAL,
    "day": lambda p: p.setting == Setting.DAY,
    "regular": lambda p: p.frequency in REGULAR,
    "drumming": lambda p: "drumming" in p.activities,
    "craving": lambda p: p.asks_about_craving == "yes",
    "detox": lambda p: p.detox_on_site == "yes",
    "after_weekly": lambda p: p.aftercare_frequency == Frequency.WEEKLY,
    "after_monthly": lambda p: p.aftercare_frequency == Frequency.MONTHLY,
    "after_here": lambda p: "in_person" in p.aftercare_place,
    "after_included": lambda p: p.aftercare_price == "included",
    "range": lambda p: p.price_to is not None,
    "one_price": lambda p: p.price_to is None,
    "website": lambda p: bool(p.centre.website),
}
OF_CENTRE = {
    "phone": lambda centre: bool(centre.phone),
    "email": lambda centre: bool(centre.email),
}
# Of an act of checking: how it came out, and whether somebody said it aloud.
OF_CHECK = {*CheckOutcome.values, "spoken"}


def fitting(lines: Iterable[str], subject: Programme | Centre, *more: str) -> list[str]:
    """The lines, without their marks, whose marks all hold of `subject` or are among `more`.

    Raises KeyError for a mark that nobody defined.
    """
    split = [_split(line) for line in lines]
    of = OF_PROGRAMME if isinstance(subject, Programme) else OF_CENTRE
    return [
        text
        for marks, text in split
        if all(mark in more if mark in OF_CHECK else of[mark](subject) for mark in marks)
    ]


def _split(line: str) -> tuple[list[str], str]:
    if not line.startswith("["):
        return [], line
    marks, _, text = line[1:].partition("] ")
    return marks.split(), text
