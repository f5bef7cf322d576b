"""The queue of register differences in the admin: who may settle what, one by one and all of a kind."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from programmes.models import Centre, RegisterDecision, RegisterEntry
from programmes.registers.differences import differences_of
from tests.builders import make_staff
from tests.programmes.test_admin_pages import count_queries, queries  # noqa: F401
from tests.programmes.test_register_differences import kinds, make_ours, says_now
from tests.staff import make_curator, make_handler

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:programmes_registerentry_differences")
AT_ONCE = reverse("admin:programmes_registerentry_differences_at_once")


@pytest.fixture(autouse=True)
def curator(client):
    user = make_curator()
    client.force_login(user)
    return user


def make_differing(count: int = 1, **values) -> list[RegisterEntry]:
    rows = [make_ours(register_id=f"1-{100000001 + n}", name=f"House {n}") for n in range(count)]
    return [says_now(row, **(values or {"phone": f"+4420794602{n:02}"})) for n, row in enumerate(rows)]


def press(client, entry: RegisterEntry, what: str, query: str = ""):
    (shown,) = [one for one in differences_of(entry) if one.kind == "phone"]
    address = reverse("admin:programmes_registerentry_settle", args=[entry.pk]) + query
    return client.post(address, {what: "phone", "seen_phone": shown.fingerprint}, follow=True)


def page_of(answer) -> str:
    return answer.content.decode()


def test_both_values_stand_side_by_side(client):
    make_differing()
    page = page_of(client.get(QUEUE))

    assert "020 7946 0200" in page
    assert "020 7946 0123" in page
    assert "1 difference at 1 centre" in page


def test_the_leads_lead_to_the_queue(client):
    assert f'href="{QUEUE}"' in page_of(client.get(reverse("admin:programmes_registerentry_changelist")))


def test_a_press_takes_over_and_comes_back_to_the_same_kind(client):
    (entry,) = make_differing()
    answer = press(client, entry, "take", "?kind=phone")

    assert Centre.objects.get().phone.as_e164 == "+442079460200"
    assert answer.redirect_chain == [(f"{QUEUE}?kind=phone", 302)]
    assert "is taken over from the register" in page_of(answer)


def test_a_press_keeps_ours_and_remembers_who(client, curator):
    (entry,) = make_differing()
    press(client, entry, "keep")

    assert kinds() == []
    assert RegisterDecision.objects.get().decided_by == curator
    lead = reverse("admin:programmes_registerentry_change", args=[entry.pk])
    assert f"seen by {curator}" in page_of(client.get(lead))


def test_a_press_on_an_overtaken_page_changes_nothing(client):
    (entry,) = make_differing()
    address = reverse("admin:programmes_registerentry_settle", args=[entry.pk])
    answer = client.post(address, {"take": "phone", "seen_phone": "what it was"}, follow=True)

    assert "look at both values again" in page_of(answer)
    assert kinds() == ["phone"]


def test_all_of_a_kind_are_previewed_and_then_taken_over(client):
    make_differing(3)
    preview = client.get(AT_ONCE, {"kind": "phone", "do": "take"})
    assert "<strong>3 centres</strong> will say" in page_of(preview)
    assert kinds() == ["phone"] * 3

    answer = client.post(f"{AT_ONCE}?kind=phone&do=take", {"seen": preview.context["seen"]}, follow=True)
    assert "3 taken over from the register: phone." in page_of(answer)
    assert kinds() == []


def test_all_of_a_kind_are_kept(client):
    make_differing(3)
    preview = client.get(AT_ONCE, {"kind": "phone", "do": "keep"})
    client.post(f"{AT_ONCE}?kind=phone&do=keep", {"seen": preview.context["seen"]})

    assert kinds() == []
    assert RegisterDecision.objects.count() == 3


def test_the_preview_names_what_cannot_be_taken_over(client):
    make_differing(2)
    says_now(RegisterEntry.objects.first(), website="https://example.org/" + "a" * 250)
    preview = page_of(client.get(AT_ONCE, {"kind": "website", "do": "take"}))

    assert "1 cannot be taken over" in preview
    assert "at most 200 characters" in preview


def test_what_came_in_after_the_preview_is_not_taken_over_with_it(client):
    make_differing(2)
    preview = client.get(AT_ONCE, {"kind": "phone", "do": "take"})
    says_now(RegisterEntry.objects.first(), phone="+442079460299")
    answer = client.post(f"{AT_ONCE}?kind=phone&do=take", {"seen": preview.context["seen"]})

    assert "look at both values again" in page_of(answer)
    assert kinds() == ["phone", "phone"]


@pytest.mark.parametrize("query", ["kind=left&do=keep", "kind=status&do=take", "kind=phone&do=x", "do=take"])
def test_alerts_and_oddities_are_not_settled_at_once(client, query):
    assert client.get(f"{AT_ONCE}?{query}").status_code == 404


def test_without_leave_to_change_centres_ours_is_kept_but_nothing_taken_over(client):
    (entry,) = make_differing()
    staff = make_staff()
    names = ["view_registerentry", "change_registerentry"]
    staff.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(staff)

    assert press(client, entry, "take").status_code == 403
    assert client.get(f"{AT_ONCE}?kind=phone&do=take").status_code == 403
    assert 'name="take"' not in page_of(client.get(QUEUE))
    assert press(client, entry, "keep").status_code == 200


def test_whoever_answers_enquiries_sees_no_difference(client):
    (entry,) = make_differing()
    client.force_login(make_handler())

    assert client.get(QUEUE).status_code == 403
    assert client.get(f"{AT_ONCE}?kind=phone&do=keep").status_code == 403
    assert press(client, entry, "keep").status_code == 403


def test_three_hundred_rows_take_no_more_queries_than_five(client, count_queries):  # noqa: F811
    make_differing(5)
    addresses = [QUEUE, f"{AT_ONCE}?kind=phone&do=take"]
    before = [queries(client, address, count_queries) for address in addresses]
    make_rows(295)

    assert [queries(client, address, count_queries) for address in addresses] == before


def make_rows(count: int) -> None:
    """More of the same, written at once."""
    entry, centre = RegisterEntry.objects.first(), Centre.objects.first()
    ids = [f"1-{200000001 + n}" for n in range(count)]
    shared = {f.attname: getattr(centre, f.attname) for f in Centre._meta.concrete_fields if f.name != "id"}
    centres = [Centre(**shared | {"registration_id": one}) for one in ids]
    Centre.objects.bulk_create(centres)
    said = {
        f.attname: getattr(entry, f.attname) for f in RegisterEntry._meta.concrete_fields if f.name != "id"
    }
    said.pop("centre_id")
    RegisterEntry.objects.bulk_create(
        RegisterEntry(**said | {"register_id": one, "centre": centre})
        for one, centre in zip(ids, centres, strict=True)
    )
