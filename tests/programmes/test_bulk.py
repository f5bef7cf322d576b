"""Bulk work: what would be done is shown first, and each row stands on its own feet."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from programmes.bulk import MOST_AT_ONCE
from programmes.models import Centre, FactCheck, Programme
from programmes.vocabulary import ListingStatus
from tests.builders import make_appointment, make_centre, make_programme, make_provider, make_staff
from tests.staff import make_curator

pytestmark = pytest.mark.django_db
ANSWERS = {"frequency": "weekly", "aftercare": ("group",), "led_by_claim": "musician"}


@pytest.fixture(autouse=True)
def curator(client):
    make_staff()  # so that whoever signed in is not the first account in the table
    user = make_curator(username="carys")
    client.force_login(user)
    return user


def send(client, action: str, rows, step="preview", **fields):
    """Press a step of an action for these rows."""
    page = reverse(f"admin:programmes_{rows[0]._meta.model_name}_changelist")
    chosen = {"action": action, "_selected_action": [str(row.pk) for row in rows]}
    return client.post(page, chosen | ({step: "yes"} if step else {}) | fields)


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def check(client, programmes, step="preview", **fields):
    """Record a check of how often; `seen` as the form was opened."""
    form = send(client, "record_selected", programmes, step="").context["form"]
    how = {"on": timezone.localdate().isoformat(), "method": "phone", "outcome": "confirmed"}
    given = {"topics": ["frequency"], "seen": form["seen"].value()} | how
    return send(client, "record_selected", programmes, step, **given | fields)


def names(attempt) -> list[str]:
    return [row.name for row, _ in attempt]


def make_two(**fields) -> list[Programme]:
    """Two programmes of one provider; the second does not say how often."""
    provider = make_provider()
    return [
        make_programme(name=name, centre=make_centre(provider=provider), **ANSWERS | more | fields)
        for name, more in [("Answered", {}), ("Silent", {"frequency": "not_known"})]
    ]


def test_the_preview_counts_names_the_refused_and_writes_nothing(client):
    curator = make_curator()
    mine, free = make_programme(name="Mine", curator=curator), make_programme(name="Free")

    page = send(client, "assign_selected", [mine, free], curator=curator.pk)

    assert names(page.context["would"]) == ["Free"]
    assert [(row.name, why) for row, why in page.context["refused"]] == [("Mine", ["It is so already."])]
    assert "<strong>1</strong> would be given over" in page.text
    assert Programme.objects.filter(curator=None).count() == 1


@pytest.mark.parametrize("make", [make_programme, make_centre])
def test_listings_are_given_to_a_curator_with_history(client, curator, make):
    rows = [make(), make()]

    send(client, "assign_selected", rows, "confirmed", curator=curator.pk)

    for row in rows:
        row.refresh_from_db()
        newest = row.history.first()
        assert row.curator == newest.history_user == curator
        assert newest.history_change_reason == "given to carys"


def test_the_preview_carries_the_answers_on(client, curator):
    page = send(client, "assign_selected", [make_programme()], curator=curator.pk).text

    assert f'<input type="hidden" name="curator" value="{curator.pk}"' in page
    assert "<dd>carys</dd>" in page
    assert 'name="confirmed"' in page


def test_publishing_shows_what_is_missing_before_it_is_done(client):
    draft = make_programme(status=ListingStatus.DRAFT)

    page = send(client, "publish_selected", [draft], step="")

    assert "Summary: write one sentence." in page.text
    assert 'name="confirmed"' not in page.text


def test_a_region_is_changed_with_history_and_never_across_a_border(client, curator):
    english = make_centre(name="English", region="yorkshire")
    welsh = make_centre(name="Welsh", nation="wales", region="wales")

    answer = send(client, "region_selected", [english, welsh], "confirmed", region="north_east")

    assert set(Centre.objects.values_list("name", "region")) == {
        ("English", "north_east"),
        ("Welsh", "wales"),
    }
    assert english.history.first().history_change_reason == "region changed"
    assert "“Welsh, Leeds” was not moved to the region: It is in Wales" in said(answer)


def test_one_call_is_recorded_of_several_programmes(client, curator):
    two = make_two()

    answer = check(client, two, "confirmed")

    recorded = FactCheck.objects.get()
    assert (recorded.programme, recorded.checked_by, recorded.outcome) == (two[0], curator, "confirmed")
    assert "“Silent” was not checked: How often: the listing does not answer this yet." in said(answer)


def test_the_preview_shows_what_would_be_confirmed(client):
    page = check(client, make_two())

    assert "Frequency: Weekly" in page.text or "frequency: Weekly" in page.text
    assert not FactCheck.objects.exists()


def test_a_page_that_was_read_is_named(client):
    page = check(client, make_two(), method="website")

    assert "write the source address" in page.text


def test_one_call_is_about_one_provider(client):
    answer = send(client, "record_selected", [make_programme(), make_programme()], step="")

    assert "One call or page is about one provider" in said(answer)


def test_who_is_in_post_is_not_confirmed_for_many(client):
    two = make_two()
    make_appointment(two[0])

    page = check(client, two, topics=["leadership"])

    assert names(page.context["refused"]) == ["Answered"]
    assert "person by person" in page.text


def test_what_changed_since_the_preview_is_not_confirmed(client):
    two = make_two()
    seen = check(client, two).context["form"]["seen"].value()
    Programme.objects.filter(pk=two[0].pk).update(frequency="monthly")

    page = check(client, two, "confirmed", seen=seen)

    assert "changed while this page was open" in page.text
    assert not FactCheck.objects.exists()


def test_who_records_no_checks_has_no_such_action(client):
    reader, two = make_staff(), make_two()
    reader.user_permissions.set(client_permissions("view_programme", "change_programme"))
    client.force_login(reader)

    send(client, "record_selected", two, "confirmed")

    assert not FactCheck.objects.exists()


def client_permissions(*codenames):
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename__in=codenames)


def test_more_than_the_database_bears_is_refused(client, monkeypatch):
    monkeypatch.setattr("programmes.admin.bulk.MOST_AT_ONCE", 1)

    answer = send(client, "assign_selected", [make_centre(), make_centre()], step="")

    assert "at most 1 at once" in said(answer)
    assert MOST_AT_ONCE == 200
