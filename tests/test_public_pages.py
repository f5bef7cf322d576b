"""What holds for every public page: no trace elsewhere, no cookie unasked, a way out, one heading, few bytes."""

import re

import brotli
import pytest

from tests.public_pages import public_pages

pytestmark = pytest.mark.django_db

# Bytes, compressed as the site sends them.
MOST_HTML, MOST_STYLE, MOST_SCRIPT = 14_000, 10_000, 20_000


@pytest.fixture
def pages(client) -> dict:
    return {address: client.get(address) for address in public_pages()}


@pytest.fixture
def texts(pages) -> dict[str, str]:
    return {address: page.content.decode() for address, page in pages.items()}


def test_they_are_all_asked(pages):
    assert {"/", "/programmes/", "/therapists/", "/guide/", "/terms/", "/shortlist/"} <= set(pages)
    assert {page.status_code for page in pages.values()} == {200}


def test_no_cookie_before_the_visitor_does_something(pages):
    """A form sets the one that protects it from forgery: whoever opens it means to write to us."""
    given = {address: list(page.cookies) for address, page in pages.items() if page.cookies}

    assert all(address == "/enquiries/new/" or address.endswith("/report/") for address in given)
    assert list(given.values()) == [["csrftoken"]] * 2


def test_other_sites_are_not_told_where_a_visitor_was(pages, texts):
    outward = [link for text in texts.values() for link in re.findall(r'<a [^>]*href="https?:[^>]*>', text)]

    assert {page.headers["Referrer-Policy"] for page in pages.values()} == {"same-origin"}
    assert len(outward) > len(pages)
    assert [link for link in outward if not re.search(r'rel="[^"]*noreferrer', link)] == []


def test_every_page_has_the_way_out_and_the_numbers(texts):
    for address, text in texts.items():
        assert 'id="leave" href="https://www.bbc.co.uk/weather" rel="noreferrer"' in text, address
        assert 'href="tel:116123"' in text, address


def test_every_page_has_its_landmarks_and_one_heading(texts):
    for address, text in texts.items():
        assert len(re.findall(r"<h1[ >]", text)) == 1, address
        assert text.count("<main ") == text.count('<a class="skip" href="#main"') == 1, address


def test_every_page_says_its_own_address_and_what_it_is_about(texts):
    for address, text in texts.items():
        assert f'<link rel="canonical" href="http://testserver{address}">' in text, address
        assert len(re.findall(r'<meta name="description"[^>]* content="[^"]{20,}"', text)) == 1, address


def test_nothing_of_a_page_stands_in_the_page_but_its_words(texts):
    for address, text in texts.items():
        assert "&lt;" not in text, address
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]* src=)", text), address
        assert all("defer" in script for script in re.findall(r"<script[^>]*>", text)), address


def size(body: bytes) -> int:
    return len(brotli.compress(body, quality=5))


def linked(client, text: str, kind: str) -> int:
    """Bytes of the files of this kind that the page names."""
    files = re.findall(rf'(?:src|href)="(/static/[^"]+\.{kind})"', text)
    return sum(size(read(client, file)) for file in files)


def read(client, file: str) -> bytes:
    response = client.get(file)
    body = b"".join(response)
    response.close()
    return body


def test_every_page_is_small(client, pages, texts):
    for address, page in pages.items():
        assert size(page.content) <= MOST_HTML, address
        assert linked(client, texts[address], "css") <= MOST_STYLE, address
        assert linked(client, texts[address], "js") <= MOST_SCRIPT, address


def test_htmx_is_loaded_by_the_search_alone(texts):
    assert [address for address, text in texts.items() if "htmx" in text] == ["/programmes/"]
