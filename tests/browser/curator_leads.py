"""A curator's first steps: the registers' files come in, and leads are judged."""

from pathlib import Path

from playwright.sync_api import Page

from desk.uploads.working import run_one
from tests.programmes.register_files import MONTHLY_ROW, SCOTTISH_ROW, monthly_ods, scottish_file

# At one place, with one telephone: the register has this house twice.
TWICE = ("Birch Lodge", "Birch Lodge Nursing")
ENGLISH = ("Alder House", *TWICE, "Cedar Court", "Dogwood Dental", "Elm Surgery", "Furze Hill", "Gorse Bank")
SCOTTISH = ("Heather Lodge", "Iris House", "Juniper House")
JUDGEMENTS = {
    "Alder House": "Ours",
    "Birch Lodge": "Ours",
    "Birch Lodge Nursing": "Ours",
    "Cedar Court": "Maybe",
    "Dogwood Dental": "Not ours",
    "Elm Surgery": "Not ours",
    "Furze Hill": "Not ours",
    "Gorse Bank": "Not ours",
}
IN_THE_LIST = {"Heather Lodge": "Maybe", "Iris House": "Not ours"}


def english_file(folder: Path) -> Path:
    """CQC's, with ratings and coordinates, as it is published each month."""
    return monthly_ods(folder, *(_english(number, name) for number, name in enumerate(ENGLISH)))


def _english(number: int, name: str) -> dict:
    house = ENGLISH.index(TWICE[0]) if name in TWICE else number
    return MONTHLY_ROW | {
        "Location ID": f"1-1000000{number:02d}",
        "Location Name": name,
        "Location Street Address": f"{house + 1} Mill Lane",
        "Location Postal Code": f"LS2 {house}DJ",
        "Location Telephone Number": f"020794601{house:02d}",
    }


def scots_file(folder: Path) -> Path:
    rows = [
        SCOTTISH_ROW | {"CSNumber": f"CS20990000{number:02d}", "ServiceName": name}
        for number, name in enumerate(SCOTTISH)
    ]
    return scottish_file(folder, *rows)


def upload(page: Page, register: str, file: Path, services: int) -> None:
    """From the form to what the register says: the worker checks, the curator looks, the worker writes."""
    page.get_by_label(register).check()
    hand_in(page, file)
    assert page.locator(".sheet-found div", has_text="New").locator("dd").inner_text() == str(services)
    write_all(page, services)


def hand_in(page: Page, file: Path) -> None:
    page.locator("[type=file]").set_input_files(file)
    page.get_by_role("button", name="Check this file").click()
    page.get_by_role("heading", name="Waiting for the worker").wait_for()
    look_after_work(page)


def write_all(page: Page, changes: int) -> None:
    page.get_by_role("button", name=f"Write all {changes} changes").click()
    page.get_by_role("heading", name="Being written").wait_for()
    look_after_work(page)
    page.get_by_role("heading", name="Written").wait_for()


def look_after_work(page: Page) -> None:
    run_one()
    page.get_by_role("link", name="Look now").click()
    page.get_by_role("link", name="Look now").wait_for(state="detached")


def bring_leads_in(page: Page, folder: Path) -> None:
    """The start page leads to the upload while there is nothing to judge."""
    page.get_by_role("link", name="Leads to judge").click()
    upload(page, "Care Quality Commission", english_file(folder), len(ENGLISH))
    page.get_by_role("link", name="Judge the leads").click()
    page.get_by_role("link", name="Upload a register’s file").click()
    upload(page, "Care Inspectorate", scots_file(folder), len(SCOTTISH))
    page.get_by_role("link", name="Judge the leads").click()


def judge_leads(page: Page) -> None:
    """One press each; after “ours”, whose centre comes next, another to go on with the leads."""
    for name, judgement in IN_THE_LIST.items():
        page.get_by_role("button", name=f"{judgement}: {name}").click()
        page.get_by_text(f"“{name}” judged: {judgement.lower()}.").wait_for()
    page.get_by_role("link", name="Alder House").click()
    for name, judgement in JUDGEMENTS.items():
        page.locator("h2", has_text=name).first.wait_for()
        page.get_by_role("button", name=judgement, exact=True).click()
        page.get_by_text(f"“{name}” judged: {judgement.lower()}.").wait_for()
        if judgement == "Ours":
            page.get_by_role("link", name="Next lead").click()
    page.locator("h2", has_text="Juniper House").first.wait_for()
