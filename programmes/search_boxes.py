"""The boxes of the search form, a hundred and more: made once for each language, with a gap wherever a search says something of its own."""

from collections.abc import Mapping, Sequence
from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from programmes.filters import FACETS
from programmes.gaps import pieces_of


class Boxes:
    """Of the filter with this name: a box for each choice, and beside it how many programmes it would show."""

    def __init__(self, name: str):
        self._values = FACETS[name].values
        pieces = pieces_of("programmes/_boxes.html", {"name": name, "filter": FACETS[name]})
        parts = [piece.replace("%", "%%") for piece in pieces]
        # For the error, then a tick and a number for each value. Nothing else fills in as fast as `%`.
        self._form = "%s".join(parts)
        # The same without ticks, since nothing is chosen of most filters.
        untouched = ["".join(pair) for pair in zip(parts[1:-1:2], parts[2:-1:2], strict=True)]
        self._untouched = "%s".join([parts[0], *untouched, parts[-1]])

    def filled(self, chosen: Sequence[str], counts: Mapping[str, int], error: str = "") -> str:
        """For one search: the `chosen` values are ticked; the error stands above them all."""
        told = format_html('<p class="error">{}</p>', error) if error else ""
        if not chosen:
            return self._untouched % (told, *map(counts.__getitem__, self._values))
        said: list[str | int] = [told]
        for value in self._values:
            said += (" checked" if value in chosen else "", counts[value])
        return self._form % tuple(said)


@cache
def _boxes(name: str, _language: str | None) -> Boxes:
    return Boxes(name)


def boxes_of(
    names: Sequence[str],
    chosen: Mapping[str, Sequence[str]],
    counts: Mapping[str, Mapping[str, int]],
    errors: Mapping[str, str],
) -> SafeString:
    """The boxes of these filters, each as `Boxes.filled` says, from what there is by name."""
    language = get_language()
    html = [
        _boxes(name, language).filled(chosen.get(name, ()), counts[name], errors.get(name, ""))
        for name in names
    ]
    return mark_safe("".join(html))  # noqa: S308  (our own words, numbers, and what was escaped)
