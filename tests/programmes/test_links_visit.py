"""What a visit finds, and how politely it looks."""

import socket
import ssl

import pytest

from programmes.links.exchange import Exchange, Limits
from programmes.links.manners import Rules, Turns
from programmes.links.safe import Reach, Stopped, target_of
from programmes.models import LinkState
from tests.programmes.web import web

FINE = (200, {}, b"Welcome")


def to(place: str, status: int = 302):
    return (status, {"Location": place}, b"")


def robots(text: str) -> dict:
    return {"/robots.txt": (200, {"Content-Type": "text/plain"}, text.encode()), "/": FINE}


def found(pages: dict, path: str = "/", **limits):
    with web(pages=pages) as here:
        return here.visitor(**limits).visit(here.at(path))


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, LinkState.WORKS),
        (403, LinkState.WARY),
        (429, LinkState.WARY),
        (404, LinkState.NOT_FOUND),
        (410, LinkState.NOT_FOUND),
        (400, LinkState.FAULT),
        (500, LinkState.FAULT),
    ],
)
def test_what_the_host_answers_is_told_apart(status, state):
    assert found({"/": (status, {}, b"")}).state == state


def test_the_head_is_enough():
    with web(pages={"/": FINE}) as here:
        here.visitor().visit(here.at("/"))

        assert here.asked == ["GET /robots.txt", "HEAD /"]


@pytest.mark.parametrize("status", [403, 404, 405, 501])
def test_a_host_that_gives_no_head_is_asked_for_the_page(status):
    assert found({"HEAD /": (status, {}, b""), "GET /": FINE}).state == LinkState.WORKS


def test_it_says_who_asks_and_nothing_of_a_person(settings):
    settings.SITE_URL = "https://refrain.example.org"
    with web(pages={"/": FINE}) as here:
        here.visitor().visit(here.at("/"))

        sent = here.headers[-1]
    assert sent.keys() == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert sent["User-Agent"] == "RefrainLinkCheck/1.0 (+https://refrain.example.org/how-we-check/)"


@pytest.mark.parametrize("status", [301, 308])
def test_a_move_for_good_says_where_to(status):
    with web(pages={"/": to("/new/", status), "/new/": FINE}) as here:
        outcome = here.visitor().visit(here.at("/"))

        assert (outcome.state, outcome.moved_to) == (LinkState.MOVED, here.at("/new/"))


def test_a_move_for_now_is_none():
    assert found({"/": to("/new/"), "/new/": FINE}).state == LinkState.WORKS


def test_a_move_for_good_to_nothing_is_not_found():
    assert found({"/": to("/new/", 301)}).state == LinkState.NOT_FOUND


@pytest.mark.parametrize(("hops", "state"), [(5, LinkState.WORKS), (6, LinkState.LOST)])
def test_five_redirects_are_followed_and_no_more(hops, state):
    pages = {f"/{n}": to(f"/{n + 1}") for n in range(hops)} | {f"/{hops}": FINE}

    assert found(pages, "/0").state == state


@pytest.mark.parametrize(
    ("place", "state"),
    [
        ("http://10.0.0.1:{port}/", LinkState.PRIVATE),
        ("http://[::ffff:127.0.0.1]:{port}/", LinkState.PRIVATE),
        ("http://127.0.0.1:22/", LinkState.LOST),
        ("http://me:word@127.0.0.1:{port}/", LinkState.LOST),
        ("file:///etc/passwd", LinkState.LOST),
    ],
)
def test_a_redirect_is_looked_at_like_an_address(place, state):
    pages = {}
    with web(pages=pages) as here:
        pages["/"] = to(place.format(port=here.port))

        assert here.visitor().visit(here.at("/")).state == state


def test_robots_txt_is_obeyed():
    with web(pages=robots("User-agent: *\nDisallow: /")) as here:
        assert here.visitor().visit(here.at("/")).state == LinkState.ROBOTS
        assert here.asked == ["GET /robots.txt"]


@pytest.mark.parametrize(
    ("status", "text", "allowed"),
    [
        (404, "", True),
        (403, "", False),
        (200, "User-agent: RefrainLinkCheck\nDisallow: /music/", False),
        (200, "User-agent: other\nDisallow: /", True),
        (200, "User-agent: *\nCrawl-delay: 3600", False),
        (200, "User-agent: *\nCrawl-delay: 10", True),
    ],
)
def test_what_robots_txt_says_to_us(status, text, allowed):
    assert Rules(status, text).allow("https://example.org/music/") == allowed


def test_robots_txt_is_read_once_for_a_host():
    with web(pages={"/": FINE, "/b": FINE}) as here:
        visitor = here.visitor()
        visitor.visit(here.at("/")), visitor.visit(here.at("/b"))

        assert here.asked.count("GET /robots.txt") == 1


def test_a_host_in_trouble_is_not_asked_for_more():
    with web(pages={"/robots.txt": (503, {}, b"")}) as here:
        assert here.visitor().visit(here.at("/")).state == LinkState.FAULT
        assert here.asked == ["GET /robots.txt"]


def test_there_is_a_pause_between_two_requests_to_a_host():
    waited = []
    turns = Turns(2.0, sleep=waited.append)
    for host in ("a.example.org", "b.example.org", "a.example.org"):
        with turns.turn(host):
            pass

    assert [round(seconds) for seconds in waited] == [2]


def test_a_host_that_asks_for_a_longer_pause_gets_it():
    waited = []
    turns = Turns(2.0, sleep=waited.append)
    for _ in range(2):
        with turns.turn("a.example.org", 10.0):
            pass

    assert [round(seconds) for seconds in waited] == [10]


def silent(scheme="http"):
    """A host that listens and never answers, and how to get there."""
    server = socket.create_server(("127.0.0.1", 0))
    port = server.getsockname()[1]
    reach = Reach(lambda ip: True, frozenset([port]))
    return server, target_of(f"{scheme}://127.0.0.1:{port}/", reach), reach


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("limits", [Limits(connect=0.05), Limits(total=0.05)])
def test_a_silent_host_takes_too_long(limits, scheme):
    server, target, reach = silent(scheme)
    with server, pytest.raises(Stopped) as reason:
        Exchange(reach, limits).ask("HEAD", target)

    assert reason.value.state == LinkState.TIMED_OUT


def test_nobody_there_is_no_answer():
    server, target, reach = silent()
    server.close()
    with pytest.raises(Stopped) as reason:
        Exchange(reach).ask("HEAD", target)

    assert reason.value.state == LinkState.NO_ANSWER


def test_a_wrong_certificate_is_told_apart(monkeypatch):
    def refuse(self, *args, **options):
        raise ssl.SSLCertVerificationError

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", refuse)
    server, target, reach = silent("https")
    with server, pytest.raises(Stopped) as reason:
        Exchange(reach).ask("HEAD", target)

    assert reason.value.state == LinkState.CERTIFICATE


def test_little_of_a_page_is_read():
    with web(pages={"/": (200, {}, b"x" * 100_000)}) as here:
        visitor = here.visitor()
        answer = visitor.exchange.ask("GET", target_of(here.at("/"), visitor.exchange.reach), 4_096)

    assert len(answer.body) == 4_096
