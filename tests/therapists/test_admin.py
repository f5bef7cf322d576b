"""A therapist's page: register checks, the agreement to be named, and the rules between them."""

import datetime

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from tests.builders import make_programme, make_register_check, make_registered, make_therapist
from tests.forms import errors, form_data
from tests.staff import make_curator
from therapists.dates import next_renewal_deadline
from therapists.models import NamingAgreement, RegisterCheck, Therapist

pytestmark = pytest.mark.django_db
CHECK = {"checked_on": "01/06/2026", "status": "registered", "modality": "music"}


@pytest.fixture(autouse=True)
def curator(client):
    make_curator()  # so that whoever signed in is not the first account in the table
    user = make_curator()
    client.force_login(user)
    return user


def save(client, therapist, **changes):
    address = reverse("admin:therapists_therapist_change", args=[therapist.pk])
    return client.post(address, form_data(client.get(address), **changes))


def new_check(therapist, **fields) -> dict:
    """The empty row for a new check comes after those recorded before."""
    row = therapist.register_checks.count()
    return {f"register_checks-{row}-{name}": value for name, value in (CHECK | fields).items()}


def agreement(row: int = 0, **fields) -> dict:
    fields = {"id": "", "given_on": "01/06/2026", "method": "email", "wording": "Name me."} | fields
    return {"agreements-TOTAL_FORMS": row + 1} | {f"agreements-{row}-{k}": v for k, v in fields.items()}


def test_who_looked_is_the_person_signed_in(client, curator):
    therapist, other = make_therapist(hcpc_number="AS0001"), make_curator()

    save(client, therapist, **new_check(therapist, checked_by=other.pk))

    assert RegisterCheck.objects.get().checked_by == curator


def test_registered_until_left_empty_is_the_next_renewal_deadline(client):
    therapist = make_therapist(hcpc_number="AS0001")

    save(client, therapist, **new_check(therapist))

    day = datetime.date(2026, 6, 1)
    assert RegisterCheck.objects.get().registered_until == next_renewal_deadline(day)


def test_a_name_gives_nobody_the_title(client):
    therapist = make_therapist(hcpc_number="AS0001")

    answer = save(client, therapist, name="Jo Bloggs, Music Therapist")

    assert "protected title" in errors(answer)


def test_recorded_check_is_not_altered(client):
    therapist = make_therapist(hcpc_number="AS0001")
    check = make_register_check(therapist)

    save(client, therapist, **{"register_checks-0-status": "lapsed", "register_checks-0-id": check.pk})
    save(client, therapist, **{"register_checks-0-DELETE": "on"})

    assert RegisterCheck.objects.values_list("pk", "status").get() == (check.pk, "registered")


@pytest.mark.parametrize("status", ["registered", "conditions", "caution"])
def test_nobody_is_registered_without_a_number(client, status):
    therapist = make_therapist(hcpc_number="")

    answer = save(client, therapist, **new_check(therapist, status=status))

    assert "Write the HCPC number first" in errors(answer)


def test_not_found_needs_no_number(client):
    therapist = make_therapist(hcpc_number="")

    save(client, therapist, **new_check(therapist, status="not_found"))

    assert RegisterCheck.objects.get().status == "not_found"


def test_number_and_check_are_saved_together(client):
    therapist = make_therapist()

    save(client, therapist, hcpc_number="as 0001", **new_check(therapist))

    assert (Therapist.objects.get().hcpc_number, RegisterCheck.objects.count()) == ("AS0001", 1)


@pytest.mark.parametrize("number", ["", "AS0002"])
def test_a_number_that_was_checked_is_not_changed_alone(client, number):
    therapist = make_therapist(hcpc_number="AS0001")
    make_register_check(therapist)

    assert "under the old HCPC number" in errors(save(client, therapist, hcpc_number=number))

    save(client, therapist, hcpc_number="AS0002", **new_check(therapist))
    assert Therapist.objects.get().hcpc_number == "AS0002"


def test_check_dated_after_today_is_refused_in_words(client):
    therapist = make_therapist(hcpc_number="AS0001")
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)

    assert "after today" in errors(save(client, therapist, **new_check(therapist, checked_on=tomorrow)))


def test_title_in_approaches_is_refused(client):
    assert "protected title" in errors(save(client, make_therapist(), approaches="As a music therapist, I …"))


def test_somebody_else_in_approaches_is_refused(client):
    therapist = make_therapist(name="Ada Long")
    make_therapist(name="Ottoline Fairweather", agreed=True)

    refused = save(client, therapist, approaches="I learned from Ottoline Fairweather.")
    assert "names a therapist" in errors(refused)
    save(client, therapist, approaches="I am Ada Long.")
    assert Therapist.objects.get(pk=therapist.pk).approaches == "I am Ada Long."


def test_withdrawing_tells_where_to_see_what_is_hidden(client):
    therapist = make_therapist(agreed=True)
    answer = save(client, therapist, **{"agreements-0-withdrawn_on": "02/06/2026"})

    told = " ".join(str(message) for message in get_messages(answer.wsgi_request))
    assert "?withheld=yes" in told


