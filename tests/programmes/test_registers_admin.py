"""Curators judge leads in the admin."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from programmes.models import Centre, Judgement, RegisterEntry, RegisterRun
from tests.builders import make_programme, make_staff
from tests.programmes.test_judging import make_entry

pytestmark = pytest.mark.django_db

LIST = reverse("admin:programmes_registerentry_changelist")


@pytest.fixture
def curator(client):
    staff = make_staff()
    names = ["view_registerentry", "change_registerentry", "add_programme", "view_centre", "view_registerrun"]
    staff.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(staff)
    return staff


def page(entry, name="change"):
    return reverse(f"admin:programmes_registerentry_{name}", args=[entry.pk])


def several(count):
    return [make_entry(register_id=f"1-{100000001 + n}", name=f"House {n}") for n in range(count)]


def test_button_judges_and_comes_back_to_the_page(client, curator):
    entry = make_entry()
    response = client.post(page(entry, "judge"), {"judgement": "ours"}, follow=True)

    assert RegisterEntry.objects.get().judged_by == curator
    content = response.content.decode()
    assert "“Larkfield House” judged: ours." in content
    assert f"?centre={Centre.objects.get().pk}" in content


def test_judging_is_post_only(client, curator):
    assert client.get(page(make_entry(), "judge"), {"judgement": "ours"}).status_code == 405
    assert RegisterEntry.objects.get().judgement == Judgement.LEAD


def test_judging_needs_permission(client):
    staff = make_staff()
    staff.user_permissions.add(Permission.objects.get(codename="view_registerentry"))
    client.force_login(staff)
    entry = make_entry()

    assert client.post(page(entry, "judge"), {"judgement": "ours"}).status_code == 403
    assert "Not ours</button>" not in client.get(page(entry)).content.decode()


def test_unknown_judgement_is_a_sentence(client, curator):
    response = client.post(page(make_entry(), "judge"), {"judgement": "x"}, follow=True)

    assert "Choose ours, maybe or not ours." in response.content.decode()


@pytest.mark.parametrize("judgement", ["ours", "maybe", "not_ours"])
def test_several_are_judged_from_the_list(client, curator, judgement):
    entries = several(3)
    data = {"action": f"judge_{judgement}", "_selected_action": [entry.pk for entry in entries]}
    response = client.post(LIST, data, follow=True)

    assert RegisterEntry.objects.filter(judgement=judgement, judged_by=curator).count() == 3
    assert "3 rows judged" in response.content.decode()


def test_a_refused_judgement_leaves_the_others_judged(client, curator):
    used, other = several(2)
    client.post(page(used, "judge"), {"judgement": "ours"})
    make_programme(centre=Centre.objects.get())
    data = {"action": "judge_not_ours", "_selected_action": [used.pk, other.pk]}
    response = client.post(LIST, data, follow=True)

    assert "its centre has programmes" in response.content.decode()
    assert RegisterEntry.objects.get(judgement="not_ours") == other


def test_registers_values_cannot_be_changed(client, curator):
    entry = make_entry()
    client.post(page(entry), {"name": "Changed", "judgement": "ours", "register_id": "1-999999999"})

    entry.refresh_from_db()
    assert (entry.name, entry.judgement) == ("Larkfield House", Judgement.LEAD)
    assert 'name="_save"' not in client.get(page(entry)).content.decode()


def test_what_the_register_says_otherwise_is_shown(client, curator):
    entry = make_entry()
    client.post(page(entry, "judge"), {"judgement": "ours"})
    Centre.objects.update(town="Ilkley")

    content = client.get(page(entry)).content.decode()
    assert "Address: “30 Mill Lane, Otley, West Yorkshire, LS21 3AB” there" in content
    assert f"differences/?entry={entry.pk}" in content


def test_website_and_register_page_are_one_press_away(client, curator):
    content = client.get(page(make_entry())).content.decode()

    assert 'href="https://www.larkfield.example.org"' in content
    assert 'href="https://www.cqc.org.uk/location/1-100000001"' in content


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Alder House", "cedar house"]),
        ({"gone": "any"}, ["Alder House", "Beech House", "cedar house"]),
        ({"judgement__exact": "lead"}, ["Alder House", "cedar house"]),
        ({"register__exact": "care_inspectorate"}, ["cedar house"]),
        ({"kind": "residential"}, ["Alder House", "cedar house"]),
        ({"kind": "community", "gone": "any"}, ["Beech House"]),
        ({"gone": "yes"}, ["Beech House"]),
        ({"gone": "no"}, ["Alder House", "cedar house"]),
        ({"q": "cedar"}, ["cedar house"]),
        ({"q": "1-100000001"}, ["Alder House"]),
    ],
)
def test_list_is_narrowed_and_searched(client, curator, query, names):
    make_entry(name="Alder House", service_types="Rehabilitation (substance abuse)")
    types = "Community services - Substance abuse"
    make_entry(name="Beech House", register_id="RXE00", service_types=types, gone_on="2026-11-22")
    make_entry(name="cedar house", register_id="CS2099000001", register="care_inspectorate")

    found = client.get(LIST, query).context["cl"].result_list
    assert [entry.name for entry in found] == names


@pytest.mark.parametrize("direction", ["", "-"])
def test_list_is_sorted_without_regard_to_capitals(client, curator, direction):
    for number, name in enumerate(["beech", "Alder", "CEDAR", "alder", "Zelkova"]):
        make_entry(register_id=f"1-{100000001 + number}", name=name)

    query = {"o": f"{direction}1"} if direction else {}
    names = [entry.name for entry in client.get(LIST, query).context["cl"].result_list]
    lowered = [name.lower() for name in names]
    assert lowered == sorted(lowered, reverse=bool(direction))


def test_no_choice_of_standing_is_on_it_now(client, curator):
    content = client.get(LIST).content.decode()

    assert re.search(r'<li class="selected">\s*<a href="\?gone=no">On it now</a>', content)


def test_the_menu_calls_them_leads(client, curator):
    assert ">Leads from registers</a>" in client.get(reverse("admin:index")).content.decode()


def test_list_query_count_does_not_grow(client, curator, django_assert_max_num_queries):
    several(60)

    with django_assert_max_num_queries(8):
        client.get(LIST)


def test_nobody_adds_or_deletes_an_entry(admin_client):
    entry = make_entry()

    assert admin_client.get(reverse("admin:programmes_registerentry_add")).status_code == 403
    assert admin_client.post(page(entry, "delete"), {"post": "yes"}).status_code == 403


def test_runs_are_to_read(admin_client):
    run = RegisterRun.objects.create(register="cqc", rows_read=354)
    address = reverse("admin:programmes_registerrun_change", args=[run.pk])
    admin_client.post(address, {"rows_read": 1})

    run.refresh_from_db()
    assert run.rows_read == 354
    assert "354" in admin_client.get(reverse("admin:programmes_registerrun_changelist")).content.decode()
