"""One enquiry about several programmes: all are listed, kept, shown, exported and erased with it."""

import json

import pytest
from django.core.management import call_command

from enquiries.models import AlsoAbout, Enquiry
from enquiries.person import export, held_about
from programmes.shortlist import MOST
from programmes.vocabulary import ListingStatus
from tests.builders import make_programme, make_staff
from tests.enquiries.builders import make_enquiry, make_handler, make_team, post_form, private_link
from tests.enquiries.inbox import page_of

pytestmark = pytest.mark.django_db

ABOUT = "?programme=oak&programme=ash&programme=elm"
NAMES = ["Oak House", "Ash Lodge", "Elm Court"]


@pytest.fixture
def programmes():
    return [
        make_programme(slug=slug, name=name) for slug, name in zip(("oak", "ash", "elm"), NAMES, strict=True)
    ]


def form(client, query: str = ABOUT) -> str:
    return client.get(f"/enquiries/new/{query}").content.decode()


def test_form_lists_them_in_the_order_asked(client, programmes):
    html = form(client)

    assert "<h1>Ask about 3 programmes</h1>" in html
    assert sorted(NAMES, key=html.index) == NAMES


def test_form_is_sent_to_an_address_that_names_them_all(client, programmes):
    assert f'action="/enquiries/new/{ABOUT.replace("&", "&amp;")}"' in form(client)


def test_all_are_kept_in_their_order(client, programmes):
    post_form(client, ABOUT)
    enquiry = Enquiry.objects.get()

    assert enquiry.programme == programmes[0]
    assert enquiry.programmes == programmes


def test_second_press_is_the_same_enquiry_and_another_choice_is_another(client, programmes):
    key = "5b4f8f0e-0b8a-4c5c-9d6c-0f3f8f6f2a11"
    for query in (ABOUT, ABOUT, "?programme=oak"):
        post_form(client, query, key=key)

    assert sorted(len(one.programmes) for one in Enquiry.objects.all()) == [1, 3]


def test_one_named_twice_is_asked_about_once(client, programmes):
    post_form(client, "?programme=oak&programme=oak&programme=ash")

    assert Enquiry.objects.get().programmes == programmes[:2]


def test_open_questions_are_grouped_and_kept_under_their_names(client, programmes):
    assert form(client).index("<b>Ash Lodge</b></p>") > form(client).index("<b>Oak House</b></p>")
    post_form(client, ABOUT, attach_questions="on", message="")
    kept = Enquiry.objects.get().listing_questions

    assert [part.split("\n")[0] for part in kept.split("\n\n")] == [f"{name}:" for name in NAMES]
    assert kept.count("Does the music carry on after leaving?") == 3


def test_one_that_is_not_found_is_said_and_the_others_are_asked_about(client, programmes):
    html = form(client, "?programme=oak&programme=nothing")

    assert "One of the programmes could not be found." in html
    assert "Ask about Oak House" in html


def test_one_that_has_closed_is_said(client, programmes):
    make_programme(slug="gone", name="Gone", status=ListingStatus.CLOSED)

    assert "(has closed)" in form(client, "?programme=oak&programme=gone")


def test_more_than_one_question_takes_are_named(client):
    for n in range(MOST + 1):
        make_programme(slug=f"p{n}", name=f"Song {n}")
    query = "?" + "&".join(f"programme=p{n}" for n in range(MOST + 1))

    assert "These are 12, as many as one question takes." in form(client, query)
    post_form(client, query)
    assert len(Enquiry.objects.get().programmes) == MOST


def test_refused_form_comes_back_about_all_of_them(client, programmes):
    page = post_form(client, ABOUT, consent=None).content.decode()

    assert "Ask about 3 programmes" in page
    assert not Enquiry.objects.exists()


def test_staff_see_all_of_them_in_the_inbox_and_on_its_page(client, programmes):
    handler = make_handler()
    enquiry = make_enquiry(*programmes, team=make_team(handler))
    client.force_login(handler)
    page = client.get(page_of(enquiry)).content.decode()

    assert all(f'<a href="/programmes/{one.slug}/">{one.name}</a>' in page for one in programmes)
    assert "Oak House, Ash Lodge, Elm Court" in client.get("/admin/enquiries/enquiry/").content.decode()


def test_inbox_asks_no_more_of_the_database_for_many(client, programmes, django_assert_max_num_queries):
    handler = make_handler()
    client.force_login(handler)
    team = make_team(handler)
    for _ in range(8):
        make_enquiry(*programmes, team=team)

    with django_assert_max_num_queries(28):
        client.get("/admin/enquiries/enquiry/")


def test_private_link_shows_them(client, programmes):
    page = client.get(private_link(make_enquiry(*programmes))).content.decode()

    assert all(f'<a href="/programmes/{one.slug}/">{one.name}</a>' in page for one in programmes)


def test_private_link_names_one_that_left_as_it_left(client, programmes):
    enquiry = make_enquiry(*programmes)
    programmes[1].status = ListingStatus.DRAFT
    programmes[1].save()
    programmes[1].name = "Not public yet"
    programmes[1].save()

    assert "Not public yet" not in client.get(private_link(enquiry)).content.decode()


def test_copy_for_whoever_asks_holds_them(programmes, tmp_path):
    make_staff(is_superuser=True)
    make_enquiry(*programmes, email="ann@example.org")
    call_command("export_person", "ann@example.org", str(tmp_path / "copy.json"))
    (enquiry,) = json.loads((tmp_path / "copy.json").read_text())["enquiries"]

    assert [enquiry["programme"], *enquiry["also_about"]] == NAMES


def test_copy_names_one_that_left_as_it_left(programmes):
    make_staff(is_superuser=True)
    make_enquiry(*programmes, email="ann@example.org")
    for one in programmes[:2]:
        one.status = ListingStatus.DRAFT
        one.save()
        one.name = "Not public yet"
        one.save()
    copy = export(held_about("ann@example.org"))

    assert "Not public yet" not in copy
    assert all(name in copy for name in NAMES)


def test_they_are_erased_with_it(client, programmes):
    enquiry, other = make_enquiry(*programmes), make_enquiry(*programmes)
    client.post(private_link(enquiry) + "erase/")

    assert set(AlsoAbout.objects.values_list("enquiry", flat=True)) == {other.pk}


def test_enquiry_outlives_a_listing_that_is_deleted(programmes):
    enquiry = make_enquiry(*programmes)
    programmes[0].delete()
    programmes[1].delete()
    enquiry.refresh_from_db()

    assert Enquiry.objects.get().programmes == [programmes[2]]
