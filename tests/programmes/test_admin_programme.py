"""A listing's own page: its form, and the status that no form moves."""

import datetime

import pytest
from django.urls import reverse

from programmes.models import Programme
from programmes.publishing import FREE_TEXT
from programmes.vocabulary import ListingStatus
from tests.builders import (
    check_three_questions,
    make_appointment,
    make_centre,
    make_programme,
    make_registered,
    make_therapist,
)
from tests.forms import errors, form_data
from tests.programmes.listing_form import change_address, new_post, save
from tests.staff import make_curator
from therapists.seen import FIELD

pytestmark = pytest.mark.django_db
ADD = "admin:programmes_programme_add"


@pytest.fixture(autouse=True)
def curator(client):
    make_curator()  # so that whoever signed in is not the first account in the table
    user = make_curator()
    client.force_login(user)
    return user


def test_a_programme_is_made_at_a_centre_with_its_person(client):
    centre, therapist = make_centre(), make_therapist()
    page = client.get(reverse(ADD) + f"?centre={centre.pk}")

    answer = client.post(reverse(ADD), form_data(page, name="Harbour", **new_post(therapist)))
    assert answer.status_code == 302, errors(answer)

    made = Programme.objects.get()
    assert (made.centre, made.slug, made.status) == (centre, "harbour", ListingStatus.DRAFT)
    assert made.appointments.get().therapist == therapist


def test_status_cannot_be_typed(client):
    draft = make_programme(status=ListingStatus.DRAFT)

    save(client, draft, status="published", published_on="2026-01-05")

    draft.refresh_from_db()
    assert draft.status == ListingStatus.DRAFT


def test_going_back_to_an_old_version_does_not_publish(client):
    programme = make_programme(summary="Then")
    version = programme.history.first()
    programme.status, programme.closed_on = ListingStatus.CLOSED, datetime.date(2026, 6, 1)
    programme.closed_reason, programme.summary = "closed", "Now"
    programme.save()
    address = reverse("admin:programmes_programme_simple_history", args=[programme.pk, version.pk])

    page = client.get(address)
    assert "How you know" not in page.content.decode()
    client.post(address, form_data(page) | {"_save": "Revert"})

    programme.refresh_from_db()
    assert (programme.summary, programme.status) == ("Then", ListingStatus.CLOSED)


def test_history_names_who_saved(client, curator):
    programme = make_programme()

    save(client, programme, summary="New words.")

    assert programme.history.first().history_user == curator


@pytest.mark.parametrize(
    "name", ["summary", "description", "price_includes", "leaving_early", "craving_policy"]
)
def test_title_in_free_text_is_refused(client, name):
    programme = make_programme(summary="Old")

    answer = save(client, programme, **{name: "Led by a Music\nTherapist."})

    assert "protected title" in errors(answer)
    assert getattr(Programme.objects.get(), name) == getattr(programme, name)


PROMISE = "A cure, guaranteed."
KEEP_PROMISE = "“cure”, “guaranteed”"


@pytest.mark.parametrize("name", FREE_TEXT)
def test_a_promise_is_asked_about_before_it_is_saved(client, name):
    draft = make_programme(status=ListingStatus.DRAFT, takes_from="area", takes_from_area="Leeds")

    asked = save(client, draft, **{name: PROMISE})

    page = asked.content.decode()
    assert f'<input type="checkbox" name="keep_{name}" value="{KEEP_PROMISE}">' in page
    assert getattr(Programme.objects.get(), name) == getattr(draft, name)
    save(client, draft, **{name: PROMISE, f"keep_{name}": KEEP_PROMISE})
    assert getattr(Programme.objects.get(), name) == PROMISE


def test_the_tick_is_about_the_words_it_named(client):
    draft = make_programme(status=ListingStatus.DRAFT)

    asked = save(client, draft, summary="Impartial: a cure, guaranteed.", keep_summary=KEEP_PROMISE)

    assert "“impartial”, “cure”, “guaranteed”" in errors(asked)


def test_words_that_stayed_are_not_asked_about_again(client):
    draft = make_programme(status=ListingStatus.DRAFT, summary=PROMISE)

    assert save(client, draft, name="Quay").status_code == 302


def test_public_listing_keeps_its_summary(client):
    assert "keep one sentence" in errors(save(client, make_programme(summary="Here."), summary=""))


def test_an_address_that_leads_elsewhere_is_not_given_away(client):
    moved = make_programme(slug="old")
    moved.slug = "new"
    moved.save()

    answer = save(client, make_programme(), slug="old")

    assert f"leads to “{moved}”" in errors(answer)


def test_a_listing_may_take_its_own_old_address_back(client):
    programme = make_programme(slug="old")
    programme.slug = "new"
    programme.save()

    save(client, programme, slug="old")

    assert Programme.objects.get().slug == "old"


@pytest.mark.parametrize(("status", "linked"), [("draft", False), ("published", True), ("closed", True)])
def test_view_on_site_only_where_the_public_finds_it(client, status, linked):
    page = client.get(change_address(make_programme(status=status)))

    assert ("View on site" in page.content.decode()) is linked


def test_draft_says_what_is_missing(client):
    page = client.get(change_address(make_programme(status=ListingStatus.DRAFT)))

    assert "Summary: write one sentence." in page.content.decode()


def test_draft_says_what_the_public_will_read_of_who_leads_it(client):
    draft = make_programme(status=ListingStatus.DRAFT, led_by_claim="music_therapist", summary="In Leeds.")
    make_appointment(draft, make_therapist(name="Ruth Fernley"))
    check_three_questions(draft)

    page = client.get(change_address(draft)).content.decode()

    assert "<strong>Said to be a qualified therapist; not checked</strong>" in page
    assert "Ruth Fernley: there is no register check." in page


def test_a_registered_programme_needs_no_explanation(client):
    programme = make_programme()
    make_registered(programme)

    page = client.get(change_address(programme)).content.decode()

    assert "<strong>HCPC-registered music therapist</strong>" in page
    assert "Why not" not in page


def test_unsaved_changes_are_warned_of(client):
    page = client.get(change_address(make_programme())).content.decode()

    assert "Save your changes first" in page
    assert "admin-unsaved.js" in page


def test_change_form_lists_every_fact(client):
    draft = make_programme(status=ListingStatus.DRAFT)
    form = client.get(change_address(draft)).context["adminform"].form
    derived = {"id", "sort_name", "status", "published_on", "closed_on", "closed_reason", "created_at"}
    derived |= {"changed_at"}

    assert {f.name for f in Programme._meta.concrete_fields} - derived == set(form.fields) - {FIELD, "why"}


def test_a_listing_that_was_checked_stays_at_its_centre(client):
    programme, other = make_programme(), make_centre()
    check_three_questions(programme)
    answer = save(client, programme, centre=other.pk)

    assert "Its checks were made at the centre it has now" in errors(answer)


def test_a_listing_that_nobody_checked_can_move(client):
    programme, other = make_programme(), make_centre()
    save(client, programme, centre=other.pk)

    assert Programme.objects.get().centre == other


def test_a_published_listing_gives_the_title_neither_by_its_centre_nor_by_its_address(client):
    programme = make_programme()
    titled = make_centre(name="Leeds Music Therapists CIC")

    assert "protected title" in errors(save(client, programme, centre=titled.pk))
    assert "protected title" in errors(save(client, programme, slug="music-therapist-leeds"))
