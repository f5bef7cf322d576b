"""An auditor sees that things happened, changes nothing, and reads no word of a visitor or in a note."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from desk.start.work import work_for
from enquiries.models import Team
from enquiries.staff import may_open_enquiries
from programmes.staff import may_curate
from tests.builders import make_centre, make_programme, make_staff, make_therapist
from tests.enquiries import inbox, mistakes
from tests.enquiries.builders import PLANTED, make_enquiry, make_team
from tests.enquiries.mistakes import make_mistake
from tests.programmes.test_duplicates import HARBOUR
from tests.programmes.test_register_queue import make_differing
from tests.staff import make_auditor, make_handler

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def auditor(client):
    user = make_auditor()
    client.force_login(user)
    return user


def buttons(page: str) -> list[str]:
    """What would send something, but for leaving."""
    forms = re.findall(r'<form[^>]*method="post".*?</form>', page, re.S)
    return [form for form in forms if "logout-form" not in form and re.search(r'<button|type="submit"', form)]


def test_an_auditor_sees_every_enquiry_and_none_of_its_words(client):
    enquiry = make_enquiry(make_programme(name="Tide House"), team=make_team(name="Theirs"), assigned_to=None)
    listed, page = inbox.listed(client), client.get(inbox.page_of(enquiry)).text

    assert listed == [enquiry.reference]
    assert "Tide House" in page
    assert "Theirs" in page
    for told in (PLANTED, "7946 0123", "in my family", "leave a voicemail"):
        assert told not in page
    assert buttons(page) == []


@pytest.mark.parametrize(
    "asked", ["asking_for=family", "asking_for__exact=family", "is_safe_text=1", "name="]
)
def test_nor_finds_them_out_by_asking_the_list(client, asked):
    make_enquiry()

    assert client.get(f"{inbox.LIST}?{asked}").status_code == 400
    assert "Someone in my family" not in client.get(inbox.LIST).text


def test_an_auditor_sees_reports_of_mistakes_and_none_of_their_words(client):
    report = make_mistake()
    page = client.get(mistakes.page_of(report)).text

    assert mistakes.listed(client) == [report.reference]
    assert "How often" in page
    assert PLANTED not in page
    assert buttons(page) == []


def test_who_is_a_handler_too_reads_the_enquiries_of_no_other_team(client, auditor):
    auditor.groups.add(*make_handler().groups.all())
    theirs = make_enquiry(team=make_team(name="Theirs"), assigned_to=None)
    mine = make_enquiry(team=Team.objects.fallback(), assigned_to=None)

    assert inbox.listed(client) == [mine.reference]
    assert PLANTED not in client.get(inbox.page_of(theirs), follow=True).text
    assert PLANTED in client.get(inbox.page_of(mine)).text


def test_an_auditor_is_given_nothing_to_do(auditor):
    users = type(auditor).objects

    assert not users.filter(may_open_enquiries(), pk=auditor.pk).exists()
    assert auditor not in may_curate()


@pytest.mark.parametrize("make", [make_programme, make_therapist])
def test_of_a_note_an_auditor_sees_who_wrote_it_and_when(client, make):
    about, author = make(), make_staff(username="ruth")
    about.notes.create(text=PLANTED, written_by=author, written_at=timezone.now())
    name = f"admin:{about._meta.app_label}_{about._meta.model_name}_change"
    page = client.get(reverse(name, args=[about.pk])).text

    assert "· ruth" in page
    assert PLANTED not in page
    assert buttons(page) == []


def test_the_start_page_shows_what_waits_and_no_mail_or_account(client, auditor):
    make_enquiry()
    titles = [one.title for one in work_for(auditor, timezone.localdate())]
    page = client.get("/admin/").text

    assert titles == [
        "Enquiries waiting",
        "Reports of mistakes",
        "Centres to ask again",
        "Leads to judge",
        "Register differences",
        "Broken links",
    ]
    assert '1</span> <span class="title">Enquiries waiting' in page
    assert "/admin/auth/" not in page
    assert "/admin/enquiries/outgoingmail/" not in page
    assert "/add/" not in page


def test_queues_are_to_read(client):
    make_differing()
    make_centre(**HARBOUR), make_centre(**HARBOUR)
    pages = ["registerentry_differences", "centre_duplicates", "programme_duplicates", "programme_recheck"]
    read = {page: client.get(reverse(f"admin:programmes_{page}")).text for page in pages}

    assert "The register says" in read["registerentry_differences"]
    assert "1 pair" in read["centre_duplicates"]
    for page in pages:
        assert buttons(read[page]) == [], page
        assert "Compare and merge" not in read[page]
        assert "Ask this centre" not in read[page]


def test_going_back_to_an_earlier_version_takes_leave_to_change(client):
    """django-simple-history asks for leave to look, whatever the method."""
    therapist = make_therapist(name="Ada Fell")
    version = [therapist.pk, therapist.history.first().pk]
    address = reverse("admin:therapists_therapist_simple_history", args=version)
    page = client.get(address)
    answer = client.post(address, {"name": "Somebody Else", "slug": therapist.slug, "hcpc_number": ""})

    assert (page.status_code, answer.status_code) == (200, 403)
    therapist.refresh_from_db()
    assert therapist.name == "Ada Fell"
