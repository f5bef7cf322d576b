"""A draft as the public will see it, which the public never sees."""

import pytest
from django.urls import reverse

from programmes.models import Catalogue, Programme
from programmes.vocabulary import ListingStatus
from tests.builders import check_three_questions, make_programme
from tests.staff import make_curator, make_handler

pytestmark = pytest.mark.django_db


def make_draft() -> Programme:
    return make_programme(
        status=ListingStatus.DRAFT, name="Riverside songs", summary="Songs twice a week.", frequency="weekly"
    )


def preview(client, programme: Programme):
    return client.get(reverse("admin:programmes_programme_preview", args=[programme.pk]))


def body(answer) -> str:
    page = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def test_it_is_the_very_page_that_is_published(client):
    draft = make_draft()
    check_three_questions(draft)
    client.force_login(make_curator())
    before = body(preview(client, draft))
    Programme.objects.update(status=ListingStatus.PUBLISHED, published_on="2026-11-01")

    assert body(client.get(draft.get_absolute_url())) == before


def test_it_says_what_it_is_and_leads_back(client):
    draft = make_draft()
    client.force_login(make_curator())
    page = preview(client, draft).content.decode()

    assert "Preview: not published." in page
    assert reverse("admin:programmes_programme_change", args=[draft.pk]) in page


def test_nobody_keeps_or_indexes_it(client):
    client.force_login(make_curator())
    answer = preview(client, make_draft())

    assert {"no-store", "private"} <= set(answer["Cache-Control"].replace(",", " ").split())
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()


def test_it_leaves_no_trace_where_the_public_looks(client):
    draft = make_draft()
    version = Catalogue.objects.version()
    client.force_login(make_curator())
    assert preview(client, draft).status_code == 200

    assert Catalogue.objects.version() == version
    client.logout()
    assert client.get(draft.get_absolute_url()).status_code == 404
    for page in (reverse("programmes:list"), "/sitemap-programmes.xml", reverse("programmes:feed")):
        assert draft.slug not in client.get(page).content.decode()


def test_the_published_page_is_no_preview(client):
    programme = make_programme()
    page = client.get(programme.get_absolute_url()).content.decode()
    assert "Preview" not in page
    assert "noindex" not in page

    client.force_login(make_curator())
    assert preview(client, programme).url == programme.get_absolute_url()


def test_visitors_and_whoever_answers_enquiries_do_not_see_it(client):
    draft = make_draft()
    assert preview(client, draft).status_code == 302

    client.force_login(make_handler())
    assert preview(client, draft).status_code == 403
