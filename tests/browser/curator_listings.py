"""A curator's way from a lead that is ours to a programme that the public can read."""

from playwright.sync_api import Page


def open_lead(page: Page, name: str) -> None:
    page.goto("/admin/programmes/registerentry/?judgement__exact=ours")
    page.get_by_role("link", name=name, exact=True).click()


def make_programme(page: Page, lead: str, name: str, led_by: str) -> None:
    open_lead(page, lead)
    page.get_by_role("link", name="Add a programme at this centre").click()
    page.get_by_label("Name:", exact=True).fill(name)
    page.get_by_role("button", name="Save and continue editing").click()
    call(page)
    page.get_by_label("Who is said to lead it:").select_option(led_by)
    page.get_by_label("Frequency:", exact=True).select_option("weekly")
    page.locator("#id_aftercare").get_by_label("Group").check()
    page.get_by_label("Summary:").fill("A residential programme in Leeds.")
    page.get_by_role("button", name="Save and continue editing").click()


def call(page: Page) -> None:
    """The form beside the phone asks the three questions; its link leads back to where they are written down."""
    page.get_by_role("link", name="The form to call with").click()
    assert page.locator(".call-questions").count() >= 3
    page.get_by_role("link", name="write the answers into the listing").click()


def give_therapist(page: Page, name: str, number: str) -> None:
    """Made and looked up on the register in a window of its own, then given the post."""
    page.get_by_text("Add another Post").click()
    with page.expect_popup() as opened:
        page.locator("#add_id_appointments-0-therapist").click()
    popup = opened.value
    popup.get_by_label("Name:", exact=True).fill(name)
    popup.get_by_label("HCPC number:").fill(number)
    today = popup.evaluate("new Date().toLocaleDateString('en-GB')")
    popup.locator("#id_register_checks-0-checked_on").fill(today)
    popup.locator("#id_register_checks-0-status").select_option("registered")
    popup.locator("#id_register_checks-0-modality").select_option("music")
    popup.get_by_role("button", name="Save", exact=True).click()
    page.locator("#appointments-0 .select2-selection", has_text=name).wait_for()
    page.get_by_role("button", name="Save and continue editing").click()


def check(page: Page, person: str = "") -> None:
    page.get_by_role("link", name="Record a check").first.click()
    page.get_by_label("How:", exact=True).select_option("phone")
    if person:
        page.get_by_role("checkbox", name=person).check()
    page.get_by_role("button", name="Checked, nothing changed").click()


def preview_and_publish(page: Page, name: str, says: str) -> None:
    """Of what the preview `says` the curator reads the public page before there is one."""
    page.get_by_role("link", name="Preview").first.click()
    assert says in page.get_by_role("main").inner_text()
    page.go_back()
    page.get_by_role("button", name="Publish").click()
    page.get_by_text(f"“{name}” is published.").wait_for()
