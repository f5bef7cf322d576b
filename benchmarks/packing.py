"""Facets as small whole numbers, for peers that count fastest on such: bit n of a mask is the nth value."""

from collections.abc import Iterable

from benchmarks.listings import Listing
from programmes.filters import FACETS

_BITS = {name: {value: 1 << n for n, value in enumerate(one.values)} for name, one in FACETS.items()}


def mask(facet: str, values: Iterable[str]) -> int:
    return sum(_BITS[facet][value] for value in values)


def unpack(facet: str, packed: int) -> list[str]:
    return [value for value, bit in _BITS[facet].items() if packed & bit]


def packed_row(listing: Listing) -> tuple:
    """Position, id, and a mask for each facet."""
    return listing.position, listing.id, *(mask(facet, listing.values[facet]) for facet in FACETS)
