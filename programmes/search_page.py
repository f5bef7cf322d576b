"""What the results page shows of a search: facets, chips, a heading, links to other orders."""

import dataclasses
from dataclasses import dataclass

from django.http import QueryDict

from programmes.filter_fields import AnyOf
from programmes.filters import ProgrammeFilter
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
    def is_chosen(self) -> bool:
        return any(choice.is_chosen for choice in self.choices)


@dataclass(frozen=True)
class Chip:
    """One thing chosen, and the address of the same search without it."""

    label: str
    href: str


@dataclass
class SearchPage:
    search: ProgrammeFilter
    query: QueryDict
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
        return any(facet.is_chosen for facet in self.other_facets)

    @property
    def chips(self) -> list[Chip]:
        values = self.search.values
        chips = [Chip(f"“{values['q']}”", self.without("q", sort=Order.BEST))] if values.get("q") else []
        if self.search.nearby.text:
            chips.append(Chip(self._near_label(), self.without("near", "within", sort=Order.NEAREST)))
        for facet in self.facets:
            chips += [
                Chip(self._chip_label(facet, choice), self.without(facet.name, value=choice.value))
                for choice in facet.choices
                if choice.is_chosen
            ]
        return chips

    def heading(self, total: int) -> str:
        """`30 programmes near Leeds`; what is not bound to a place is counted apart."""
        place = self.search.nearby.place
        what = plural(total, "programme")
        if not place:
            return f"{what}, not narrowed to a place" if self.search.nearby.text else what
        if self.search.nearby.within == "any":
            return f"{what}, nearest {place.label} first"
        return f"{what} within {plural(int(self.search.nearby.within), 'mile')} of {place.label}"

    def meant(self, words: Words | None) -> Chip | None:
        """The same search with its misspelt words put right, where that finds something."""
        if not words or not words.suggestion:
            return None
        return Chip(words.suggestion, self.with_(q=words.suggestion))

    @property
    def place_problem(self) -> str:
        """What to say beside the place field when it led nowhere. The rest of the search stands."""
        resolution = self.search.nearby.resolution
        return resolution.sentence if resolution and not resolution.found else ""

    @property
    def place_choices(self) -> list[Chip]:
        """The places perhaps meant, each a link to the same search there."""
        resolution = self.search.nearby.resolution
        return (
            [Chip(one.label, self.with_(near=one.query)) for one in resolution.choices] if resolution else []
        )

    @property
    def orders(self) -> list[Chip]:
        """The other orders this search can have."""
        needs = {Order.NEAREST: self.search.nearby.place, Order.BEST: self.search.values.get("q")}
        possible = [order for order in Order if needs.get(order, True)]
        return [Chip(order.label, self.with_(sort=order)) for order in possible if order != self.search.order]

    def with_(self, **changes: str) -> str:
        query = self._query_without("page", *changes)
        for name, value in changes.items():
            query[name] = value
        return f"?{query.urlencode()}"

    def without(self, *names: str, value: str = "", sort: str = "") -> str:
        """The same search less one parameter, or less one value of it; `sort` goes too if it is that one."""
        query = self._query_without("page") if value else self._query_without("page", *names)
        if value:
            query.setlist(names[0], [one for one in query.getlist(names[0]) if one != value])
        if sort and query.get("sort") == sort:
            del query["sort"]
        return f"?{query.urlencode()}"

    def _query_without(self, *names: str) -> QueryDict:
        query = self.query.copy()
        for name in names:
            query.pop(name, None)
        return query

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

    def _chip_label(self, facet: Facet, choice: Choice) -> str:
        plain = choice.value not in ("not_known", "yes", "no") and facet.name not in ("aftercare", "price")
        return choice.label if plain else f"{facet.label}: {choice.label.lower()}"

    def _near_label(self) -> str:
        place = self.search.nearby.place
        return f"Near {place.label}" if place else f"Near “{self.search.nearby.text[:40]}”"
