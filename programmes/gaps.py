"""HTML that a template makes once for all, with gaps for what is another thing each time."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

# No text of a page can hold it, since all of them are escaped.
GAP = mark_safe("<gap>")


def pieces_of(template: str, context: dict[str, Any], request=None) -> list[SafeString]:
    """What stands before, between and after the gaps, which are where the template says `{{ gap }}`."""
    html = render_to_string(template, context | {"gap": GAP}, request)
    return [mark_safe(piece) for piece in html.split(GAP)]  # noqa: S308  (a template made it)
