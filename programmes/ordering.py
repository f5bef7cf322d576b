"""The orders a search can have. Each ends in the primary key, so it is total: two crawls agree.

Best match is most music therapy within each rank of `programmes.words`, which SQL does not know.
"""

from django.db.models import Case, F, IntegerField, QuerySet, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from programmes.near import Near
from programmes.sort_names import ByByte
from programmes.vocabulary import Aftercare, Frequency, LedBy


class Order(TextChoices):
    MUSIC = "music", _("most music therapy")
    BEST = "best", _("best match")
    NEAREST = "nearest", _("nearest")
    CHECKED = "checked", _("recently checked")
    NAME = "name", _("A to Z")


# How often it comes, most first; what nobody knows comes last.
FREQUENCY_RANK = {value: rank for rank, value in enumerate(Frequency.values)}


def possible_orders(*, place: bool, words: bool) -> list[Order]:
    """The orders of a search near a place, for words, both or neither, its default first."""
    needs = [Order.NEAREST] * place + [Order.BEST] * words
    return [*needs, Order.MUSIC, Order.CHECKED, Order.NAME]


def in_order(programmes: QuerySet, order: Order, near: Near) -> QuerySet:
    first = ["is_apart"] if near.place else []
    return programmes.order_by(*first, *_keys(order))


def _keys(order: Order) -> list:
    by_name = [ByByte(F("sort_name")), "pk"]
    checked = F("checked_on").desc(nulls_last=True)
    if order == Order.NEAREST:
        return [F("miles_in_reach").asc(nulls_last=True), *by_name]
    if order == Order.CHECKED:
        return [checked, *by_name]
    if order == Order.NAME:
        return by_name
    return [
        _leadership(),
        _frequency(),
        F("sessions_per_week").desc(nulls_last=True),
        _aftercare(),
        checked,
        *by_name,
    ]


def music_rank(led_by: str, frequency: str, sessions: int | None, aftercare: str) -> tuple[int, ...]:
    """`Order.MUSIC` as far as it goes by these, of cells as they are stored; then by day of check, then by name."""
    return (
        led_by != LedBy.REGISTERED,
        FREQUENCY_RANK.get(frequency, len(FREQUENCY_RANK)),
        -(sessions or 0),
        2 if f"|{Aftercare.STOPS}|" in aftercare else int(not aftercare),
    )


def _rank(*whens: When, default: int) -> Case:
    return Case(*whens, default=Value(default), output_field=IntegerField())


def _leadership() -> Case:
    """A registered therapist first; what is not known does not rank below what is known not to be."""
    return _rank(When(led_by=LedBy.REGISTERED, then=Value(0)), default=1)


def _frequency() -> Case:
    return _rank(
        *(When(frequency=value, then=Value(rank)) for value, rank in FREQUENCY_RANK.items()),
        default=len(FREQUENCY_RANK),
    )


def _aftercare() -> Case:
    """Carries on, then not known, then stops on leaving."""
    return _rank(
        When(aftercare__has=Aftercare.STOPS, then=Value(2)), When(aftercare=(), then=Value(1)), default=0
    )
