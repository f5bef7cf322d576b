"""axe-core finds no barrier on the staff's pages, on a phone, a tablet and a desk, in light and in dark."""

import datetime

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse

from enquiries.admin.conversation import ACTS
from enquiries.vocabulary import EntryKind
from programmes.duplicates import keep_apart
from tests.browser.barriers import LIGHT, View, barriers_here
from tests.browser.signing_in import sign_in
from tests.builders import make_centre, make_fact_check, make_programme, make_registered
from tests.desk.sheets import check_edit
from tests.desk.signing_in import PASSWORD, with_password
from tests.enquiries.builders import make_enquiry, make_entry
from tests.enquiries.mistakes import make_mistake
from tests.history import change
from tests.programmes.test_register_queue import make_differing
from tests.staff import StaffClient, make_manager

pytestmark = pytest.mark.browser
# Not of our making, and harmless: a row's name stands under a head without words; a search box is labelled by a picture.
NOT_ASKED = ("empty-table-header", "label-title-only")
RULES = {rule: {"enabled": False} for rule in NOT_ASKED}
# The admin's list to choose from by typing (select2) names itself by what is chosen, which may be nothing.
BESIDES = {"exclude": [[".select2-container"]]}
VIEWS = (*LIGHT, View(1280, "dark"))


@pytest.fixture
def manager(transactional_db) -> User:
    return make_manager(username="manager")


@pytest.fixture
def desk(page, live_server, manager):
    """A window in which a manager is signed in."""
    client = StaffClient()
    client.force_login(manager)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return page


def barriers(page, *addresses: str) -> list[str]:
    """What axe says of each page, at each width."""
    found = []
    for address in addresses:
        assert page.goto(address).status == 200, address
        assert page.url.endswith(address)  # not led to sign in
        found += barriers_shown(page)
    return found


def barriers_shown(page) -> list[str]:
    return barriers_here(page, VIEWS, BESIDES, RULES)


def admin(name: str, *args) -> str:
    return reverse(f"admin:{name}", args=args)


def test_signing_in(page, transactional_db):
    assert barriers(page, "/staff/sign-in/") == []


def test_setting_up_a_second_factor(page, transactional_db):
    user = with_password(make_manager())
    page.goto("/admin/")
    page.get_by_label("Name or e-mail address").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("link", name="Set up an app").wait_for()

    assert barriers(page, *map(reverse, ("mfa_index", "mfa_activate_totp", "mfa_add_webauthn"))) == []


def test_ones_own_sign_in(page, manager):
    sign_in(page, manager)
    names = ("mfa_index", "mfa_view_recovery_codes", "mfa_list_webauthn", "admin:password_change")

    assert barriers(page, *map(reverse, names)) == []


def test_the_start_page(desk):
    make_mistake(make_programme())
    make_differing()

    assert barriers(desk, admin("index")) == []


def test_lists(desk):
    programme = make_programme(name="Harbour", summary="In Leeds.")
    make_registered(programme)
    names = ("programmes_programme", "programmes_centre", "therapists_therapist", "programmes_registerentry")

    assert barriers(desk, *(admin(f"{name}_changelist") for name in names)) == []


def test_forms_to_change(desk):
    programme = make_programme(name="Harbour", summary="In Leeds.")
    therapist = make_registered(programme)
    make_fact_check(programme.centre, "contact")
    rows = [programme, programme.centre, therapist]
    forms = [admin(f"{row._meta.label_lower.replace('.', '_')}_change", row.pk) for row in rows]

    assert barriers(desk, *forms) == []


def test_acts_on_a_programme(desk):
    programme = make_programme(name="Harbour", summary="In Leeds.")
    make_registered(programme)
    acts = [admin(f"programmes_programme_{act}", programme.pk) for act in ("check", "call", "close")]

    assert barriers(desk, *acts) == []


def test_an_enquiry_and_what_staff_write_to_it(desk):
    enquiry = make_enquiry(email="")
    make_entry(enquiry, EntryKind.ANSWER)
    pages = [admin(f"enquiries_enquiry_{page}", enquiry.pk) for page in ("change", *ACTS)]

    assert barriers(desk, *pages) == []


def test_what_is_found_by_an_address_and_its_end(desk):
    enquiry = make_enquiry()
    desk.goto(admin("enquiries_enquiry_find"))
    desk.get_by_label("E-mail address").fill(enquiry.email)
    desk.get_by_role("button", name="Find").click()
    found = barriers_shown(desk)
    desk.get_by_role("button", name="Erase all of it…").click()

    assert found + barriers_shown(desk) == []


def test_spreadsheets(desk):
    make_programme()
    upload = check_edit("programmes", name="More")
    sheets = [admin(f"desk_{page}", "programmes") for page in ("import", "export")]

    assert barriers(desk, *sheets, admin("desk_upload_change", upload.pk)) == []


def test_history(desk):
    programme = make_programme(frequency="weekly", summary="Then.")
    change(programme, frequency="monthly", summary="Now.")
    old = programme.history.last().pk
    form = admin("programmes_programme_change", programme.pk) + f"?restore={old}&field=frequency"
    version = admin("programmes_programme_simple_history", programme.pk, old)

    assert barriers(desk, admin("programmes_programme_history", programme.pk), form, version) == []


def test_the_recheck_queue(desk):
    programme = make_programme(name="Harbour")
    make_fact_check(programme, checked_on=datetime.date(2025, 1, 5))
    queue = admin("programmes_programme_recheck")

    assert barriers(desk, queue, admin("programmes_centre_recheck", programme.centre.pk)) == []


def test_register_differences(desk):
    make_differing(2)

    assert barriers(desk, admin("programmes_registerentry_differences")) == []


def test_duplicates(desk, manager):
    one, other, third = (make_centre(name="Harbour House", town="Leeds") for _ in range(3))
    keep_apart(one, other, manager)
    pages = [admin("programmes_centre_duplicates"), admin("programmes_centre_apart")]

    assert barriers(desk, *pages, admin("programmes_centre_merge", one.pk, third.pk)) == []
