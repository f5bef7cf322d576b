"""The strip: a week in treatment as beats, a bar line, then the months that music carries on.

Beats fill from the left, one a session: nobody has told us which days. Dashed outlines are what
nobody knows; they are never left empty, which would read as none.
"""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from programmes.vocabulary import Aftercare, AftercareLength, Frequency

BEATS = 7
MONTHS = 12
LESS_THAN_WEEKLY = {Frequency.FORTNIGHTLY, Frequency.MONTHLY, Frequency.OCCASIONAL}


@dataclass(frozen=True)
class Half:
    """One side of the bar line: the marks by their class, whether they are known, and the same in words."""

    marks: tuple[str, ...]
    words: str
    is_known: bool = True
    goes_on: bool = False


@dataclass(frozen=True)
class Strip:
    week: Half
    after: Half

    @property
    def words(self) -> str:
        return gettext("In treatment: %(week)s. Afterwards: %(after)s.") % {
            "week": self.week.words,
            "after": self.after.words,
        }


def strip_of(programme) -> Strip:
    return Strip(week=_week(programme), after=_after(programme))


def _row(length: int, filled: int, mark: str = "on") -> tuple[str, ...]:
    return (mark,) * filled + ("",) * (length - filled)


def _week(programme) -> Half:
    frequency = Frequency(programme.frequency)
    if frequency in LESS_THAN_WEEKLY:
        return Half(_row(BEATS, 1, "part"), frequency.label.lower())
    if frequency == Frequency.WEEKLY:
        return Half(_row(BEATS, 1), gettext("1 session a week"))
    if frequency == Frequency.SEVERAL_WEEKLY:
        sessions = programme.sessions_per_week
        return Half(_row(BEATS, min(sessions or 2, BEATS)), _several(sessions))
    words = (
        gettext("on request") if frequency == Frequency.ON_REQUEST else gettext("how often is not known yet")
    )
    return Half(_row(BEATS, 0), words, is_known=False)


def _several(sessions: int | None) -> str:
    if not sessions:
        return gettext("more than once a week")
    if sessions <= BEATS:
        return ngettext("%(number)s session a week", "%(number)s sessions a week", sessions) % {
            "number": sessions
        }
    return gettext("%(number)s or more sessions a week") % {"number": BEATS}


def _after(programme) -> Half:
    if not programme.aftercare:
        return Half(_row(MONTHS, 0), gettext("not known yet"), is_known=False)
    if Aftercare.STOPS in programme.aftercare:
        return Half(_row(MONTHS, 0), gettext("stops on leaving"))
    kinds = programme.aftercare_kinds
    if programme.aftercare_length == AftercareLength.NOT_KNOWN:
        return Half(
            _row(MONTHS, 0),
            gettext("%(kinds)s, for how long is not known yet") % {"kinds": kinds},
            is_known=False,
        )
    if programme.aftercare_length == AftercareLength.OPEN_ENDED:
        return Half(
            _row(MONTHS, MONTHS), gettext("%(kinds)s, with no time limit") % {"kinds": kinds}, goes_on=True
        )
    months = programme.aftercare_months
    words = ngettext("%(kinds)s for %(months)s month", "%(kinds)s for %(months)s months", months) % {
        "kinds": kinds,
        "months": months,
    }
    return Half(_row(MONTHS, min(months, MONTHS)), words, goes_on=months > MONTHS)
