"""A listing's own page: its form, its posts, and the status that no form moves."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from programmes.models import Appointment, Programme
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
from tests.forms import form_data
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


def change_address(programme) -> str:
    return reverse("admin:programmes_programme_change", args=[programme.pk])


def save(client, programme, **changes):
    address = change_address(programme)
    return client.post(address, form_data(client.get(address), **changes))


def new_post(therapist, **fields) -> dict:
    """An inline row added by the page's script."""
    row = {"therapist": therapist.pk, "role": "music_therapist", "sessions_per_week": "", "id": ""} | fields
    return {"appointments-TOTAL_FORMS": 1} | {f"appointments-0-{name}": value for name, value in row.items()}


def errors(response) -> str:
    context = response.context
    found = [context["adminform"].form.errors]
    for inline in context["inline_admin_formsets"]:
        found += [*inline.formset.errors, inline.formset.non_form_errors()]
    return " ".join(str(error) for error in found)


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


def test_a_post_keeps_its_person(client):
    programme = make_programme()
    post, other = make_appointment(programme), make_therapist()

    save(client, programme, **{"appointments-0-therapist": other.pk, "appointments-0-role": "musician"})

    assert Appointment.objects.values_list("therapist", "role").get() == (post.therapist_id, post.role)


def test_a_post_gets_its_last_day(client):
    programme = make_programme()
    make_appointment(programme)

    save(client, programme, **{"appointments-0-ends_on": "01/06/2026", "is_slip": "on"})

    assert Appointment.objects.get().ends_on == datetime.date(2026, 6, 1)


def test_a_confirmed_post_is_not_deleted(client):
    programme = make_programme()
    make_registered(programme)

    answer = save(client, programme, **{"appointments-0-DELETE": "on"})

    assert "last day of the post" in errors(answer)
    assert Appointment.objects.exists()


def test_a_mistaken_post_is_deleted(client):
    programme = make_programme()
    make_appointment(programme)

    save(client, programme, **{"appointments-0-DELETE": "on", "is_slip": "on"})

    assert not Appointment.objects.exists()


def test_nobody_takes_up_a_post_at_a_closed_programme(client):
    closed = make_programme(status=ListingStatus.CLOSED)

    answer = save(client, closed, **new_post(make_therapist()))

    assert "nobody can take up a post" in errors(answer)


def test_two_open_posts_of_one_person_are_refused_in_words(client):
    programme = make_programme()
    post = make_appointment(programme)
    extra = {k.replace("-0-", "-1-"): v for k, v in new_post(post.therapist).items()}

    answer = save(client, programme, **extra | {"appointments-TOTAL_FORMS": 2})

    assert "already holds this post" in errors(answer)


def test_a_post_that_will_end_and_one_that_lasts_are_one_post_too_many(client):
    programme = make_programme()
    ends = timezone.localdate() + datetime.timedelta(days=30)
    post = make_appointment(programme, ends_on=ends)

    def add(**fields):
        row = {k.replace("-0-", "-1-"): v for k, v in new_post(post.therapist, **fields).items()}
        return save(client, programme, **row | {"appointments-TOTAL_FORMS": 2, "is_slip": "on"})

    assert "already holds this post" in errors(add())
    add(starts_on=f"{ends + datetime.timedelta(days=1):%d/%m/%Y}")
    assert programme.appointments.count() == 2


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


def test_a_post_that_ended_is_not_taken_up_again(client):
    programme = make_programme(status=ListingStatus.DRAFT)
    make_registered(programme)
    ended = datetime.date.today() - datetime.timedelta(days=2)
    Appointment.objects.update(ends_on=ended)
    answer = save(client, programme, **{"appointments-0-ends_on": ""})

    assert "If the person is back, add a new post." in errors(answer)
    assert Appointment.objects.get().ends_on == ended


def test_last_day_of_a_post_can_be_put_right_until_it_has_passed(client):
    programme = make_programme(status=ListingStatus.DRAFT)
    make_registered(programme)
    Appointment.objects.update(ends_on=datetime.date.today() + datetime.timedelta(days=2))
    save(client, programme, **{"appointments-0-ends_on": ""})

    assert Appointment.objects.get().ends_on is None


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
