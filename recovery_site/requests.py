"""Refuses what no browser sends, before any view or form can stumble over it."""

import codecs
from collections.abc import Callable, Iterable

from django.utils.http import parse_header_parameters

from desk.sign_in.pages import is_for_staff
from recovery_site.errors import bad_request, method_not_allowed

READING = ("GET", "HEAD")
# The pages that take a form; every other public page only shows.
FORMS = {
    "enquiries:new",
    "enquiries:yours",
    "enquiries:erase",
    "mistakes:report",
    "programmes:shortlist",
}

# The only encoding a form on this site is ever sent in.
_UTF8 = codecs.lookup("utf-8").name
# Set in the environment of a request whose content type was taken away; no header can set it.
_UNREADABLE = "refrain.unreadable"


def is_readable(content_type: str) -> bool:
    """Whether Django can read it, and what it describes is UTF-8 if it is text: others Django decodes late, and fails."""
    try:
        charset = parse_header_parameters(content_type)[1].get("charset", "utf-8")
        return codecs.lookup(charset).name == _UTF8
    except (LookupError, ValueError):
        return False


def take_odd_encodings(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Stand before Django, which fails outside every error page of ours on some content types."""

    def take(environ, start_response):
        if not is_readable(environ.get("CONTENT_TYPE", "")):
            environ = environ | {"CONTENT_TYPE": "", _UNREADABLE: True}
        return application(environ, start_response)

    return take


class RefuseOddEncodingsMiddleware:
    """Answer 400 to what `take_odd_encodings` took the content type from."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return bad_request(request, None) if request.META.get(_UNREADABLE) else self.get_response(request)


class RefuseMethodsMiddleware:
    """Answer 405 to a method that a public page does not take. Before the check for forged forms, which says 403."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, _view, _args, _kwargs):
        match = request.resolver_match
        taken = (*READING, "POST") if match.view_name in FORMS else READING
        # The staff's pages say for themselves what each of them takes.
        if request.method in taken or is_for_staff(match):
            return None
        return method_not_allowed(request, taken)
