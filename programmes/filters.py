"""Every search filter, declared once: its name in the address, its column and its choices."""

from collections.abc import Mapping
from functools import cache, lru_cache
from urllib.parse import urlencode

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet, TextChoices
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from places.models import Nation
from programmes.filter_fields import AnyCondition, AnyMember, AnyOf, Line, OneOf, SharedDict, set_choices
from programmes.freshness import Freshness, bands_today
from programmes.models import Programme
from programmes.near import Near
from programmes.ordering import Order, in_order, possible_orders
from programmes.vocabulary import (
    NOT_KNOWN,
    Access,
    Activity,
    Aftercare,
    AgeBand,
    Frequency,
    Funding,
    LedBy,
    MusicFormat,
    OpenTo,
    Region,
    Setting,
    Treats,
    WaitingTime,
    YesNo,
)
from programmes.words.queries import parse


class PriceBand(TextChoices):
    """By the lowest price, in pounds a week; by the highest where only that is known."""

    UNDER_1000 = "under_1000", _("Under £1,000 a week")
    TO_2000 = "1000_to_2000", _("£1,000 to £1,999")
    TO_3000 = "2000_to_3000", _("£2,000 to £2,999")
    MORE = "over_3000", _("£3,000 and more")
    NOT_KNOWN = NOT_KNOWN, _("Not known yet")


def _known_price(**bounds: int) -> Q:
    of_highest = {f"price_to__{bound}": pounds for bound, pounds in bounds.items()}
    of_lowest = {f"price_from__{bound}": pounds for bound, pounds in bounds.items()}
    return Q(**of_lowest) | Q(price_from__isnull=True, **of_highest)


def price_conditions() -> dict[str, Q]:
    return {
        PriceBand.UNDER_1000: _known_price(lt=1000),
        PriceBand.TO_2000: _known_price(gte=1000, lt=2000),
        PriceBand.TO_3000: _known_price(gte=2000, lt=3000),
        PriceBand.MORE: _known_price(gte=3000),
        PriceBand.NOT_KNOWN: Q(price_from__isnull=True, price_to__isnull=True),
    }


class Radius(TextChoices):
    """How far from the place, in miles."""

    FIVE = "5", _("5 miles")
    TEN = "10", _("10 miles")
    TWENTY_FIVE = "25", _("25 miles")
    FIFTY = "50", _("50 miles")
    HUNDRED = "100", _("100 miles")
    TWO_HUNDRED = "200", _("200 miles")
    ANY = "any", _("Any distance")


DEFAULT_RADIUS = Radius.FIFTY


class View(TextChoices):
    """How the results are shown."""

    LIST = "list", _("List")
    MAP = "map", _("Map")


# Places are called by the nation's English name, which is how they are looked for; its choices are not.
NATIONS = [
    (Nation.ENGLAND, _("England")),
    (Nation.SCOTLAND, _("Scotland")),
    (Nation.WALES, _("Wales")),
    (Nation.NORTHERN_IRELAND, _("Northern Ireland")),
]

LONGEST_TEXT = 200
TEXT = {
    "max_length": LONGEST_TEXT,
    "error_messages": {"max_length": format_lazy(_("Use at most {number} letters."), number=LONGEST_TEXT)},
}


def holds_a_word(text: str) -> None:
    if not parse(text).terms:
        raise ValidationError(_("There is no word in this to look for, so it was left out."))


