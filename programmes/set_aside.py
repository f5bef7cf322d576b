"""What of an address the search page sets aside, said on the page: nothing asked is changed in silence.

A choice of a filter that is not understood is said beside its filter (`programmes.search_page`).
"""

from collections.abc import Iterator

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.filter_fields import AnyOf
from programmes.filters import DEFAULT_RADIUS, ProgrammeFilter
from programmes.ordering import Order

# Characters said back of a name that we do not know, and the number of such names.
LONGEST_ECHO, MOST_ECHOED = 40, 5
NEEDS = {
    Order.NEAREST: _("“Nearest” needs a town or postcode, so it was left out."),
    Order.BEST: _("“Best match” needs a word to look for, so it was left out."),
}


def set_aside(given: QueryDict, search: ProgrammeFilter) -> list[str]:
    """A sentence for each thing in the address that was left out; the page number apart."""
    return [*_unknown(given, search), *_repeated(given, search), *_out_of_place(given, search)]


def page_in(given: QueryDict, last: int) -> tuple[int, str]:
    """The page to show, and a sentence if it is not the one asked for."""
    asked = given.get("page") or "1"
    is_number = asked.isascii() and asked.isdigit() and len(asked) < 10
    number = int(asked) if is_number else 0
    if number > last:
        return last, gettext("There is no page %(asked)s: this is the last, page %(last)s.") % {
            "asked": f"{number:,}",
            "last": last,
        }
    if number < 1:
        return 1, gettext("“%(asked)s” is no page: this is the first.") % {"asked": asked[:LONGEST_ECHO]}
    return number, ""


def _unknown(given: QueryDict, search: ProgrammeFilter) -> Iterator[str]:
    names = [name for name in given if name not in search.filters and name != "page"]
    if names:
        echo = ", ".join(f"“{name[:LONGEST_ECHO]}”" for name in names[:MOST_ECHOED])
        sentence = (
            gettext("We do not know %(names)s and more in the address, so it was left out.")
            if len(names) > MOST_ECHOED
            else gettext("We do not know %(names)s in the address, so it was left out.")
        )
        yield sentence % {"names": echo}


def _repeated(given: QueryDict, search: ProgrammeFilter) -> Iterator[str]:
    for name, one in search.filters.items():
        if not isinstance(one, AnyOf) and len(set(given.getlist(name))) > 1:
            yield gettext("“%(filter)s” was given more than once: we used the last.") % {"filter": one.label}
    if len(set(given.getlist("page"))) > 1:
        yield gettext("The page was given more than once: we used the last.")


def _out_of_place(given: QueryDict, search: ProgrammeFilter) -> Iterator[str]:
    if given.get("within", DEFAULT_RADIUS) not in ("", DEFAULT_RADIUS) and not search.nearby.text:
        yield gettext("A distance needs a town or postcode, so it was left out.")
    asked = given.get("sort", "")
    is_lacking = {str(Order.NEAREST): not search.nearby.text, str(Order.BEST): not search.values.get("q")}
    if is_lacking.get(asked):
        yield str(NEEDS[Order(asked)])
    elif asked and asked not in Order:
        yield gettext("We do not know the order “%(order)s”, so it was left out.") % {
            "order": asked[:LONGEST_ECHO]
        }
