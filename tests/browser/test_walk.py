"""The whole way, as people walk it: a family asks and is heard; a lead becomes a listing that is found."""

import re

import pytest
from django.core import mail
from django.core.management import call_command

from enquiries.models import Enquiry, Team
from programmes.models import Programme
from tests.browser.signing_in import sign_in
from tests.builders import make_centre, make_programme, make_registered
from tests.programmes.register_files import weekly, weekly_file
from tests.staff import make_curator, make_handler

pytestmark = pytest.mark.browser

QUESTION = "Could my brother bring his trumpet?"


def narrow(page, *choices: str) -> None:
    for choice in choices:
        page.get_by_role("checkbox", name=re.compile(f"^{choice}")).check()
    page.get_by_role("button", name="Show programmes").click()
    page.wait_for_url("**within=**")  # the form's own address: the ticks have been answered at another


def ask(page) -> str:
    """Send the question; gives the reference on the page that thanks for it."""
    page.get_by_label("Someone in my family, or a friend").check()
    page.get_by_label("E-mail").fill("visitor@example.org")
    page.get_by_label("Your question").fill(QUESTION)
    page.get_by_role("checkbox", name=re.compile("I agree")).check()
    page.get_by_role("button", name="Send my question").click()
    return Enquiry.objects.get().reference


def test_a_family_asks_and_a_handler_reads_it(page, settings, tmp_path):
    settings.VAR_DIR = tmp_path  # a worker of this machine would hold the lock
    leeds = make_centre(town="Leeds", latitude=53.80, longitude=-1.54, coordinates_from="exact")
    make_registered(make_programme(name="The Tannery", centre=leeds, frequency="weekly"))
    make_programme(name="Silent House", centre=leeds)
    handler = make_handler()
    Team.objects.get(is_fallback=True).members.add(handler)

    page.goto("/")
    page.get_by_label("Town or postcode").fill("leeds")
    page.get_by_role("button", name="Find programmes").click()
    assert (
        page.get_by_role("heading", level=1).inner_text()
        == "2 programmes within 50 miles of Leeds, West Yorkshire"
    )
    narrow(page, "Weekly", "HCPC-registered music therapist")
    assert page.get_by_role("article").count() == 1
    page.get_by_role("link", name="The Tannery", exact=True).click()
    page.get_by_role("link", name="Send a question").click()
    reference = ask(page)
    assert reference in page.get_by_role("main").inner_text()

    call_command("send_mail", once=True)
    (notice,) = mail.outbox
    assert reference in notice.body
    assert "trumpet" not in notice.body
    assert "visitor@" not in notice.body

    sign_in(page, handler)
    page.get_by_role("row").get_by_role("link", name="Enquiries", exact=True).click()
    page.get_by_role("link", name=reference).click()
    assert QUESTION in page.get_by_role("main").inner_text()


def judge_the_lead(page) -> None:
    page.get_by_role("link", name="Leads from registers").first.click()
    page.get_by_role("link", name="Larkfield Lodge").click()
    page.get_by_role("button", name="Ours", exact=True).click()
    page.get_by_role("link", name="Add a programme at this centre").click()


def make_the_programme(page) -> None:
    page.get_by_label("Name:", exact=True).fill("Larkfield residential")
    page.get_by_label("Frequency:", exact=True).select_option("weekly")
    page.get_by_label("Who is said to lead it:").select_option("music_therapist")
    page.locator("#id_aftercare").get_by_label("Group").check()
    page.get_by_label("Summary:").fill("A residential programme in York.")
    page.get_by_role("button", name="Save and continue editing").click()


def make_the_therapist(page) -> None:
    page.goto("/admin/therapists/therapist/add/")
    page.get_by_label("Name:", exact=True).fill("Wren Example")
    page.get_by_label("HCPC number:").fill("AS000")
    page.locator("#id_register_checks-0-checked_on").fill(
        page.evaluate("new Date().toLocaleDateString('en-GB')")
    )
    page.locator("#id_register_checks-0-status").select_option("registered")
    page.locator("#id_register_checks-0-modality").select_option("music")
    page.get_by_role("button", name="Save", exact=True).click()


def give_her_the_post(page) -> None:
    page.get_by_text("Add another Post").click()
    page.locator("#appointments-0 .select2-selection").click()
    page.locator(".select2-search__field").fill("Wren")
    page.get_by_role("option", name="Wren Example").click()
    page.get_by_role("button", name="Save and continue editing").click()


def check_and_publish(page) -> None:
    page.get_by_role("link", name="Record a check").first.click()
    page.get_by_label("How:", exact=True).select_option("phone")
    page.get_by_role("checkbox", name="Wren Example").check()
    page.get_by_role("button", name="Checked, nothing changed").click()
    page.get_by_role("button", name="Publish").click()


def test_a_lead_becomes_a_programme_that_is_found(page, tmp_path):
    file = weekly_file(
        tmp_path, weekly(name="Larkfield Lodge", address="1 Lark Lane,York", postcode="YO1 7HH")
    )
    call_command("import_register", "cqc", str(file))
    curator = make_curator()

    sign_in(page, curator)
    judge_the_lead(page)
    make_the_programme(page)
    programme = page.url
    make_the_therapist(page)
    page.goto(programme)
    give_her_the_post(page)
    check_and_publish(page)

    page.goto("/programmes/?near=York&frequency=weekly&led_by=registered")
    page.get_by_role("link", name="Larkfield residential", exact=True).click()
    main = page.get_by_role("main").inner_text()
    assert "HCPC-registered music therapist" in main
    assert "Wren Example" not in main  # she has not agreed to be named
    assert Programme.objects.get().fact_checks.count() == 3
