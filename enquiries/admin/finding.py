"""The page on which staff find what came under one e-mail address; and a copy of all of it, or its end, for whose it is.

The address is posted, and stands in no address of ours, no message, no log and no record.
"""

from collections.abc import Iterator

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from enquiries import audit
from enquiries.admin.words import WordsAdmin
from enquiries.fields import UndecryptableError
from enquiries.form_fields import EmailLine
from enquiries.models import Enquiry, MistakeReport
from enquiries.models.enquiry import MEET_RIGHTS
from enquiries.person import Held, erase_held, export, held_about

ERASED = "Erased {}, with all that was written to them and the mails about them."
NOT_COPIED = "{} Nothing was exported: tell an operator."
# In the form that erases: what was held when it was shown.
MARK = "mark"


class AddressForm(forms.Form):
    email = EmailLine(
        label="E-mail address",
        help_text="As they gave it. Capital letters make no difference.",
        required=True,
        autocomplete="off",
        error_messages={"required": "Enter the e-mail address that they wrote from."},
    )


class FindingMixin(WordsAdmin):
    """For the inbox: whoever reads enquiries finds theirs; whoever meets people's rights finds, gives and ends everything."""

    def get_urls(self):
        pages = [
            ("find/", "find", self.find_view),
            ("find/copy/", "copy", require_POST(self.copy_view)),
            ("find/erase/", "erase_all", require_POST(self.erase_all_view)),
        ]
        return [
            *(
                path(
                    address, self.admin_site.admin_view(sensitive_post_parameters()(view)), name=_named(name)
                )
                for address, name, view in pages
            ),
            *super().get_urls(),
        ]

    def may_meet_rights(self, request) -> bool:
        return self.may_read(request) and request.user.has_perm(MEET_RIGHTS)

    def find_view(self, request: HttpRequest) -> HttpResponse:
        if not self.may_read(request):
            raise PermissionDenied
        form = AddressForm(request.POST if request.method == "POST" else None)
        if not form.is_valid():
            return self._find_page(request, form)
        held = held_about(form.cleaned_data["email"])
        if not self.may_meet_rights(request):
            held = Held(held.enquiries.visible_to(request.user), unread=held.unread)
        return self._find_page(request, form, held)

    def copy_view(self, request: HttpRequest) -> HttpResponse:
        """A file for whoever asked."""
        form, held = self._asked_for(request)
        if held is None:
            return self._find_page(request, form)
        try:
            copy = export(held, request.user)
        except UndecryptableError as error:
            messages.error(request, NOT_COPIED.format(error))
            return self._find_page(request, form, held)
        name = f"copy-{timezone.localdate():%Y-%m-%d}.json"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(copy, content_type="application/json", headers=headers)

    def erase_all_view(self, request: HttpRequest) -> HttpResponse:
        """Asked once more, and again if something came or went since; then all of it goes at once."""
        form, held = self._asked_for(request)
        if held is None or not held.mark:
            return self._find_page(request, form, held)
        if request.POST.get(MARK) != held.mark:
            return self._find_page(request, form, held, template="enquiries/admin/erase_all.html")
        numbers = held.numbers
        erase_held(held, request.user)
        messages.success(request, ERASED.format(numbers))
        return redirect(f"admin:{_named('find')}")

    def _asked_for(self, request) -> tuple[AddressForm, Held | None]:
        """What is held under the address that was posted; None if it is none."""
        if not self.may_meet_rights(request):
            raise PermissionDenied
        form = AddressForm(request.POST)
        return form, held_about(form.cleaned_data["email"]) if form.is_valid() else None

    def _find_page(
        self,
        request,
        form: AddressForm,
        held: Held | None = None,
        template: str = "enquiries/admin/find.html",
    ) -> HttpResponse:
        if held:
            self._record_search(request, held)
        context = self.admin_site.each_context(request) | {
            "title": "Find by e-mail address",
            "opts": self.opts,
            "media": self.media,
            "form": form,
            "held": held,
            "rows": list(_rows(request.user, held)) if held else [],
            "may_meet_rights": self.may_meet_rights(request),
            "has_changed": bool(request.POST.get(MARK)),
        }
        return TemplateResponse(request, template, context)

    def _record_search(self, request, held: Held) -> None:
        searched = [held.enquiries, held.reports] if self.may_meet_rights(request) else [held.enquiries]
        for rows in searched:
            audit.record_shown(request.user, rows.model, rows.count(), is_search=True)


def _named(page: str) -> str:
    return f"enquiries_enquiry_{page}"


def _rows(user, held: Held) -> Iterator[dict]:
    """What the page prints of each: none of its words, and a link if `user` may open it."""
    for enquiry in held.enquiries.without_words().for_list():
        with_whom = f"{enquiry.assigned_to or 'Nobody'}, {enquiry.team}"
        yield _row(enquiry, enquiry.programmes, with_whom, may_open=True)
    may_open = user.has_perm("enquiries.view_mistakereport")
    for report in held.reports.without_words().select_related("programme"):
        yield _row(report, [report.programme], "the curators", may_open=may_open)


def _row(row: Enquiry | MistakeReport, about: list, with_whom: str, *, may_open: bool) -> dict:
    page = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    return {
        "is": row,
        "kind": row._meta.verbose_name,
        "about": ", ".join(map(str, about)),
        "with_whom": with_whom,
        "page": reverse(page, args=[row.pk]) if may_open else "",
    }
