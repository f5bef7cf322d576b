"""No public page has a barrier that axe-core finds, or scrolls sideways: on a phone, a tablet and a desk, in light, dark and forced colours."""

import pytest

from enquiries.vocabulary import EntryKind
from programmes.vocabulary import ListingStatus
from tests.browser.barriers import DARK, FORCED, LIGHT, barriers_here
from tests.browser.test_walk import ask
from tests.builders import make_centre, make_programme, make_registered
from tests.enquiries.builders import make_enquiry, make_entry, private_link
from tests.public_pages import public_addresses, public_pages

pytestmark = pytest.mark.browser

# What a page's bare address does not show.
SEARCHES = [
    "/programmes/?near=Leeds&frequency=weekly&led_by=registered",
    "/programmes/?near=Leeds&view=map",
    "/programmes/?near=Nowhere&within=7&view=globe",
    "/programmes/?q=xylophone",
]
CHOSEN = [
    "/programmes/closed/",
    "/compare/?p=harbour&p=tannery&p=closed",
    "/compare/?p=harbour&p=tannery&only=differences",
    "/shortlist/?p=harbour&p=tannery",
    "/enquiries/new/?programme=harbour",
    "/enquiries/new/?programme=harbour&programme=tannery",
]
PLAIN = public_addresses()
WELSH = ["/cy/", "/cy/programmes/", "/cy/programmes/harbour/", "/cy/enquiries/new/"]
# Filling a database takes longer than asking about a page: it is done once for each kind.
KINDS = {
    "guide": [one for one in PLAIN if one.startswith("/guide/")],
    "others": [one for one in PLAIN if not one.startswith("/guide/")],
    "states": [*SEARCHES, *CHOSEN],
    "welsh": WELSH,
}


@pytest.fixture
def listed(transactional_db):
    """A little of everything, beside what `public_pages` makes."""
    public_pages()
    leeds = make_centre(town="Leeds", latitude=53.80, longitude=-1.54, coordinates_from="exact")
    words = {"description": "Singing.", "price_includes": "Meals. " * 30, "activities": ["singing"]}
    make_registered(
        make_programme(name="The Tannery", slug="tannery", centre=leeds, frequency="weekly", **words)
    )
    make_programme(name="Old Mill", slug="closed", status=ListingStatus.CLOSED, centre=leeds)


def faults_here(page) -> list[str]:
    """Barriers in every view, and views in which something lies beside the page."""
    wide = []
    for view in LIGHT:
        view.show(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(f"{page.url} {view} scrolls sideways")
    return wide + barriers_here(page, (*LIGHT, *DARK, *FORCED))


@pytest.mark.parametrize("addresses", KINDS.values(), ids=KINDS)
def test_public_pages(page, listed, addresses):
    found = []
    for address in addresses:
        assert page.goto(address).status == 200, address
        found += faults_here(page)

    assert found == []


def test_page_that_is_not_there(page, listed, complaints):
    assert page.goto("/programmes/nowhere/").status == 404

    assert faults_here(page) == []
    complaints.clear()


def test_enquiry_from_its_mistakes_to_its_private_link(page, listed):
    page.goto("/enquiries/new/?programme=harbour")
    page.get_by_role("button", name="Send my question").click()
    page.get_by_role("alert").wait_for()
    found = faults_here(page)
    ask(page)
    found += faults_here(page)

    assert found == []


def test_what_stands_behind_the_private_link(page, listed):
    enquiry = make_enquiry()
    for kind in (EntryKind.LINE, EntryKind.ANSWER):
        make_entry(enquiry, kind)
    page.goto(private_link(enquiry))
    found = faults_here(page)
    page.goto(private_link(enquiry) + "erase/")

    assert found + faults_here(page) == []


def test_report_of_a_mistake_from_its_own_to_the_thanks(page, listed):
    page.goto("/programmes/harbour/report/")
    page.get_by_role("button", name="Send my report").click()
    page.get_by_role("alert").wait_for()
    found = faults_here(page)
    page.get_by_label("How often").check()
    page.get_by_label("What is wrong?").fill("It is every second week.")
    page.get_by_role("button", name="Send my report").click()
    page.get_by_text("Thank you: we have your report").first.wait_for()

    assert found + faults_here(page) == []


def test_axe_sees_a_barrier_and_the_width_a_sideways_scroll(page):
    """Lest they be silent about everything."""
    page.goto("/health/")
    page.set_content("<html><body><input><button></button><pre>" + "wide" * 200 + "</pre></body></html>")
    found = " ".join(faults_here(page))

    assert "button-name" in found
    assert "scrolls sideways" in found
    assert "label" in found
