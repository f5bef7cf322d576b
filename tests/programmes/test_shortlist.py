"""A shortlist without an account: in the address or in a cookie of slugs, set by a press of the button alone."""

import re

import pytest

from programmes.models import Programme
from programmes.shortlist import COOKIE, MOST
from programmes.vocabulary import ListingStatus
from tests.builders import make_centre, make_programme

pytestmark = pytest.mark.django_db

PAGE = "/shortlist/"


@pytest.fixture
def listed():
    centre = make_centre(phone="+442079460123", website="https://example.org")
    return [make_programme(slug=slug, name=f"Song {slug}", centre=centre) for slug in "abc"]


def press(client, follow: bool = True, headers: dict | None = None, **form):
    return client.post(PAGE, form, follow=follow, headers=headers or {})


def names(response) -> list[str]:
    return re.findall(r'<h2 id="entry-\d+"><a href="[^"]+">([^<]+)', response.content.decode())


def kept(client) -> str:
    return client.cookies[COOKIE].value if COOKIE in client.cookies else ""


def test_button_puts_it_on_the_list_and_says_so(client, listed):
    press(client, add="b")
    page = press(client, add="a")

    assert names(page) == ["Song b", "Song a"]
    assert "Song a is on your shortlist." in page.content.decode()
    assert page.status_code == 200


def test_cookie_holds_slugs_and_nothing_else(client, listed, settings):
    settings.SITE_HTTPS = True
    press(client, add="b")
    press(client, add="a")
    cookie = client.cookies[COOKIE]

    assert cookie.value == "b.a"
    assert (cookie["path"], cookie["samesite"], cookie["secure"]) == ("/", "Lax", True)
    assert cookie["max-age"] == 30 * 24 * 60 * 60


def test_looking_sets_no_cookie(client, listed):
    for address in ("/programmes/", "/programmes/a/", PAGE, f"{PAGE}?p=a&p=b", "/compare/?p=a&p=b"):
        client.get(address)

    assert not client.cookies


def test_address_alone_carries_a_list(client, listed):
    page = client.get(f"{PAGE}?p=c&p=a")

    assert names(page) == ["Song c", "Song a"]
    assert 'href="/shortlist/?p=a"' in page.content.decode()  # the list without the first


def test_address_comes_before_the_cookie_and_leaves_it_alone(client, listed):
    press(client, add="b")
    page = client.get(f"{PAGE}?p=a&p=c")

    assert names(page) == ["Song a", "Song c"]
    assert kept(client) == "b"
    assert "in place of the one there" in page.content.decode()


def test_list_of_an_address_can_be_remembered(client, listed):
    assert names(client.post(PAGE, {"keep": ["a", "c"]}, follow=True)) == ["Song a", "Song c"]


def test_one_is_taken_out(client, listed):
    press(client, add="a")
    press(client, add="b")

    assert names(press(client, remove="a")) == ["Song b"]


def test_renamed_one_is_taken_out_under_its_former_name_too(client, listed):
    press(client, add="a")
    listed[0].slug = "renamed"
    listed[0].save()

    assert names(client.get(PAGE)) == ["Song a"]
    assert names(press(client, remove="renamed")) == []
    assert kept(client) == ""


def test_one_press_empties_it_and_takes_the_cookie_away(client, listed):
    press(client, add="a")
    answer = press(client, follow=False, empty="yes")

    assert answer.cookies[COOKIE]["max-age"] == 0
    assert "There is nothing on it." in client.get(PAGE).content.decode()


def test_one_too_many_is_refused_in_words(client):
    for n in range(MOST):
        make_programme(slug=f"p{n}")
        press(client, add=f"p{n}")
    make_programme(slug="more", name="One more")
    page = press(client, add="more")

    assert len(names(page)) == MOST
    assert "One more was not added: your shortlist holds 12 programmes" in page.content.decode()


def test_longer_list_of_an_address_names_what_it_does_not_show(client):
    for n in range(MOST + 1):
        make_programme(slug=f"p{n}", name=f"Song {n}")
    page = client.get(PAGE, {"p": [f"p{n}" for n in range(MOST + 1)]})

    assert len(names(page)) == MOST
    assert '<a href="/programmes/p12/">Song 12</a>' in page.content.decode()


