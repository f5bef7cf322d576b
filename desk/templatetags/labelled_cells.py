"""The cells of a list of the admin, each with its column's heading: on a phone they stand one below the other."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

register = template.Library()


@register.filter
def labelled(cells: Iterable[SafeString], headers: Iterable[dict]) -> Iterator[SafeString]:
    """Each cell as the admin made it, with `data-label`; none for the box to tick, nor for a hidden key after the last column."""
    for cell, header in zip_longest(cells, headers):
        label = _label(header) if header else ""
        yield _with_label(cell, label) if label else cell


def _label(header: dict) -> str:
    is_box = "action-checkbox-column" in header["class_attrib"]
    return "" if is_box else capfirst(str(header["text"]))


def _with_label(cell: SafeString, label: str) -> SafeString:
    """After the cell's own `<td` or `<th`; both halves of it are as safe as the whole."""
    return format_html('{} data-label="{}"{}', SafeString(cell[:3]), label, SafeString(cell[3:]))
