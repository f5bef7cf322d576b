"""What nobody types: forms and addresses made to break the site. Each is a request; `MARKUP` must never come back as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from faults.client import FORM, NEW, answers

MARKUP = "<script>zq1()</script>"
FIELDS = (
    "asking_for", "name", "email", "phone", "call_when", "message", "is_safe_voicemail", "is_safe_to_say_who",
    "is_safe_text", "consent", "key", "attach_questions",
)  # fmt: skip
VALUES = {
    "NUL": "a\0b",
    "1 MB": "x" * 1_000_000,
    "1 MB of markup": MARKUP * 45_000,
    "CRLF": "Ann\r\nBcc: all@example.org\r\n\r\nhello",
    "bare LF": "Ann\nBcc: all@example.org",
    "line separator": "Ann\u2028Bcc: all@example.org",
    "markup": MARKUP,
    "attribute": f'" autofocus onfocus="{MARKUP}',
    "template": "{{ settings.SECRET_KEY }}{% debug %}" + MARKUP,
    "SQL": f"'; DROP TABLE enquiries_enquiry; --{MARKUP}",
    "path": "../../../../etc/passwd",
    "right to left": "\u202e\u2066" + MARKUP,
    "combining": "e" + "\u0301" * 5_000,
    "emoji": "👩‍👩‍👧" * 300,
    "lone surrogate": "\ud800",
    "number": "9" * 5_000,
    "spaces": " " * 10_000 + "@" * 10_000,
    "dots": "a." * 20_000 + "@" + "b." * 20_000,
    "JSON": '{"$gt": ""}',
    "format": "%s%n%x{0.__class__}",
    "nothing": "",
}
CONTENT_TYPES = (
    f"{FORM}; charset=utf-16", f"{FORM}; charset=utf-7", f"{FORM}; charset=nonsense", f"{FORM}; charset=",
    "application/json", "text/plain", "text/xml", "multipart/form-data", "multipart/form-data; boundary=",
    "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + "x" * 300, "x/" + "y" * 5_000, ";;;", "",
)  # fmt: skip
BODIES = (b"", b"\0" * 1_000, b"%", b"a=%ff%fe", b"&" * 2_000, b"=" * 2_000, b"name=" + b"\xff" * 2_000)
# The form, and what else of a public page reads what a visitor types.
QUERIES = (
    f"{NEW}?programme=", "/programmes/?q=", "/programmes/?near=", "/programmes/?within=", "/programmes/?page=",
    "/programmes/?sort=", "/programmes/?nonsense=", "/programmes/feed/?q=", "/enquiries/sent/", "/programmes/",
)  # fmt: skip
# What fits into a line of a request.
LONGEST = 6_000


@dataclass(frozen=True)
class Request:
    what: str
    method: str
    path: str
    body: bytes = b""
    content_type: str = FORM


def requests(hidden: dict[str, str]) -> Iterator[Request]:
    """`hidden`: what the form holds, so that it is not refused before it is read."""
    typed = hidden | answers("Hello?")
    yield from _fields(typed)
    yield from _shapes(typed)
    yield from _queries()


def _encode(fields) -> bytes:
    return urlencode(fields, errors="surrogatepass").encode()


def _fields(typed: dict[str, str]) -> Iterator[Request]:
    for field in FIELDS:
        for name, value in VALUES.items():
            yield Request(f"{name} in {field}", "POST", NEW, _encode(typed | {field: value}))
        yield Request(
            f"{field} three times", "POST", NEW, _encode([*typed.items(), (field, "a"), (field, "b")])
        )
        left = {name: value for name, value in typed.items() if name != field}
        yield Request(f"no {field}", "POST", NEW, _encode(left))


def _shapes(typed: dict[str, str]) -> Iterator[Request]:
    for content_type in CONTENT_TYPES:
        yield Request(f"content type {content_type[:40]}", "POST", NEW, _encode(typed), content_type)
    for body in BODIES:
        for content_type in (FORM, "multipart/form-data; boundary=x"):
            yield Request(f"body {body[:12]!r} as {content_type[:9]}", "POST", NEW, body, content_type)
    many = [*typed.items(), *((f"field{number}", "x") for number in range(5_000))]
    yield Request("5,000 fields", "POST", NEW, _encode(many))
    for value in ("Ann", MARKUP, "x" * 5_000):
        part = f'--x\r\nContent-Disposition: form-data; name="name"; filename="{value}"\r\n\r\n{value}\r\n--x--\r\n'
        yield Request("a file as a name", "POST", NEW, part.encode(), "multipart/form-data; boundary=x")


def _queries() -> Iterator[Request]:
    for query in QUERIES:
        for name, value in VALUES.items():
            text = quote(value[:LONGEST], safe="", errors="surrogatepass")[:LONGEST]
            yield Request(f"{name} at {query}", "GET", f"{query}{text}")
