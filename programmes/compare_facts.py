"""What programmes are compared by: every fact of a listing, in the words of its page."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from programmes import freshness
from programmes.evidence import Evidence
from programmes.models import Programme
from programmes.vocabulary import NOT_KNOWN, Aftercare, AftercareLength, Regulator, Topic


@dataclass(frozen=True)
class Cell:
    """What one programme says of a fact: no words where nobody knows, and `is_firm` where it is not in doubt.

    `checked` says when it was checked, of a fact that has a check of its own. What a centre or a curator wrote,
    as `words` or as `more`, is not translated.
    """

    words: str = ""
    more: str = ""
    is_firm: bool = True
    checked: str = ""
    is_due: bool = False
    is_own: bool = False
    is_more_own: bool = False

    @property
    def is_known(self) -> bool:
        return bool(self.words or self.more)


@dataclass(frozen=True)
class Column:
    """One of the programmes, loaded with `for_detail()`, without the texts that may not be shown."""

    programme: Programme
    evidence: dict[Topic, Evidence]
    questions: list[str]
    address: str
    today: datetime.date


Reader = Callable[[Column], Cell]


def _words(name: str) -> Reader:
    return lambda column: Cell(capfirst(getattr(column.programme, name)))


def _own_words(name: str) -> Reader:
    return lambda column: Cell(capfirst(getattr(column.programme, name)), is_own=True)


def _choice(name: str, more: str = "") -> Reader:
    def read(column: Column) -> Cell:
        one = column.programme
        is_known = getattr(one, name) != NOT_KNOWN
        words = str(getattr(one, f"get_{name}_display")()) if is_known else ""
        return Cell(words, getattr(one, more) if more else "", is_more_own=bool(more))

    return read


def _members(name: str) -> Reader:
    return lambda column: Cell(", ".join(map(str, getattr(column.programme, f"{name}_labels"))))


def _afterwards(read: Reader) -> Reader:
    """Of music that stops on leaving there is nothing more to know."""

    def read_unless_it_stops(column: Column) -> Cell:
        stops = Aftercare.STOPS in column.programme.aftercare
        return Cell(gettext("It stops on leaving")) if stops else read(column)

    return read_unless_it_stops


def _proven(topic: Topic, read: Reader) -> Reader:
    """The same with the day of its check, or why there is none."""

    def read_with_check(column: Column) -> Cell:
        cell, proof = read(column), column.evidence[topic]
        led_by = column.programme.led_by if topic == Topic.LEADERSHIP else ""
        is_due = freshness.is_due(proof.checked_on, column.today, led_by)
        if not proof.checked_on:
            words = str(proof.source)
        elif not cell.words:
            day = date_format(proof.checked_on, "j F Y")
            words = gettext("%(source)s (%(day)s)") % {"source": proof.source, "day": day}
        else:
            words = freshness.in_words(proof.checked_on, column.today, led_by)
        return replace(cell, checked=words, is_due=is_due or not cell.words)

    return read_with_check


def _who_leads(column: Column) -> Cell:
    return Cell(column.programme.who_leads, is_firm=column.programme.is_registered)


def _how_long(column: Column) -> Cell:
    one = column.programme
    if one.aftercare_length == AftercareLength.MONTHS:
        months = one.aftercare_months or 0
        return Cell(ngettext("%(number)s month", "%(number)s months", months) % {"number": months})
    return _choice("aftercare_length")(column)


def _where(column: Column) -> Cell:
    centre = column.programme.centre
    region = str(centre.get_region_display())
    return Cell(centre.name, ", ".join(dict.fromkeys(part for part in (centre.town, region) if part)))


def _regulator(column: Column) -> Cell:
    centre = column.programme.centre
    if centre.regulator == Regulator.NOT_KNOWN:
        return Cell()
    if centre.regulator == Regulator.NONE_REQUIRED:
        return Cell(gettext("No regulator has to inspect it"))
    if not centre.rating or not centre.rating_on:
        return Cell(str(centre.get_regulator_display()), gettext("Its rating is not known yet"))
    day = date_format(centre.rating_on, "j F Y")
    report = gettext("%(rating)s, in its report of %(day)s") % {"rating": centre.rating, "day": day}
    return Cell(str(centre.get_regulator_display()), report)


def _run_by(column: Column) -> Cell:
    return Cell(str(column.programme.centre.provider or ""))


def _owner(column: Column) -> Cell:
    provider = column.programme.centre.provider
    return Cell(capfirst(provider.owned_by) if provider else "", is_own=True)


def _checked(column: Column) -> Cell:
    one = column.programme
    is_due = freshness.is_due(one.checked_on, column.today, one.led_by)
    return Cell(freshness.in_words(one.checked_on, column.today, one.led_by), is_firm=not is_due)


FACTS: tuple[tuple[Promise, tuple[tuple[Promise, Reader], ...]], ...] = (
    (
        _("The music"),
        (
            (_("Who leads it"), _proven(Topic.LEADERSHIP, _who_leads)),
            (_("How often"), _proven(Topic.FREQUENCY, _words("how_often"))),
            (_("Format"), _words("format_words")),
            (_("Part of the treatment"), _choice("role_in_treatment")),
            (_("Online"), _choice("music_online")),
            (_("Activities"), _members("activities")),
            (_("Assessment, and goals agreed"), _choice("has_assessment")),
            (_("Comes after"), _own_words("follows_sessions")),
            (
                _("Asks about music that brings on craving"),
                _choice("asks_about_craving", more="craving_policy"),
            ),
        ),
    ),
    (
        _("After you leave"),
        (
            (_("Does the music carry on?"), _proven(Topic.AFTERCARE, _words("after_leaving"))),
            (_("How often afterwards"), _afterwards(_choice("aftercare_frequency"))),
            (_("For how long"), _afterwards(_how_long)),
            (_("Afterwards, where"), _afterwards(_members("aftercare_place"))),
            (_("Afterwards, price"), _afterwards(_choice("aftercare_price"))),
        ),
    ),
    (
        _("The programme"),
        (
            (_("Setting"), _choice("setting")),
            (_("Length of stay"), _words("stay")),
            (_("For"), _members("treats")),
            (_("Open to"), _choice("open_to")),
            (_("Ages"), _members("ages")),
            (_("Takes people from"), _words("area")),
            (_("Detox on site"), _choice("detox_on_site")),
            (_("Waiting time"), _choice("waiting_time")),
            (_("Languages"), _members("languages")),
            (_("Access"), _members("access")),
        ),
    ),
    (
        _("Money"),
        (
            (_("Who pays"), _members("funding")),
            (_("Price"), _proven(Topic.PRICE, _words("price"))),
            (_("What the price includes"), _own_words("price_includes")),
            (_("If someone leaves early"), _own_words("leaving_early")),
        ),
    ),
    (
        _("The centre"),
        (
            (_("Where it is"), _where),
            (_("Regulator and rating"), _regulator),
            (_("Run by"), _run_by),
            (_("Owned by"), _owner),
            (_("When it was checked"), _checked),
        ),
    ),
)
