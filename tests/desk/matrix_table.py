"""The table of docs/roles.md, and the rows that it must have."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, get_resolver

from desk.roles import ROLES
from desk.sheets.sheets import SHEETS
from desk.sign_in.pages import STAFF_ROUTES

COLUMNS = ["Nobody", *ROLES]
SHOWS = "POST, only shows"
SHEET_PAGES = ("admin:desk_import", "admin:desk_export", "admin:desk_export_file")


class Row(NamedTuple):
    """`page`: the name of the address, and after it which of several; `method`: GET, POST, or POST and an action."""

    page: str
    method: str

    @property
    def name(self) -> str:
        return self.page.partition(" ")[0]

    @property
    def which(self) -> str:
        return self.page.partition(" ")[2]

    @property
    def action(self) -> str:
        """The bulk action; empty for a page."""
        return "" if self.method in ("GET", "POST", SHOWS) else self.method.partition(" ")[2]


def table() -> dict[Row, list[str]]:
    """Who gets in, by row: the names of columns whose cell says yes. Any other word than yes or no is refused."""
    text = (settings.BASE_DIR / "docs" / "roles.md").read_text()
    head, *lines = [
        [cell.strip(" `") for cell in line.strip("|").split("|")]
        for line in re.findall(r"^\|.*\|$", text, re.M)
    ]
    assert head == ["page", "method", *COLUMNS]
    rows = {}
    for page, method, *cells in lines[1:]:
        assert {*cells} <= {"yes", "no"}, (page, method, cells)
        assert Row(page, method) not in rows, f"{page} {method} stands there twice"
        rows[Row(page, method)] = [
            column for column, cell in zip(COLUMNS, cells, strict=True) if cell == "yes"
        ]
    return rows


def staff_addresses() -> Iterator[tuple[str, URLPattern]]:
    """Every address of the staff's, by name; those that only lead on to another have none."""
    yield from _below(get_resolver().url_patterns, "", "")


def _below(patterns, names: str, route: str) -> Iterator[tuple[str, URLPattern]]:
    for one in patterns:
        at = route + str(one.pattern)
        if not isinstance(one, URLPattern):
            yield from _below(one.url_patterns, f"{names}{one.namespace}:" if one.namespace else names, at)
        elif at.startswith(STAFF_ROUTES):
            yield (names + one.name if one.name else "", one)


def needed_rows() -> set[tuple[str, str]]:
    """(page, GET or POST or an action) for whatever there is."""
    pages = {page for name, _ in staff_addresses() if name for page in _pages(name)}
    rows = {(page, method) for page in pages for method in ("GET", "POST")}
    for model, desk in admin.site._registry.items():
        changelist = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
        rows |= {(changelist, name) for _, name, _ in desk._get_base_actions()}
    return rows


def _pages(name: str) -> list[str]:
    which: list[str] = []
    if name in SHEET_PAGES:
        which = [*SHEETS]
    elif name == "admin:app_list":
        which = sorted({model._meta.app_label for model in admin.site._registry})
    return [f"{name} {one}" for one in which] or [name]
