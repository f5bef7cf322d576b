"""A signed-in member of staff who asks for pages, each timed from the request to the last byte."""

import gc
from collections.abc import Callable
from time import perf_counter

from django.contrib import admin
from django.core.management import call_command
from django.db import connection
from django.db.models import F

from benchmarks.desk import pages, stock
from programmes.models import Programme
from tests.staff import StaffClient


class Desk:
    def __init__(self, size: int, note: Callable[[str], object]):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        user = stock.make(size, note)
        with connection.cursor() as cursor:
            # As a server left alone for a while has done by itself, on PostgreSQL; SQLite's own advice is this too.
            cursor.execute("ANALYZE")
        self.client = StaffClient(SERVER_NAME="localhost")
        self.client.force_login(user)
        self.pages = pages.all_pages(self.client)
        self.page_lengths = {one: one.list_per_page for one in admin.site._registry.values()}
        self.any = Programme._base_manager.values_list("pk", flat=True).first()

    def ask(self, page: str, is_changed: bool, rows: int | None) -> dict[str, float | int | None]:
        """Seconds, and of a list its rows: no more than `rows`, if that is given.

        `is_changed`: a programme was saved a moment ago, so that nothing remembered is true any more.
        """
        if is_changed:
            Programme._base_manager.filter(pk=self.any).update(curator=F("curator"))
        for one, usual in self.page_lengths.items():
            one.list_per_page = min(usual, max(rows, 1)) if rows is not None else usual
        gc.collect()
        began = perf_counter()
        answer = self.client.get(self.pages[page], follow=True)
        took = perf_counter() - began
        if answer.status_code != 200:
            raise SystemExit(f"The page {page} answered {answer.status_code}: nothing was measured.")
        shown = (answer.context_data or {}).get("cl") if hasattr(answer, "context_data") else None
        return {"seconds": took, "rows": len(shown.result_list) if shown else None}
