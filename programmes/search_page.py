"""What the results page shows of a search: facets, chips, a heading, links to other orders."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from programmes.filter_fields import AnyOf
from programmes.filters import ProgrammeFilter, Radius, View
from programmes.models.listing_words import plural
from programmes.ordering import Order
from programmes.words import Found as Words

# Shown open; the others fold away under "More ways to narrow it down".
FIRST_FACETS = ("frequency", "led_by", "aftercare", "treats", "setting", "funding")


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    is_chosen: bool
    count: int


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    choices: list[Choice]
    error: str = ""

    @property
    def chosen(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.is_chosen]


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


@dataclass
class SearchPage:
    search: ProgrammeFilter
    counts: dict[str, dict[str, int]]
    facets: list[Facet] = dataclasses.field(init=False)

    def __post_init__(self):
        self.facets = [
            self._facet(name, one) for name, one in self.search.filters.items() if isinstance(one, AnyOf)
        ]

    @property
    def first_facets(self) -> list[Facet]:
        return [facet for facet in self.facets if facet.name in FIRST_FACETS]

    @property
    def other_facets(self) -> list[Facet]:
        return [facet for facet in self.facets if facet.name not in FIRST_FACETS]

    @property
    def is_more_chosen(self) -> bool:
        return any(facet.chosen for facet in self.other_facets)

    @property
    def chips(self) -> list[Chip]:
        chips = (
            [Chip(f"“{self._asked_by_name('q')}”", self.link(q=""))] if self.search.values.get("q") else []
        )
        if self.search.nearby.text:
            chips.append(Chip(self._near_label(), self.link(near="")))
        for facet in self.facets:
            chips += [
                Chip(self._chip_label(facet, choice), self._link_without(facet, choice))
                for choice in facet.chosen
            ]
        return chips

    def heading(self, total: int) -> str:
        """`30 programmes near Leeds`; what is not bound to a place is counted apart."""
        place = self.search.nearby.place
        what = plural(total, "programme")
        if not place:
            return f"{what}, not narrowed to a place" if self.search.nearby.text else what
        if self.search.nearby.within == "any":
            is_nearest = self.search.order == Order.NEAREST
            how = "nearest {} first" if is_nearest else "however far from {}"
            return f"{what}, {how.format(place.label)}"
        return f"{what} within {plural(int(self.search.nearby.within), 'mile')} of {place.label}"

    def meant(self, words: Words | None) -> Chip | None:
        """The same search with its misspelt words put right, where that finds something."""
        if not words or not words.suggestion:
            return None
        return Chip(words.suggestion, self.link(q=words.suggestion))

    def loosening(self, totals: Mapping[str, int]) -> Loosening | None:
        """Of the things asked for, the one to take away to find most; none if no single one is in the way.

        `totals`: how many programmes there are without each, by its name in the address.
        """
        name = max(totals, key=lambda one: totals[one], default="")
        if not name or not totals[name]:
            return None
        if name == "within" and (place := self.search.nearby.place):
            href = self.link(within=Radius.ANY)
            return Loosening(f"At any distance from {place.label}", totals[name], href)
        return Loosening(f"Without “{self._asked_by_name(name)}”", totals[name], self.link(**{name: ""}))

    def _asked_by_name(self, name: str) -> str:
        if name == "q":
            return self.search.values["q"].strip()
        facet = next(facet for facet in self.facets if facet.name == name)
        return " or ".join(self._chip_label(facet, choice) for choice in facet.chosen)

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
    def problems(self) -> list[str]:
        """What the page says beside its fields of what was not understood, a sentence each."""
        of_fields = [str(error) for errors in self.search.form.errors.values() for error in errors]
        of_facets = [facet.error for facet in self.facets if facet.error]
        return of_fields + of_facets + [self.place_problem] * bool(self.place_problem)

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
        return [Chip(order.label, self.link(sort=order)) for order in others]

    @property
    def views(self) -> list[Chip]:
        """The same search as a list and on a map; no address for the one shown."""
        return [
            Chip(view.label, "" if view == self.search.shown_as else self.link(view=view)) for view in View
        ]

    @property
    def everything(self) -> str:
        """The address of a search for nothing in particular, shown in the same way."""
        return f"?view={View.MAP}" if self.search.shown_as == View.MAP else "."

    def address(self, page: int) -> str:
        """Where this page of this search is, whatever address it was asked at."""
        query = self.search.canonical(page=page)
        return reverse("programmes:list") + (f"?{query}" if query else "")

    @property
    def feed(self) -> str:
        """Where the feed of this search is; it has one order, and no pages."""
        query = self.search.canonical(sort="", view="", page="")
        return reverse("programmes:feed") + (f"?{query}" if query else "")

    def link(self, **changes) -> str:
        """The same search with `changes`, as `ProgrammeFilter.canonical` takes them; on its first page."""
        query = self.search.canonical(**changes)
        return f"?{query}" if query else "."

    def _facet(self, name: str, one: AnyOf) -> Facet:
        chosen = self.search.values.get(name) or []
        field = self.search.form.fields[name]
        choices = [
            Choice(value, str(label), value in chosen, self.counts[name][value])
            for value, label in field.choices
        ]
        odd = field.not_understood
        error = f"We did not understand “{odd[0][:40]}”, so it was left out." if odd else ""
        return Facet(name, str(one.label), choices, error)

    def _link_without(self, facet: Facet, choice: Choice) -> str:
        return self.link(**{facet.name: [one.value for one in facet.chosen if one != choice]})

    def _chip_label(self, facet: Facet, choice: Choice) -> str:
        plain = choice.value not in ("not_known", "yes", "no") and facet.name not in (
            "aftercare",
            "price",
            "checked",
        )
        return choice.label if plain else f"{facet.label}: {choice.label.lower()}"

    def _near_label(self) -> str:
        place = self.search.nearby.place
        return f"Near {place.label}" if place else f"Near “{self.search.nearby.text[:40]}”"
