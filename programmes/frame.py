"""What stands around the results page: the head and foot of every page, made once for all searches."""

from typing import NamedTuple

from django.utils.safestring import SafeString

from programmes.gaps import pieces_of
from programmes.moment import moment_here


class Frame(NamedTuple):
    """In front of the title, what goes into the head, what goes into the page, and what closes it."""

    start: SafeString
    head: SafeString
    body: SafeString
    end: SafeString


_made: dict[tuple[str, bool], Frame] = {}


def frame_of(request, section: str) -> Frame:
    """It says nothing of the visitor, as no public page does, so whose request makes it is all one."""
    key = (section, moment_here().is_demonstration)
    if key not in _made:
        _made[key] = Frame(*pieces_of("programmes/_frame.html", {"section": section}, request))
    return _made[key]