def test_browser_that_refuses_cookies_is_given_an_address(client, listed):
    page = client.get(f"{PAGE}?added=a")

    assert "not in the list that your browser remembers" in page.content.decode()
    assert 'href="/shortlist/?p=a"' in page.content.decode()


def test_what_left_the_list_is_said_and_can_be_taken_out(client, listed):
    for slug in "ab":
        press(client, add=slug)
    Programme.objects.filter(slug="a").update(
        status=ListingStatus.CLOSED, closed_on="2026-11-01", closed_reason="closed"
    )
    page = client.get(PAGE)

    assert names(page) == ["Song b"]
    assert "Song a has left our list" in page.content.decode()
    assert names(press(client, remove="a")) == ["Song b"]
    assert kept(client) == "b"


@pytest.mark.parametrize("value", ["<script>", "a b", "..", "", "x" * 300, "none-of-ours", 'a"b.c;d'])
def test_garbled_cookie_harms_nobody(client, listed, value):
    page = client.get(PAGE, headers={"cookie": f"shortlist={value}"})

    assert page.status_code == 200
    assert "<script>" not in page.content.decode()


def test_it_is_stored_nowhere_and_found_by_no_search_engine(client, listed):
    for address in (PAGE, f"{PAGE}?p=a"):
        page = client.get(address)

        assert "no-store" in page["Cache-Control"]
        assert page["X-Robots-Tag"] == "noindex"


def test_each_has_contact_answers_and_open_questions(client, listed):
    html = client.get(f"{PAGE}?p=a").content.decode()

    assert "020 7946 0123" in html
    assert "https://example.org" in html
    assert "Who leads it" in html
    assert "Does the music carry on after leaving?" in html


def test_ticked_ones_are_compared_and_all_are_asked_about_at_once(client, listed):
    html = client.get(f"{PAGE}?p=a&p=b&p=c").content.decode()

    assert 'action="/compare/"' in html
    assert html.count('type="checkbox" name="p"') == 3
    assert 'href="/enquiries/new/?programme=a&amp;programme=b&amp;programme=c"' in html
    assert "mailto:?subject=" in html


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://elsewhere.example"},
    ],
)
def test_button_on_another_site_changes_nothing(client, listed, headers):
    answer = press(client, headers=headers, add="a")

    assert answer.status_code == 403
    assert "Nothing was changed." in answer.content.decode()
    assert not client.cookies


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}, {}])
def test_button_of_ours_works_in_every_browser(client, listed, headers):
    assert names(press(client, headers=headers, add="a")) == ["Song a"]


def test_button_leads_back_to_the_search_it_stood_on(client, listed):
    page = client.get(f"{PAGE}?added=a", headers={"referer": "http://testserver/programmes/?near=Leeds"})

    assert '<a href="/programmes/?near=Leeds">Back to where you were</a>' in page.content.decode()


@pytest.mark.parametrize(
    "referer", ["https://elsewhere.example/programmes/", "http://testserver/admin/", "x"]
)
def test_it_leads_back_to_nothing_else(client, listed, referer):
    page = client.get(PAGE, headers={"referer": referer})

    assert "Back to where you were" not in page.content.decode()


def test_cards_and_pages_of_programmes_have_the_button(client, listed):
    for address in ("/programmes/", "/programmes/a/"):
        assert '<button class="as-link" name="add" value="a">' in client.get(address).content.decode()


def test_programme_that_left_has_no_button(client, listed):
    Programme.objects.filter(slug="a").update(
        status=ListingStatus.CLOSED, closed_on="2026-11-01", closed_reason="closed"
    )

    assert 'name="add"' not in client.get("/programmes/a/").content.decode()


def test_no_log_says_what_is_on_it(client, listed, printed):
    press(client, add="a")
    client.get(f"{PAGE}?p=a&p=b")

    assert "GET /shortlist/ 200" in printed()
    assert "p=a" not in printed()