class ProgrammeFilter(django_filters.FilterSet):
    # A space typed last says that the last word is whole.
    q = Line(label=_("Name or keyword"), strip=False, validators=[holds_a_word], **TEXT)
    near = Line(label=_("Town or postcode"), **TEXT)
    within = OneOf(
        choices=Radius.choices,
        label=_("Within"),
        error_messages={"invalid_choice": _("Choose a distance from the list; we used 50 miles.")},
    )
    frequency = AnyOf(choices=Frequency, label=_("Music therapy"))
    led_by = AnyOf(choices=LedBy, label=_("Led by"))
    aftercare = AnyMember(choices=set_choices(Aftercare), label=_("Carries on in aftercare"))
    treats = AnyMember(choices=set_choices(Treats), label=_("For"))
    setting = AnyOf(choices=Setting, label=_("Setting"))
    funding = AnyMember(choices=set_choices(Funding), label=_("Who pays"))
    music_format = AnyMember(choices=set_choices(MusicFormat), label=_("Format"))
    activities = AnyMember(choices=set_choices(Activity), label=_("Activities"))
    open_to = AnyOf(choices=OpenTo, label=_("Open to"))
    ages = AnyMember(choices=set_choices(AgeBand), label=_("Ages"))
    price = AnyCondition(choices=PriceBand, conditions=price_conditions, label=_("Price"))
    checked = AnyCondition(choices=Freshness, conditions=bands_today, label=_("Checked"))
    waiting_time = AnyOf(choices=WaitingTime, label=_("Waiting time"))
    detox_on_site = AnyOf(choices=YesNo, label=_("Detox on site"))
    access = AnyMember(choices=set_choices(Access), label=_("Access"))
    nation = AnyOf(field_name="centre__nation", choices=NATIONS, label=_("Nation"))
    region = AnyOf(field_name="centre__region", choices=Region, label=_("Region"))
    sort = OneOf(choices=Order.choices, label=_("Sorted by"))
    view = OneOf(
        choices=View.choices,
        label=_("Shown as"),
        error_messages={"invalid_choice": _("We show results as a list or on a map; this is the list.")},
    )

    class Meta:
        model = Programme
        fields: list[str] = []

    @classmethod
    def reading(cls, data: QueryDict) -> "ProgrammeFilter":
        """Of an address that something else than SQL will answer."""
        return cls(data, _nothing())

    @property
    def qs(self):
        """The programmes that answer the search, in its order."""
        if not hasattr(self, "_in_order"):
            self._in_order = in_order(self.nearby.narrow(super().qs), self.order, self.nearby)
        return self._in_order

    def filter_queryset(self, queryset):
        for name, value in self.values.items():
            queryset = self.filters[name].filter(queryset, value)
        return queryset

    @property
    def values(self) -> dict:
        """What was understood of the query string; what was not is absent."""
        return self._read[0]

    @property
    def errors(self) -> dict[str, list[str]]:
        """What to say beside a field whose text or choice was not understood, by its name."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[dict, dict[str, list[str]]]:
        """Each field reads what the address gives it, as in a form, which would take three times as long."""
        values, errors = {}, {}
        for name, one in self.filters.items():
            if name in self.data:
                try:
                    values[name] = one.field.clean(one.field.widget.value_from_datadict(self.data, {}, name))
                except ValidationError as error:
                    errors[name] = [str(message) for message in error.messages]
        return values, errors

    def typed(self, name: str) -> str:
        """What to show again in a field of text."""
        return self.filters[name].field.prepare_value(self.data.get(name))

    @cached_property
    def nearby(self) -> Near:
        """The place and radius asked for."""
        return Near(self.values.get("near") or "", self.values.get("within") or DEFAULT_RADIUS)

    @cached_property
    def order(self) -> Order:
        """The order asked for, where this search can have it."""
        asked = self.values.get("sort")
        return Order(asked) if asked in self.orders else self.orders[0]

    @cached_property
    def orders(self) -> list[Order]:
        """The orders this search can have, its default first."""
        return possible_orders(place=bool(self.nearby.place), words=bool(self.values.get("q")))

    @property
    def shown_as(self) -> View:
        return View(self.values.get("view") or View.LIST)

    @property
    def kept_order(self) -> str:
        """The order to carry on with the search; none that nobody chose."""
        return _kept_order(self.values)

    def canonical(self, **changes) -> str:
        """The search as a query string: only what was understood, in the order declared above, no defaults.

        Every link to a search is made of this, and it is the address shown; two queries with the same one find
        the same. `changes` puts other values in place of these, an empty one takes a parameter away, and
        `page` may be given too. What was not understood is not in it, although the page says so.
        """
        asked = self._asked | changes
        if not asked.get("near") or asked.get("within") == DEFAULT_RADIUS:
            asked["within"] = ""
        if asked.get("view") == View.LIST:
            asked["view"] = ""
        if asked.get("page") == 1 or asked.get("view") == View.MAP:  # a map is one page
            asked["page"] = ""
        asked["sort"] = _kept_order(asked)
        return "&".join([_encoded(n, asked[n]) for n in (*self.filters, "page") if asked.get(n)])

    @cached_property
    def _asked(self) -> dict:
        return {name: value for name, value in self.values.items() if value}

    def not_understood(self, name: str) -> list[str]:
        """What was asked of the filter of this name and is no choice of it."""
        return self.filters[name].not_understood(self.data.getlist(name)) if name in self.data else []


# They hold nothing of one search, so all share them.
ProgrammeFilter.base_filters = SharedDict(ProgrammeFilter.base_filters)
# The filters whose choices are counted, by name.
FACETS: dict[str, AnyOf] = {
    name: one for name, one in ProgrammeFilter.base_filters.items() if isinstance(one, AnyOf)
}


@cache
def _nothing() -> QuerySet:
    return Programme.objects.none()


@lru_cache(maxsize=1024)
def _encoded(name: str, value: str | int | tuple[str, ...]) -> str:
    """One parameter of an address, with each of its values."""
    return urlencode({name: value}, doseq=True)


def _kept_order(asked: Mapping) -> str:
    """The order asked for, if it is possible and not the default. A place counts, whether we know it or not."""
    orders = possible_orders(place=bool(asked.get("near")), words=bool(asked.get("q")))
    return asked["sort"] if asked.get("sort") in orders[1:] else ""
