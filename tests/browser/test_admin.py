"""The admin in a real browser: no page of it breaks the security policy, with all its scripts at work."""

import pytest
from django.urls import reverse

from programmes.models import Programme
from tests.browser.signing_in import sign_in
from tests.builders import make_centre, make_fact_check, make_programme, make_provider, make_registered
from tests.desk.sheets import check_edit
from tests.enquiries.mistakes import make_mistake
from tests.staff import make_manager

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(page, transactional_db):
    """A window in which a manager has signed in through the form."""
    sign_in(page, make_manager(username="manager"))
    return page


def admin_pages() -> list[str]:
    """The start page, and for every model its list, its form to add and its form to change, where it has one."""
    programme = make_programme(name="Harbour", summary="In Leeds.")
    therapist = make_registered(programme)
    check = make_fact_check(programme.centre, "contact")
    mistake = make_mistake(programme)
    changed = [programme, programme.centre, therapist, check, therapist.register_checks.get(), mistake]
    names = [
        *("programmes_" + name for name in ("programme", "centre", "provider", "factcheck", "registerentry")),
        *("therapists_therapist", "therapists_registercheck", "auth_user", "auth_group", "places_place"),
        *("enquiries_mistakereport", "desk_upload"),
    ]
    addresses = [reverse("admin:index"), *(reverse(f"admin:{name}_changelist") for name in names)]
    for obj in changed:
        addresses.append(reverse(f"admin:{obj._meta.label_lower.replace('.', '_')}_change", args=[obj.pk]))
    for name in ("programme", "centre", "provider"):
        addresses.append(reverse(f"admin:programmes_{name}_add"))
    for act in ("check", "close", "history"):
        addresses.append(reverse(f"admin:programmes_programme_{act}", args=[programme.pk]))
    addresses.append(reverse("admin:programmes_programme_recheck"))
    addresses.append(reverse("admin:programmes_centre_recheck", args=[programme.centre.pk]))
    addresses.append(reverse("admin:therapists_therapist_look_up", args=[therapist.pk]))
    version = [programme.pk, programme.history.first().pk]
    addresses.append(reverse("admin:programmes_programme_simple_history", args=version))
    addresses.append(reverse("admin:therapists_therapist_history", args=[therapist.pk]))
    addresses.append(reverse("admin:desk_upload_change", args=[check_edit("programmes", name="More").pk]))
    addresses += [reverse(f"admin:desk_{page}", args=["programmes"]) for page in ("import", "export")]
    return [*addresses, reverse("admin:auth_user_add"), reverse("admin:password_change")]


def test_no_page_of_the_admin_breaks_the_policy(desk):
    for address in admin_pages():
        assert desk.goto(address).status == 200, address


@pytest.mark.parametrize("name", ["programmes_programme", "programmes_centre", "therapists_therapist"])
def test_lists_fit_a_desk_screen(desk, name):
    """Nothing of a list is cut off at 1280 pixels, long names and all."""
    centre = make_centre(name="Copperthwaite Hall and Gardens Recovery House", town="Newcastle upon Tyne")
    centre.provider = make_provider(name="The Cinderpath and Curlew Rigg Recovery Trust")
    centre.save()
    make_registered(make_programme(name="Copperthwaite residential programme", centre=centre))
    desk.set_viewport_size({"width": 1280, "height": 900})

    desk.goto(reverse(f"admin:{name}_changelist"))

    shown, needed = desk.eval_on_selector(".results", "e => [e.clientWidth, e.scrollWidth]")
    assert needed <= shown


@pytest.mark.parametrize("name", ["programmes_programme", "enquiries_mistakereport", "auth_user"])
def test_on_a_phone_a_list_is_read_without_pushing_it_sideways(desk, name):
    """Each value beside its column's heading, which the wide list has above it."""
    make_mistake(make_programme(name="Harbour"))
    desk.set_viewport_size({"width": 360, "height": 800})

    desk.goto(reverse(f"admin:{name}_changelist"))

    shown, needed = desk.eval_on_selector("#changelist", "e => [e.clientWidth, e.scrollWidth]")
    assert needed <= shown
    labels = "cells => cells.map(one => getComputedStyle(one, '::before').content)"
    assert desk.eval_on_selector_all("#result_list td[data-label]", labels)[0].strip('"')[0].isupper()


def test_the_parts_of_a_form_are_reached_by_keyboard_and_stay_in_sight(desk):
    programme = make_programme(name="Harbour", summary="In Leeds.")
    desk.set_viewport_size({"width": 360, "height": 800})
    desk.goto(reverse("admin:programmes_programme_change", args=[programme.pk]))

    desk.focus(".parts a >> text=Money")
    desk.keyboard.press("Enter")

    assert desk.url.endswith("heading")
    bar, heading = (desk.locator(one).bounding_box() for one in (".parts", "h2:has-text('Money')"))
    assert bar["y"] >= 0
    assert bar["y"] + bar["height"] <= heading["y"] < 800


def test_that_something_is_not_saved_is_said_once_something_is_not(desk):
    programme = make_programme(name="Harbour", summary="In Leeds.")
    desk.goto(reverse("admin:programmes_programme_change", args=[programme.pk]))
    told = desk.locator(".object-tools .unsaved")
    at_first = told.is_visible()
    desk.fill("[name=name]", "Quay")

    assert (at_first, told.is_visible()) == (False, True)
    desk.fill("[name=name]", "Harbour")
    assert not told.is_visible()


def test_leaving_with_unsaved_changes_asks_first(desk):
    programme = make_programme(name="Harbour", summary="In Leeds.")
    change = reverse("admin:programmes_programme_change", args=[programme.pk])
    desk.goto(change)
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    desk.fill("[name=name]", "Quay")
    desk.click(".object-tools >> text=Record a check", no_wait_after=True)
    desk.click("[name=_continue]")  # staying was possible, and saving asks nothing
    desk.click(".object-tools >> text=Record a check")

    desk.wait_for_url("**/check/")
    assert asked == ["beforeunload"]
    assert Programme.objects.get().name == "Quay"


def test_a_programme_is_made_with_autocomplete_and_a_popup(desk, complaints):
    """The whole walk: centre found by typing, person made in a popup, one press of a check, published."""
    make_centre(name="Alder House")
    desk.goto(reverse("admin:programmes_programme_add"))
    desk.click(".field-centre .select2-selection")
    desk.fill(".select2-search__field", "Alder")
    desk.click(".select2-results__option:has-text('Alder House')")
    desk.fill("[name=name]", "Harbour")
    desk.select_option("[name=frequency]", "weekly")
    desk.check("[name=aftercare][value=group]")
    desk.fill("[name=summary]", "Music every week, in Leeds.")
    desk.click("text=Add another Post")
    with desk.expect_popup() as opened:
        desk.click("#add_id_appointments-0-therapist")
    popup = opened.value
    popup.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    popup.fill("[name=name]", "Ruth Fernley")
    popup.click("[name=_save]")
    desk.wait_for_selector(".field-therapist .select2-selection:has-text('Ruth Fernley')")
    desk.click("[name=_continue]")

    desk.click(".object-tools >> text=Record a check")
    desk.select_option("[name=method]", "phone")
    desk.check("[name=people]")
    desk.click("[name=_nothing_changed]")
    desk.click(".object-tools >> text=Publish")

    assert "is published" in desk.inner_text(".messagelist")
    assert Programme.objects.published().get().appointments.get().therapist.name == "Ruth Fernley"
