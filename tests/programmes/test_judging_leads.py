"""One press for each lead: where it leads, from the lead's own page and from the list."""

import html
import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from programmes.models import Centre, Judgement, RegisterEntry
from tests.programmes.test_judging import make_entry
from tests.staff import make_auditor, make_curator

pytestmark = pytest.mark.django_db

LIST = reverse("admin:programmes_registerentry_changelist")


@pytest.fixture
def curator(client):
    user = make_curator()
    client.force_login(user)
    return user


def page(entry, name="change"):
    return reverse(f"admin:programmes_registerentry_{name}", args=[entry.pk])


def several(count):
    return [make_entry(register_id=f"1-{100000001 + n}", name=f"House {n}") for n in range(count)]


def next_of(client, address: str) -> str:
    """The address behind "Next lead"; empty if it is not offered."""
    found = re.search(r'<a href="([^"]*)">Next lead</a>', client.get(address).content.decode())
    return html.unescape(found[1]) if found else ""


@pytest.mark.parametrize("judgement", ["maybe", "not_ours"])
def test_what_makes_nothing_leads_on_to_the_next_lead(client, curator, judgement):
    first, second = several(2)
    answer = client.post(page(first, "judge"), {"judgement": judgement})

    assert answer.url == page(second)
    assert f'<a href="{page(first)}">Judge it again</a>' in client.get(answer.url).text


def test_ours_stays_since_there_is_more_to_do(client, curator):
    first, _ = several(2)

    assert client.post(page(first, "judge"), {"judgement": "ours"}).url == page(first)


def test_after_the_last_lead_its_own_page_stays(client, curator):
    (only,) = several(1)

    assert client.post(page(only, "judge"), {"judgement": "not_ours"}).url == page(only)


def test_what_was_refused_stays(client, curator):
    first, _ = several(2)

    assert client.post(page(first, "judge"), {"judgement": "x"}).url == page(first)


def test_next_lead_goes_on_by_name_whatever_the_capitals_and_starts_again(client, curator):
    names = ["alder", "Beech", "beech", "CEDAR"]
    entries = [make_entry(register_id=f"1-{100000001 + n}", name=name) for n, name in enumerate(names)]

    addresses = [next_of(client, page(entry)) for entry in entries]
    assert addresses == [page(entry) for entry in [*entries[1:], entries[0]]]


def test_next_lead_is_no_row_judged_or_gone(client, curator):
    first, judged, gone = several(3)
    client.post(page(judged, "judge"), {"judgement": "not_ours"})
    RegisterEntry.objects.filter(pk=gone.pk).update(gone_on="2026-11-22")

    assert next_of(client, page(first)) == ""


def test_next_lead_stays_within_the_list_the_curator_came_from(client, curator):
    first, other, second = several(3)
    RegisterEntry.objects.filter(pk=other.pk).update(region="london")
    kept = "?" + urlencode({"_changelist_filters": "judgement__exact=maybe&region__exact=yorkshire&p=9"})

    assert next_of(client, page(first) + kept) == page(second) + kept
    assert client.post(page(first, "judge") + kept, {"judgement": "maybe"}).url == page(second) + kept


@pytest.mark.parametrize("filters", ["judged_by__password=x", "region__exact__y=1", "a=1&" * 2000])
def test_next_lead_after_a_spoiled_address_is_any(client, curator, filters):
    first, second = several(2)

    assert page(second) in next_of(client, f"{page(first)}?{urlencode({'_changelist_filters': filters})}")


BUTTON = re.compile(r'<button formaction="([^"]*)" name="judgement" value="([a-z_]+)"')


def buttons(client, **query) -> dict[str, str]:
    """What the buttons in the list send, and where to."""
    return {value: html.unescape(address) for address, value in BUTTON.findall(client.get(LIST, query).text)}


def test_a_button_in_the_list_judges_and_comes_back_to_it_as_it_was(client, curator):
    entry = make_entry()
    narrowed = {"judgement__exact": "lead", "q": "lark"}
    answer = client.post(buttons(client, **narrowed)["not_ours"], {"judgement": "not_ours"})

    assert RegisterEntry.objects.get().judgement == Judgement.NOT_OURS
    assert answer.url == f"{LIST}?{urlencode(narrowed)}"
    assert f'<a href="{page(entry)}?' in client.get(answer.url).text


def test_a_spoiled_way_back_is_the_list_all_the_same(client, curator):
    spoiled = f"?{urlencode({'back': 'list', '_changelist_filters': '//example.org'})}"

    answer = client.post(page(make_entry(), "judge") + spoiled, {"judgement": "maybe"})
    assert answer.url.startswith(LIST)


def test_the_list_offers_what_makes_nothing_and_only_of_what_is_open(client, curator):
    """“Ours” makes a centre: that asks for a look at the lead's page."""
    entry = make_entry()
    assert set(buttons(client)) == {"maybe", "not_ours"}
    for judgement, left in (("maybe", {"not_ours"}), ("not_ours", set()), ("ours", set())):
        client.post(page(entry, "judge"), {"judgement": judgement})
        assert set(buttons(client)) == left
    assert Centre.objects.count() == 1


def test_who_only_reads_sees_no_buttons(client):
    make_entry()
    client.force_login(make_auditor())

    assert buttons(client) == {}
