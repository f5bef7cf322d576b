"""One act on many rows of a list: the form, what it would do and whom it would refuse, and then the act."""

import datetime
from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import ModelAdmin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.formats import date_format

from programmes.bulk import MOST_AT_ONCE, Act, do_all, try_all

PREVIEW, CONFIRMED = "preview", "confirmed"


class BulkMixin(ModelAdmin):
    def bulk(
        self,
        request: HttpRequest,
        queryset: QuerySet,
        *,
        title: str,
        done: str,
        act: Callable[[dict], Act],
        form: Callable[..., forms.Form] = forms.Form,
        facts: Callable[[Model, dict], list[str]] = lambda row, answers: [],
        intro: str = "",
    ) -> TemplateResponse | None:
        """The page of this step, or None once it is done.

        `done` is the participle (“published”); `act` makes the act from the form's answers, `facts` what the
        preview says of a row beside its name.
        """
        rows = list(queryset[: MOST_AT_ONCE + 1])
        if len(rows) > MOST_AT_ONCE:
            messages.error(request, f"Choose at most {MOST_AT_ONCE} at once.")
            return None
        asked = form(request.POST if {PREVIEW, CONFIRMED} & request.POST.keys() else None)
        if not asked.fields and not asked.is_bound:
            asked = form({})
        is_valid = asked.is_bound and asked.is_valid()
        if is_valid and CONFIRMED in request.POST:
            self._do(request, rows, act(asked.cleaned_data), done)
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "media": self.media,
            "form": asked,
            "intro": intro,
            "done": done,
            "rows": rows,
            "action": request.POST["action"],
            "checkbox_name": ACTION_CHECKBOX_NAME,
        }
        if is_valid:
            # Before the trial, which leaves on the rows what it then takes back in the database.
            said = {row.pk: facts(row, asked.cleaned_data) for row in rows}
            attempt = try_all(rows, act(asked.cleaned_data))
            context |= {
                "is_preview": True,
                "answers": _in_words(asked),
                "would": [(row, said[row.pk]) for row in attempt.done],
                "refused": attempt.refused,
            }
        return TemplateResponse(request, "admin/programmes/bulk.html", context)

    def _do(self, request: HttpRequest, rows: list, act: Act, done: str) -> None:
        """Say how many were done, and for each of the others why not."""
        attempt = do_all(rows, act)
        for row in attempt.done:
            self.log_change(request, row, f"Together with others: {done}.")
        for row, reasons in attempt.refused:
            messages.error(request, f"“{row}” was not {done}: {' '.join(reasons)}")
        if attempt.done:
            messages.success(request, f"{len(attempt.done)} {done}.")


def _in_words(form: forms.Form) -> list[tuple[str, str]]:
    """What was answered, as (label, words); what was left empty is left out."""
    said = [
        (bound.label, _words(bound.field, form.cleaned_data[bound.name])) for bound in form.visible_fields()
    ]
    return [(label, words) for label, words in said if words]


def _words(field: forms.Field, value) -> str:
    if isinstance(field, forms.ModelChoiceField):
        return str(value or field.empty_label)
    if isinstance(field, forms.ChoiceField):
        labels = dict(field.choices)
        return ", ".join(str(labels[one]) for one in (value if isinstance(value, list) else [value]))
    return date_format(value, "j F Y") if isinstance(value, datetime.date) else str(value)
