"""Which searches are made of known values alone, so that a page of theirs may be kept."""

from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict

from places.resolution import Found, PlacedBy
from programmes.chosen import SLUG
from programmes.compare import FEWEST, MOST, ONLY_DIFFERENCES
from programmes.filters import FACETS, ProgrammeFilter
from programmes.set_aside import set_aside

# Of whole postcodes there are millions.
OWN_NAME = (PlacedBy.TOWN, PlacedBy.OUTWARD_CODE)


def known_query(query_string: str) -> str | None:
    """The search in its one canonical form; None if anything in it could be made up, or was not understood."""
    given = QueryDict(query_string)
    search = ProgrammeFilter.reading(given)
    page = given.get("page", "1")
    # Words are anybody's own: there is no end to them.
    if given.get("q") or not _is_number(page) or set_aside(given, search):
        return None
    if search.errors or any(search.not_understood(name) for name in FACETS):
        return None
    near = _known_place(search.nearby.text, search.nearby.place)
    return None if near is None else search.canonical(near=near, page=int(page))


def known_feed(query_string: str) -> str | None:
    """The same for a feed, which has one order, one view and no pages."""
    known = known_query(query_string)
    shown = ("sort", "view", "page")
    return known and urlencode([(n, value) for n, value in parse_qsl(known) if n not in shown])


def known_comparison(query_string: str) -> str | None:
    """Two to four different programmes side by side; None if anything else is in it.

    Whether there are such programmes the page finds out, and is not to be kept if there are not.
    """
    given = parse_qsl(query_string, keep_blank_values=True)
    slugs = [value for name, value in given if name == "p"]
    is_short = ONLY_DIFFERENCES in given
    understood = len(slugs) + is_short == len(given) and all(map(SLUG.fullmatch, slugs))
    if not understood or len(set(slugs)) < len(slugs) or not FEWEST <= len(slugs) <= MOST:
        return None
    return urlencode([*(("p", slug) for slug in slugs), *([ONLY_DIFFERENCES] if is_short else [])])


def _is_number(page: str) -> bool:
    return page.isascii() and page.isdigit() and len(page) <= 4 and not page.startswith("0")


def _known_place(text: str, place: Found | None) -> str | None:
    """A place by its own name, as we spell it; None for any other text, of which there is no end."""
    if not text:
        return ""
    if not place or place.placed_by not in OWN_NAME:
        return None
    own = place.label[: len(text)]
    return own if own.lower() == text.lower() and f"{place.label},".startswith(f"{own},") else None
