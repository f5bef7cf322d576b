"""The history of one row: who changed what, when and why, in words; and one old value put back.

To put one back is to open the form with that value in it: so every rule of the form holds, and nothing is saved unseen.
"""

from dataclasses import dataclass
from itertools import pairwise

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, quote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from simple_history.admin import SimpleHistoryAdmin
from simple_history.template_utils import ObjDiffDisplay

from therapists.in_words import words_of
from therapists.why import LONGEST_REASON, WHY

VERSION, FIELD = "restore", "field"  # in the address of the form
# Letters of a long text that the list shows, around what differs.
LONGEST = 200
NOTHING_TO_PUT_BACK = "There is no such value to put back: choose one under “History”."
NOT_ANY_MORE = "“{}” cannot be put back as it was on {}: {}"
FILLED_IN = "“{}” is filled in as it was on {}. Nothing is saved yet: compare it below, then press “Save”."
COMPARE = "Now: {}. On {}: {}, which is filled in here."
# An address is not put back: the old one leads here already.
NEVER = ("slug",)


@dataclass(frozen=True)
class Change:
    """What one save did to one column, and where to undo that; the address is empty where it cannot be undone."""

    label: str
    old: str
    new: str
    address: str


@dataclass(frozen=True)
class OldValue:
    """A column of an earlier version."""

    version: Model
    name: str

    @property
    def label(self) -> str:
        return capfirst(str(self.version._meta.get_field(self.name).verbose_name))  # type: ignore[union-attr]

    @property
    def day(self) -> str:
        return _day(self.version)

    @property
    def value(self):
        """As a form has it: the key of what it points at."""
        return self.version._meta.get_field(self.name).value_from_object(self.version)  # type: ignore[union-attr]

    def is_in(self, row: Model) -> bool:
        return row._meta.get_field(self.name).value_from_object(row) == self.value  # type: ignore[union-attr]


class _Shortened(ObjDiffDisplay):
    def shortened_str(self, prefix: str, num_skipped_chars: int, suffix: str) -> str:
        return f"{prefix} … {suffix}"


class HistoryMixin(SimpleHistoryAdmin):
    # Columns that follow from another, which the history leaves out.
    derived_fields: tuple[str, ...] = ()

    def history_form_view(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Going back to a version is a change; the package itself lets whoever sees the version do it."""
        if request.method == "POST" and not self.has_change_permission(request):
            raise PermissionDenied
        return super().history_form_view(request, *args, **kwargs)

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True) -> None:
        """Of the last on a page too, compared with the first of the next."""
        versions = list(historical_records)
        if not versions:
            return
        row = self.get_object(request, str(getattr(versions[0], self.opts.pk.attname)))
        for version, before in pairwise([*versions, versions[-1].prev_record]):
            if before is not None:
                version.history_delta_changes = self._changes(request, row, before, version)

    def _changes(self, request: HttpRequest, row: Model | None, before, version) -> list[Change]:
        names = [field.name for field in version.tracked_fields if field.name not in self.derived_fields]
        restorable = self._restorable(request, row) if row else set()
        return [
            self._change(row if name in restorable else None, before, version, name)
            for name in names
            if not OldValue(before, name).is_in(version)
        ]

    def _change(self, row: Model | None, before, version, name: str) -> Change:
        """`row` is None where the old value cannot be put back."""
        was = OldValue(before, name)
        shortened = _Shortened(max_length=LONGEST).common_shorten_repr
        old, new = shortened(words_of(before, name), words_of(version, name))
        address = "" if row is None or was.is_in(row) else self._form_with(row, was)
        return Change(was.label, old, new, address)

    def _form_with(self, row: Model, old: OldValue) -> str:
        page = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return reverse(page, args=[quote(row.pk)], query={VERSION: old.version.pk, FIELD: old.name})

    def _restorable(self, request: HttpRequest, row: Model) -> set[str]:
        """What its form can write: so neither a status nor what follows from another column."""
        if not self.has_change_permission(request, row):
            return set()
        columns = {field.name for field in self.opts.concrete_fields}
        written = set(flatten_fieldsets(self.get_fieldsets(request, row)))
        return (written & columns) - {*self.get_readonly_fields(request, row), *NEVER}

    def _asked_for(self, request: HttpRequest, row: Model) -> OldValue | None:
        """What the address of the form asks to put back."""
        key, name = request.GET.get(VERSION, ""), request.GET.get(FIELD, "")
        if not (key.isascii() and key.isdecimal() and len(key) < 10) or name not in self._restorable(
            request, row
        ):
            return None
        version = row.history.filter(pk=key).first()
        return OldValue(version, name) if version else None

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and VERSION in request.GET and self.has_change_permission(request, obj):
            old = self._asked_for(request, obj)
            if old:
                self._fill_in(request, context["adminform"].form, obj, old)
            elif request.method == "GET":
                messages.error(request, NOTHING_TO_PUT_BACK)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _fill_in(self, request: HttpRequest, form, row: Model, old: OldValue) -> None:
        """Only what is shown: what is sent is compared with what is stored, as always."""
        now, was = (
            f"“{words_of(one, old.name)}”"
            for one in (self.model._default_manager.get(pk=row.pk), old.version)
        )
        if not form.is_bound:
            try:
                form.fields[old.name].clean(old.value)
            except ValidationError as error:
                messages.error(request, NOT_ANY_MORE.format(old.label, old.day, " ".join(error.messages)))
                return
            form.initial[old.name] = old.value
            messages.info(request, FILLED_IN.format(old.label, old.day))
        form[old.name].help_text = COMPARE.format(now, old.day, was)

    def get_fieldsets(self, request, obj=None):
        given = super().get_fieldsets(request, obj)
        return [*given, WHY] if obj and self.has_change_permission(request, obj) else given

    def save_model(self, request, obj, form, change) -> None:
        reasons = [self._what_is_put_back(request, obj, form), self.why(form)] if change else []
        obj._change_reason = "; ".join(filter(None, reasons))[:LONGEST_REASON] or None
        super().save_model(request, obj, form, change)

    def why(self, form) -> str:
        """What whoever saves says of it."""
        return form.cleaned_data.get("why", "")

    def _what_is_put_back(self, request, obj, form):
        if request.resolver_match.url_name.endswith("_simple_history"):
            return f"all put back from {_day(obj.history.get(pk=request.resolver_match.args[1]))}"
        old = self._asked_for(request, obj)
        is_put_back = old and old.name in form.changed_data and old.is_in(obj)
        return f"one field put back from {old.day}" if is_put_back else ""


def _day(version) -> str:
    return date_format(timezone.localdate(version.history_date), "j F Y")
