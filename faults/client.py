"""A visitor: fetches the form with what is hidden in it, and posts it, from a loopback address of its own."""

import http.client
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode

NEW = "/enquiries/new/"
FORM = "application/x-www-form-urlencoded"
# Seconds to wait for one answer: longer than the site waits for a database that is held.
PATIENCE = 60


class Away(Exception):
    """No answer: nobody listened, or the connection broke."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float

    @property
    def is_success(self) -> bool:
        """Whether the visitor is led on to the page that says thank you."""
        return self.status in (302, 303)

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")


def address(number: int) -> str:
    """One of 60,000 addresses of this machine's loopback network."""
    return f"127.0.{number // 250 + 1}.{number % 250 + 1}"


class _Hidden(HTMLParser):
    """Whatever a form that posts holds hidden."""

    def __init__(self):
        super().__init__()
        self.found: dict[str, str] = {}
        self._is_inside = False

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_inside = given.get("method", "").lower() == "post"
        elif tag == "input" and self._is_inside and given.get("type") == "hidden" and "name" in given:
            self.found[given["name"]] = given.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form":
            self._is_inside = False


def hidden_in(page: str) -> dict[str, str]:
    """What a form on this page sends without being asked."""
    reader = _Hidden()
    reader.feed(page)
    return reader.found


def answers(message: str, **fields: str) -> dict[str, str]:
    """What somebody types who asks `message`."""
    typed = {"asking_for": "family", "name": "Ann", "email": "ann@example.org", "consent": "on"}
    return typed | {"message": message} | fields


@dataclass
class Visitor:
    port: int
    source: str
    cookies: dict[str, str] = field(default_factory=dict)

    def request(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """Ask once. Raises Away."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, PATIENCE, (self.source, 0))
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        began = time.perf_counter()
        try:
            connection.request(method, path, body or None, sent)
            answer = connection.getresponse()
            told = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise Away(type(error).__name__) from None
        finally:
            connection.close()
        for value in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: one.value for name, one in SimpleCookie(value).items()}
        return Answer(answer.status, dict(answer.headers), told, time.perf_counter() - began)

    def get(self, path: str) -> Answer:
        return self.request("GET", path)

    def form(self, path: str = NEW) -> dict[str, str]:
        """What the form holds hidden. Raises Away, also when the page is no form."""
        answer = self.get(path)
        if answer.status != 200:
            raise Away(str(answer.status))
        return hidden_in(answer.text)

    def post(self, typed: Mapping[str, str], path: str = NEW) -> Answer:
        return self.request("POST", path, urlencode(typed).encode(), Content_Type=FORM)
