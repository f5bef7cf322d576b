"""What stands around the results page: the head and foot of every page, made once for all searches of a language."""

from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from programmes.gaps import pieces_of
from programmes.moment import moment_here

# Where the frame names the address of its own page, which is another one at every search.
HERE = "/@here@"


class Frame(NamedTuple):
    """In front of the title, what goes into the head, what goes into the page, and what closes it."""

    start: SafeString
    head: SafeString
    body: SafeString
    end: SafeString

    def at(self, address: str) -> "Frame":
        """The frame of the search at this address, which has no sign of its language."""
        here = escape(address)
        return Frame(*(mark_safe(piece.replace(HERE, here)) for piece in self))  # noqa: S308  (escaped)


_made: dict[tuple[str, bool, str | None], Frame] = {}


def frame_of(request, section: str, address: str) -> Frame:
    """It says nothing of the visitor, as no public page does, so whose request makes it is all one."""
    language = get_language()
    key = (section, moment_here().is_demonstration, language)
    if key not in _made:
        context = {"section": section, "here": HERE}
        _made[key] = Frame(*pieces_of("programmes/_frame.html", context, request))
    return _made[key].at(address.removeprefix(f"/{language}"))
