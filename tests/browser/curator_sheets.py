"""A curator's corrections: from a spreadsheet, by putting an old value back, by merging what was written down twice."""

import csv
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.curator_leads import hand_in, write_all

LIST = "/admin/programmes/programme/"


def export(page: Page, folder: Path) -> Path:
    page.goto(LIST)
    page.get_by_role("link", name="Export").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download CSV").click()
    file = folder / "programmes.csv"
    taken.value.save_as(file)
    return file


def rows_of(file: Path) -> list[dict]:
    with file.open(newline="", encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))


def row_number(file: Path, slug: str) -> int:
    """As a spreadsheet program counts, the headings being row 1."""
    return 2 + [row["slug"] for row in rows_of(file)].index(slug)


def correct(file: Path, answers: dict[str, dict[str, str]]) -> Path:
    """The same file with `answers` typed into the rows of these addresses."""
    rows = rows_of(file)
    with file.open("w", newline="", encoding="utf-8") as lines:
        writer = csv.DictWriter(lines, rows[0].keys())
        writer.writeheader()
        writer.writerows(row | answers.get(row["slug"], {}) for row in rows)
    return file


def import_refused(page: Page, file: Path) -> list[str]:
    """Hand in a file with mistakes: what is said of each row that has one."""
    page.goto(LIST)
    page.get_by_role("link", name="Import").click()
    hand_in(page, file)
    page.get_by_role("heading", name="Refused, nothing written").wait_for()
    assert page.get_by_role("button", name="Write all").count() == 0
    return [row.inner_text() for row in page.locator(".outcome-1").all()]


def import_again(page: Page, file: Path, changes: int) -> None:
    """From the page that refused it, without the way back to the list."""
    page.get_by_role("link", name="import it again").click()
    hand_in(page, file)
    page.get_by_role("heading", name="Checked, nothing written yet").wait_for()
    write_all(page, changes)


def put_back(page: Page, listing: str, label: str) -> None:
    """One field of a public listing, as a slip that the spreadsheet brought in."""
    page.goto(LIST)
    page.get_by_role("link", name=listing, exact=True).click()
    page.get_by_role("link", name="History").click()
    page.get_by_role("link", name=f"Put back {label} ").first.click()  # the newest stands first
    page.get_by_label("Correcting a slip, not checked").check()
    page.get_by_role("button", name="Save", exact=True).click()


def merge_the_pair(page: Page) -> None:
    page.goto(LIST)
    page.get_by_role("link", name="Likely duplicates").click()
    assert page.get_by_text("1 pair").count() == 1
    page.get_by_role("link", name="Compare and merge").click()
    page.get_by_role("button", name="Merge: keep").click()
    page.get_by_text("stands for both now").wait_for()
