"""The picture beside a shared link."""

import io

import pytest
from PIL import Image

from programmes.share_card import BEAT, BRAND, fitted
from tests.builders import make_centre, make_programme

pytestmark = pytest.mark.django_db


def picture(client, slug: str) -> Image.Image:
    response = client.get(f"/programmes/{slug}/card.png")
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    return Image.open(io.BytesIO(response.content)).convert("RGB")


def amount(image: Image.Image, colour: str) -> int:
    """Points of that colour, give or take what a palette makes of it."""
    wanted = tuple(int(colour[n : n + 2], 16) for n in (1, 3, 5))
    counted = image.getcolors(image.width * image.height) or []
    return sum(n for n, seen in counted if max(abs(a - b) for a, b in zip(seen, wanted, strict=True)) < 12)


def test_a_page_names_its_picture_and_what_it_shows(client):
    programme = make_programme(name="Caffi Gŵyl – “day”", frequency="weekly", slug="caffi")
    html = client.get(programme.get_absolute_url()).content.decode()

    assert (
        'property="og:image" name="twitter:image" content="http://testserver/programmes/caffi/card.png"'
        in html
    )
    assert 'content="Caffi Gŵyl – “day”. In treatment: 1 session a week. Afterwards: not known yet."' in html


def test_it_is_as_large_as_networks_ask(client):
    make_programme(slug="one")

    assert picture(client, "one").size == (1200, 630)


def test_more_sessions_and_a_longer_aftercare_fill_more_of_it(client):
    fields = {"frequency": "several_weekly", "aftercare": ("group",), "aftercare_length": "months"}
    make_programme(slug="little", sessions_per_week=2, aftercare_months=1, **fields)
    make_programme(slug="much", sessions_per_week=5, aftercare_months=12, **fields)
    little, much = picture(client, "little"), picture(client, "much")

    assert amount(much, BEAT) > amount(little, BEAT)
    assert amount(much, BRAND) > 5 * amount(little, BRAND)


def test_what_nobody_knows_is_not_filled(client):
    make_programme(slug="unknown")

    assert amount(picture(client, "unknown"), BRAND) == 0


def test_no_picture_of_what_is_not_listed(client):
    make_programme(slug="draft", status="draft")
    make_programme(slug="closed", status="closed")

    assert {client.get(f"/programmes/{slug}/card.png").status_code for slug in ("draft", "closed")} == {404}
    assert "og:image" not in client.get("/programmes/closed/").content.decode()


def test_long_names_are_shortened_not_cut():
    lines = fitted("A very long name of a programme " * 9, 54, 1000, 2)

    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_one_endless_word_is_shortened_too(client):
    make_programme(slug="endless", name="A" * 200, centre=make_centre(name="B" * 200))

    assert picture(client, "endless").size == (1200, 630)
