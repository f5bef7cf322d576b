"""Acknowledging that a centre left its register, or that its rating fell."""

import hashlib

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from programmes.admin.object_views import ObjectViewsMixin
from programmes.admin.register_differences import KEEP, may_settle
from programmes.models import Programme, RegisterEntry
from programmes.registers.differences import Difference, differences_of
from programmes.registers.settling import MOVED_ON, keep_ours

RECHECK = "recheck"


class NoteForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(
        label="What you found",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Whom you asked, what they said, and what you did: “Closed the programme”, “Still open under a new "
        "registration”. Staff alone read it.",
    )


class AcknowledgeMixin(ObjectViewsMixin):
    """On the leads' admin: one note answers every alert of one row."""

    def acknowledge_view(self, request: HttpRequest, entry: RegisterEntry) -> HttpResponse:
        if not may_settle(request, KEEP):
            raise PermissionDenied
        alerts = [one for one in differences_of(entry) if one.is_alert]
        if not alerts:
            messages.info(request, "There is nothing to acknowledge: somebody did, or the register changed.")
            return HttpResponseRedirect(_back(request, entry))
        form = NoteForm(request.POST or None, initial={"seen": _seen(alerts)})
        if form.is_valid() and self._acknowledge(request, form, alerts):
            return HttpResponseRedirect(_back(request, entry))
        context = self.page_context(request, entry, "Acknowledge") | {
            "subtitle": str(entry),
            "form": form,
            "alerts": alerts,
            "centre": entry.centre,
            "programmes": Programme.objects.filter(centre=entry.centre).order_by("name", "pk"),
            "back": _back(request, entry),
        }
        return TemplateResponse(request, "admin/programmes/acknowledge.html", context)

    def _acknowledge(self, request: HttpRequest, form: NoteForm, alerts: list[Difference]) -> bool:
        """All of them or none; a refusal stands on the form."""
        if form.cleaned_data["seen"] != _seen(alerts):
            form.add_error(None, MOVED_ON)
            return False
        try:
            with transaction.atomic():
                for alert in alerts:
                    keep_ours(alert, request.user, form.cleaned_data["note"])
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        for alert in alerts:
            self.log_change(request, alert.entry, f"Acknowledged: {alert.kind.label.lower()}")
        messages.success(request, f"Acknowledged of “{alerts[0].centre}”: your note is kept with the lead.")
        return True


def _seen(alerts: list[Difference]) -> str:
    return hashlib.sha256(" ".join(one.fingerprint for one in alerts).encode()).hexdigest()


def _back(request: HttpRequest, entry: RegisterEntry) -> str:
    """To the re-check queue if they came from there, else to the centre, or the lead of one that has none."""
    if request.GET.get("from") == RECHECK:
        return reverse("admin:programmes_programme_recheck")
    page, key = ("centre", entry.centre_id) if entry.centre_id else ("registerentry", entry.pk)
    return reverse(f"admin:programmes_{page}_change", args=[key])
