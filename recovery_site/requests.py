"""Refuses what no browser sends, before any view can stumble over it."""

import codecs

from recovery_site.errors import bad_request

# The only encoding a form on this site is ever sent in.
_UTF8 = codecs.lookup("utf-8").name


def _is_utf8(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name == _UTF8
    except (LookupError, ValueError):
        return False


class RefuseOddEncodingsMiddleware:
    """Answer 400 to a body that names another encoding: Django decodes utf-16 late, and fails with a 500."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        charset = request.content_params.get("charset", "utf-8")
        if not _is_utf8(charset):
            return bad_request(request, None)
        return self.get_response(request)
