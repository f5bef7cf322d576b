"""Which language a page is in. Its address says so and nothing else does: no cookie, and no header of a browser's.

A page is kept whole under its address (page_requests.py), so nothing more may decide what it says.
"""

from django.conf import settings
from django.utils.http import escape_leading_slashes
from django.utils.translation import override

WELSH = "cy"


def language_of(path: str) -> str:
    """Welsh below `/cy/`, and English anywhere else."""
    return WELSH if f"{path}/".startswith(f"/{WELSH}/") else settings.LANGUAGE_CODE


def without_language(address: str) -> str:
    """The address of the same page in English, which has no sign of its language; always one of this site."""
    if language_of(address.partition("?")[0]) != WELSH:
        return address
    # To a browser, an address that begins with two slashes is another site's.
    return escape_leading_slashes(address.removeprefix(f"/{WELSH}"))


class LanguageMiddleware:
    """Django's own would read the browser's wishes too, and have every page vary by them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with override(language_of(request.path_info)):
            return self.get_response(request)
