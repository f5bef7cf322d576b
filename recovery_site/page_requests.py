"""Which requests a kept page may answer, and under what name it is kept."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, resolve
from django.utils.translation import override

from programmes.known_queries import known_comparison, known_feed, known_query
from programmes.moment import Moment
from recovery_site.languages import language_of
from recovery_site.page_store import CODINGS, Key


def no_query(query_string: str) -> str | None:
    return None if query_string else ""


# URL name: what makes the canonical query of such a page, None for one that is not kept.
KEPT: dict[str, Callable[[str], str | None]] = {
    "programmes:home": no_query,
    "programmes:list": known_query,
    "programmes:feed": known_feed,
    "programmes:detail": no_query,
    "programmes:card": no_query,
    "programmes:questions": no_query,
    "programmes:history": no_query,
    "programmes:history-feed": no_query,
    "programmes:compare": known_comparison,
    "therapists:list": no_query,
    "therapists:detail": no_query,
    "programmes:how-we-check": no_query,
    "guide:about": no_query,
    "guide:privacy": no_query,
    "guide:accessibility": no_query,
    "guide:help": no_query,
    "guide:outside-the-uk": no_query,
    "guide:terms": no_query,
    "guide:contents": no_query,
    "guide:part": no_query,
}
# Characters. Every choice of every filter together comes to about twice this, a search of people's to a tenth.
LONGEST_QUERY = 1000
# Characters; no slug is longer than 200.
LONGEST_PATH = 300
# Spellings of addresses whose canonical form is remembered.
REMEMBERED = 4096


class NotKept(Exception):
    """The page of this address is Django's to answer, each time anew."""


@lru_cache(maxsize=REMEMBERED)
def key_of(_moment: Moment, path: str, query: str) -> Key:
    """The name the page is kept under; raises NotKept. Of this moment, since places may change with it."""
    if len(query) > LONGEST_QUERY or len(path) > LONGEST_PATH:
        raise NotKept
    try:
        with override(language_of(path)):
            canonical = KEPT[resolve(path).view_name](query)
    except (Resolver404, KeyError):
        raise NotKept from None
    if canonical is None:
        raise NotKept
    return path, canonical


def is_anybodys(environ: dict[str, Any]) -> bool:
    """Whether it says nothing that the answer could depend on, but its address."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "CONTENT_TYPE" in environ:
        return False
    if "HTTP_COOKIE" in environ and _has_personal_cookie(environ["HTTP_COOKIE"]):
        return False
    proxy = settings.SECURE_PROXY_SSL_HEADER
    scheme = environ.get(proxy[0]) if proxy else environ["wsgi.url_scheme"]
    return _is_well_addressed(environ.get("HTTP_HOST", ""), scheme)


def _has_personal_cookie(cookies: str) -> bool:
    return settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies


@lru_cache(maxsize=64)
def _is_well_addressed(host: str, scheme: str | None) -> bool:
    """Not to a host that Django refuses, nor by plain http where Django redirects it."""
    proxy = settings.SECURE_PROXY_SSL_HEADER
    is_secure = scheme == (proxy[1] if proxy else "https")
    domain, _port = split_domain_port(host)
    is_ours = bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
    return is_ours and (is_secure or not settings.SECURE_SSL_REDIRECT)


@lru_cache(maxsize=64)
def coding_for(accepted: str) -> str:
    """The best of CODINGS that an Accept-Encoding header allows (RFC 9110, 12.5.3); weights only refuse."""
    allowed = {}
    for part in accepted.lower().split(","):
        coding, _, weight = part.partition(";")
        allowed[coding.strip()] = weight.replace(" ", "").rstrip("0.") != "q="
    return next((one for one in CODINGS if one and allowed.get(one, allowed.get("*"))), "")
