"""What one row of a spreadsheet asks for, and whether it may have it."""

from typing import Any

from django.db.models import Model
from django.forms import ModelForm, model_to_dict
from import_export.fields import Field

from desk.models import Outcome, UploadRow
from desk.sheets.cells import LONGEST
from desk.sheets.files import Cell, UnreadableCell
from desk.sheets.headings import KEY
from desk.sheets.problems import ONLY_TO_READ, STATUS, Problem, form_problems
from desk.sheets.row_form import form_for
from desk.sheets.sheets import Sheet
from desk.sheets.twice import Taken
from desk.sheets.values import fingerprint, values_of
from programmes.vocabulary import ListingStatus

TOO_LONG = "This text is longer than a cell can hold, and the export cut it: change it on its own page."


class RowCheck:
    """Judges the rows of one file, one after the other."""

    def __init__(self, sheet: Sheet):
        self.sheet = sheet
        resource = sheet.resource()
        self.columns: dict[str, Field] = {one.column_name: one for one in resource.get_export_fields()}
        del self.columns[KEY]
        self.written = [name for name in self.columns if name not in resource.to_read]
        self.form = form_for(sheet.model, sheet.form, self.written)
        self.taken = Taken(sheet.model)

    def judge(self, number: int, cells: dict[str, Cell], listing: Model | None) -> UploadRow:
        """`cells`: those that the file has, without the key; `listing`: what they are of, None if it is new."""
        is_new = listing is None
        listing = listing or self.sheet.model()
        before = self._texts(listing)
        differing = {name: cell for name, cell in cells.items() if cell != before[name]}
        if not is_new and not differing:
            return UploadRow(number=number, outcome=Outcome.UNCHANGED, name=str(listing)[:200])
        values = values_of(listing)
        typed, problems = self._typed(differing, before, is_new)
        form = self._form(listing, typed)
        problems += form_problems(form, self.sheet.model, {column for column, _ in problems})
        after = self._texts(listing)
        if is_new:
            problems += self._misread(cells, after)
        problems += self.taken.problems(number, listing)
        row = UploadRow(number=number, name=str(listing)[:200], problems=problems)
        if problems:
            row.outcome = Outcome.REFUSED
            return row
        return self._planned(row, listing, is_new, values, before, after)

    def _texts(self, listing: Model) -> dict[str, str]:
        """Each column as the export writes it."""
        return {name: column.export(listing) for name, column in self.columns.items()}

    def _typed(
        self, differing: dict[str, Cell], before: dict[str, str], is_new: bool
    ) -> tuple[dict[str, Any], list[Problem]]:
        """What the cells say, for the form, and why some of them cannot be read."""
        typed, problems = {}, []
        for name, cell in differing.items():
            if isinstance(cell, UnreadableCell):
                problems.append((name, cell.reason))
            elif name not in self.written or (name in self.sheet.fixed and not is_new):
                # Of a new listing such a column is compared once the listing is made.
                problems += [] if is_new else [(name, STATUS if name == "status" else ONLY_TO_READ)]
            elif len(before[name]) == LONGEST:
                problems.append((name, TOO_LONG))
            else:
                try:
                    typed[name] = self.columns[name].widget.clean(cell)
                except ValueError as error:
                    problems.append((name, str(error)))
        return typed, problems

    def _form(self, listing: Model, typed: dict[str, Any]) -> ModelForm:
        """The admin's form, filled in with what the listing says and what is typed over it."""
        form = self.form(model_to_dict(listing, self.written) | typed, instance=listing)
        form.full_clean()
        return form

    def _misread(self, cells: dict[str, Cell], after: dict[str, str]) -> list[Problem]:
        """Columns only to read in which a new row says something else than will be so."""
        names = [name for name in cells if name not in self.written and cells[name]]
        wrong = [name for name in names if cells[name] != after[name]]
        return [(name, STATUS if name == "status" else ONLY_TO_READ) for name in wrong]

    def _planned(
        self,
        row: UploadRow,
        listing: Model,
        is_new: bool,
        values: dict[str, Any],
        before: dict[str, str],
        after: dict[str, str],
    ) -> UploadRow:
        wanted = values_of(listing)
        moved = {name: value for name, value in wanted.items() if is_new or value != values[name]}
        row.outcome = Outcome.NEW if is_new else Outcome.CHANGED if moved else Outcome.UNCHANGED
        if moved:
            row.changes = [
                [name, "" if is_new else before[name], after[name]]
                for name in self.columns
                if before[name] != after[name]
            ]
            seen = "" if is_new else fingerprint(values)
            row.plan = {"id": listing.pk, "seen": seen, "values": moved}
        if row.outcome == Outcome.CHANGED:
            row.notes = self._notes(listing, set(moved))
        return row

    def _notes(self, listing: Model, moved: set[str]) -> list[str]:
        """What the change means beyond itself."""
        watched = [topic.label for topic, names in self.sheet.topics.items() if moved & set(names)]
        if not watched:
            return []
        is_public = getattr(listing, "status", "") == ListingStatus.PUBLISHED
        beginning = "The public reads this listing. " if is_public else ""
        topics = ", ".join(f"“{label}”" for label in watched)
        return [f"{beginning}An import checks nothing: once written, no earlier check vouches for {topics}."]