def test_agreement_and_its_withdrawal(client):
    therapist = make_therapist()
    save(client, therapist, **agreement())
    assert Therapist.objects.public().exists()

    save(client, therapist, **{"agreements-0-withdrawn_on": "02/06/2026"})
    assert not Therapist.objects.public().exists()


def test_agreement_once_given_keeps_its_words(client):
    therapist = make_therapist(agreed=True)

    save(client, therapist, **{"agreements-0-wording": "Other words.", "agreements-0-given_on": "01/01/2020"})

    kept = NamingAgreement.objects.get()
    assert (kept.wording, kept.given_on) == ("Name me.", datetime.date(2026, 1, 5))


def test_withdrawal_is_not_undone(client):
    therapist = make_therapist(agreed=True)
    save(client, therapist, **{"agreements-0-withdrawn_on": "02/06/2026"})

    save(client, therapist, **{"agreements-0-withdrawn_on": ""})

    assert not Therapist.objects.public().exists()


def test_second_standing_agreement_is_refused_in_words(client):
    therapist = make_therapist(agreed=True)

    assert "stands already" in errors(save(client, therapist, **agreement(1)))


@pytest.mark.parametrize("name", ["given_on", "withdrawn_on"])
def test_agreement_in_the_future_is_refused(client, name):
    later = timezone.localdate() + datetime.timedelta(days=1)

    assert "after today" in errors(save(client, make_therapist(), **agreement(**{name: later})))


def test_address_of_a_person_never_changes(client):
    therapist = make_therapist(slug="ruth")

    save(client, therapist, slug="other")

    assert Therapist.objects.get().slug == "ruth"


def test_address_is_made_from_the_name(client):
    address = reverse("admin:therapists_therapist_add")

    client.post(address, form_data(client.get(address), name="Ruth Fernley"))

    assert Therapist.objects.get().slug == "ruth-fernley"


def test_check_on_its_own_page_names_who_looked(client, curator):
    therapist = make_therapist(hcpc_number="AS0001")
    address = reverse("admin:therapists_registercheck_add")

    client.post(address, form_data(client.get(address), therapist=therapist.pk, **CHECK))

    assert RegisterCheck.objects.get().checked_by == curator


def test_check_on_its_own_page_needs_a_number(client):
    address = reverse("admin:therapists_registercheck_add")

    answer = client.post(
        address, form_data(client.get(address), therapist=make_therapist(hcpc_number="").pk, **CHECK)
    )

    assert "Write the HCPC number first" in str(answer.context["adminform"].form.errors)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("agreed=yes", {"Agreed"}),
        ("agreed=no", {"Silent"}),
        ("register=valid", {"Silent"}),
        ("register=none", {"Agreed"}),
        ("q=AS0001", {"Silent"}),
    ],
)
def test_list_finds_people(client, query, shown):
    make_therapist(name="Agreed", agreed=True)
    make_register_check(make_therapist(name="Silent", hcpc_number="AS0001"))

    answer = client.get(reverse("admin:therapists_therapist_changelist") + f"?{query}")

    assert {row.name for row in answer.context["cl"].result_list} == shown


def test_a_number_of_somebody_else_says_whose_it_is(client):
    make_therapist(name="Ruth Fernley", hcpc_number="AS0001")

    answer = save(client, make_therapist(), hcpc_number="as 0001")

    assert "“Ruth Fernley” already has this HCPC number" in errors(answer)


def test_own_and_missing_numbers_are_nobody_elses(client):
    numbered, therapist = make_therapist(hcpc_number="AS0001"), make_therapist()
    make_therapist()

    assert save(client, numbered, name="Ruth").status_code == 302
    assert save(client, therapist, name="Wren").status_code == 302


@pytest.mark.parametrize(("number", "warned"), [("AS0001", False), ("AS012345", False), ("AS01", True)])
def test_unusual_number_is_kept_with_a_warning(client, number, warned):
    answer = save(client, make_therapist(), hcpc_number=number)

    assert Therapist.objects.get().hcpc_number == number
    assert any("look again" in str(message) for message in get_messages(answer.wsgi_request)) is warned


def test_a_look_on_the_persons_page_tells_what_it_changed(client):
    therapist = make_registered(make_programme(name="Harbour"))

    today = timezone.localdate().strftime("%d/%m/%Y")
    answer = save(client, therapist, **new_check(therapist, checked_on=today, status="lapsed"))

    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert any("Harbour" in one and "Checked: not registered for music" in one for one in told)


def test_a_promise_in_somebodys_approaches_is_asked_about(client):
    therapist = make_therapist()

    assert "Keep “impartial”" in errors(save(client, therapist, approaches="I am impartial."))
    save(client, therapist, approaches="I am impartial.", keep_approaches="“impartial”")
    assert Therapist.objects.get().approaches == "I am impartial."
