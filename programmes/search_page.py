"""What the results page shows of a search: boxes, chips, a heading, links to other orders."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, reduce

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from programmes.filters import FACETS, ProgrammeFilter, Radius, View
from programmes.models.listing_words import programmes_in_words
from programmes.ordering import Order
from programmes.search_boxes import boxes_of
from programmes.words import Found as Words

# Shown open; the others fold away under "More ways to narrow it down".
FIRST_FACETS = ("frequency", "led_by", "aftercare", "treats", "setting", "funding")
OTHER_FACETS = tuple(name for name in FACETS if name not in FIRST_FACETS)


@dataclass(frozen=True)
class Chip:
    """One thing chosen, and the address of the same search without it."""

    label: str
    href: str


@dataclass(frozen=True)
class Loosening:
    """One thing to take away, and how many programmes there are at the address of the search without it."""

    without: str
    number: int
    href: str


class SearchPage:
    """`chosen` and `counts` are by filter and value."""

    def __init__(self, search: ProgrammeFilter, counts: dict[str, dict[str, int]]):
        self.search = search
        self.counts = counts
        self.chosen: dict[str, tuple[str, ...]] = {
            name: values for name in FACETS if (values := search.values.get(name))
        }

    @property
    def first_boxes(self) -> SafeString:
        return boxes_of(FIRST_FACETS, self.chosen, self.counts, self._errors)

    @property
    def other_boxes(self) -> SafeString:
        return boxes_of(OTHER_FACETS, self.chosen, self.counts, self._errors)

    @property
    def is_more_chosen(self) -> bool:
        return not self.chosen.keys().isdisjoint(OTHER_FACETS)

    @cached_property
    def chips(self) -> list[Chip]:
        chips = (
            [Chip(f"“{self._asked_by_name('q')}”", self.link(q=""))] if self.search.values.get("q") else []
        )
        if self.search.nearby.text:
            chips.append(Chip(self._near_label(), self.link(near="")))
        for name, values in self.chosen.items():
            chips += [Chip(_chip_label(name, one), self._link_without(name, one)) for one in values]
        return chips

    def heading(self, total: int) -> str:
        """`30 programmes near Leeds`; what is not bound to a place is counted apart."""
        place = self.search.nearby.place
        words = {"programmes": programmes_in_words(total), "place": place.label if place else ""}
        if not place and self.search.nearby.text:
            return gettext("%(programmes)s, not narrowed to a place") % words
        if not place:
            return words["programmes"]
        if self.search.nearby.within == "any":
            is_nearest = self.search.order == Order.NEAREST
            how = (
                gettext("%(programmes)s, nearest %(place)s first")
                if is_nearest
                else gettext("%(programmes)s, however far from %(place)s")
            )
            return how % words
        miles = int(self.search.nearby.within)
        how = ngettext(
            "%(programmes)s within %(miles)s mile of %(place)s",
            "%(programmes)s within %(miles)s miles of %(place)s",
            miles,
        )
        return how % (words | {"miles": miles})

    def meant(self, words: Words | None) -> Chip | None:
        """The same search with its misspelt words put right, where that finds something."""
        if not words or not words.suggestion:
            return None
        return Chip(words.suggestion, self.link(q=words.suggestion))

    def farther(self, number: int) -> Chip | None:
        """Where the radius holds nothing: the same search without one, which finds so many."""
        if not number:
            return None
        return Chip(
            gettext("%(programmes)s farther away") % {"programmes": programmes_in_words(number)},
            self.link(within=Radius.ANY, sort="", view=""),
        )

    def loosening(self, totals: Mapping[str, int]) -> Loosening | None:
        """Of the things asked for, the one to take away to find most; none if no single one is in the way.

        `totals`: how many programmes there are without each, by its name in the address.
        """
        name = max(totals, key=lambda one: totals[one], default="")
        if not name or not totals[name]:
            return None
        if name == "within" and (place := self.search.nearby.place):
            href = self.link(within=Radius.ANY)
            without = gettext("At any distance from %(place)s") % {"place": place.label}
            return Loosening(without, totals[name], href)
        without = gettext("Without “%(choice)s”") % {"choice": self._asked_by_name(name)}
        return Loosening(without, totals[name], self.link(**{name: ""}))

    def _asked_by_name(self, name: str) -> str:
        if name == "q":
            return self.search.values["q"].strip()
        labels = [_chip_label(name, value) for value in self.chosen[name]]
        return reduce(
            lambda one, other: gettext("%(one)s or %(other)s") % {"one": one, "other": other}, labels
        )

    @property
    def place_problem(self) -> str:
        """What to say beside the place field when it led nowhere. The rest of the search stands."""
        resolution = self.search.nearby.resolution
        return resolution.sentence if resolution and not resolution.found else ""

    @property
    def outside(self) -> str:
        """The country of a place outside the UK, as it is called within a sentence."""
        resolution = self.search.nearby.resolution
        return resolution.outside if resolution else ""

    @property
    def outside_path(self) -> str:
        """Where it says what covers such places."""
        return _path("guide:outside-the-uk")

    @property
    def problems(self) -> list[str]:
        """What the page says beside its fields of what was not understood, a sentence each."""
        of_fields = [error for errors in self.search.errors.values() for error in errors]
        return of_fields + list(self._errors.values()) + [self.place_problem] * bool(self.place_problem)

    @property
    def place_choices(self) -> list[Chip]:
        """The places perhaps meant, each a link to the same search there."""
        resolution = self.search.nearby.resolution
        return (
            [Chip(one.label, self.link(near=one.query)) for one in resolution.choices] if resolution else []
        )

    @property
    def orders(self) -> list[Chip]:
        """The other orders this search can have."""
        others = [order for order in self.search.orders if order != self.search.order]
        return [Chip(str(order.label), self.link(sort=order)) for order in others]

    @property
    def views(self) -> list[Chip]:
        """The same search as a list and on a map; no address for the one shown."""
        return [
            Chip(str(view.label), "" if view == self.search.shown_as else self.link(view=view))
            for view in View
        ]

    @property
    def everything(self) -> str:
        """The address of a search for nothing in particular, shown in the same way."""
        return f"?view={View.MAP}" if self.search.shown_as == View.MAP else "."

    def address(self, page: int) -> str:
        """Where this page of this search is, whatever address it was asked at."""
        query = self.search.canonical(page=page)
        return self.path + (f"?{query}" if query else "")

    @property
    def path(self) -> str:
        """Where the search is, with nothing asked."""
        return _path("programmes:list")

    @cached_property
    def feed(self) -> str:
        """Where the feed of this search is; it has one order, and no pages."""
        query = self.search.canonical(sort="", view="", page="")
        return _path("programmes:feed") + (f"?{query}" if query else "")

    def link(self, **changes) -> str:
        """The same search with `changes`, as `ProgrammeFilter.canonical` takes them; on its first page."""
        query = self.search.canonical(**changes)
        return f"?{query}" if query else "."

    @cached_property
    def _errors(self) -> dict[str, str]:
        """What to say beside a filter of a choice that it does not have."""
        odd = {name: self.search.not_understood(name) for name in FACETS}
        return {
            name: gettext("We did not understand “%(choice)s”, so it was left out.")
            % {"choice": values[0][:40]}
            for name, values in odd.items()
            if values
        }

    def _link_without(self, name: str, value: str) -> str:
        return self.link(**{name: tuple(one for one in self.chosen[name] if one != value)})

    def _near_label(self) -> str:
        place = self.search.nearby.place
        asked = place.label if place else f"“{self.search.nearby.text[:40]}”"
        return gettext("Near %(place)s") % {"place": asked}


@cache
def _path_in(name: str, _language: str | None) -> str:
    return reverse(name)


def _path(name: str) -> str:
    return _path_in(name, get_language())


def _chip_label(name: str, value: str) -> str:
    one = FACETS[name]
    label = str(one.labels[value])
    plain = value not in ("not_known", "yes", "no") and name not in ("aftercare", "price", "checked")
    return label if plain else f"{one.label}: {label.lower()}"
