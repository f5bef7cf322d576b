from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone

from programmes.admin.bulk import BulkMixin
from programmes.admin.object_views import ObjectViewsMixin
from programmes.publishing import close, publish, reopen
from programmes.vocabulary import ClosedReason


class CloseForm(forms.Form):
    reason = forms.ChoiceField(label="Why", choices=[("", "---------"), *ClosedReason.choices])
    on = forms.DateField(
        label="Closed on",
        initial=timezone.localdate,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class PublishingMixin(BulkMixin, ObjectViewsMixin):
    """Publish, close and reopen: for one listing on its page, for several from the list."""

    def publish_view(self, request: HttpRequest, programme):
        return self._move(request, programme, publish, "is published.")

    def reopen_view(self, request: HttpRequest, programme):
        return self._move(request, programme, reopen, "is a draft again.")

    def close_view(self, request: HttpRequest, programme):
        self._require_change(request, programme)
        form = CloseForm(request.POST or None)
        if form.is_valid():
            try:
                close(programme, request.user, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)  # by field, where the error names one
            else:
                self._done(request, programme, "is closed.")
                return self.to_change_page(programme)
        context = self.page_context(request, programme, "Close this listing")
        return TemplateResponse(
            request, "admin/programmes/close.html", context | {"form": form, "programmes": [programme]}
        )

    def _move(self, request: HttpRequest, programme, move, words: str):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self._require_change(request, programme)
        try:
            move(programme, request.user)
        except ValidationError as error:
            for sentence in error.messages:
                messages.error(request, sentence)
        else:
            self._done(request, programme, words)
        return self.to_change_page(programme)

    def _require_change(self, request: HttpRequest, programme) -> None:
        if not self.has_change_permission(request, programme):
            raise PermissionDenied

    def _done(self, request: HttpRequest, programme, words: str) -> None:
        self.log_change(request, programme, f"The listing {words}")
        messages.success(request, f"“{programme}” {words}")

    @admin.action(description="Publish selected programmes", permissions=["change"])
    def publish_selected(self, request: HttpRequest, queryset):
        return self.bulk(
            request,
            queryset,
            title="Publish these listings",
            done="published",
            act=lambda answers: lambda row: publish(row, request.user),
        )

    @admin.action(description="Close selected programmes", permissions=["change"])
    def close_selected(self, request: HttpRequest, queryset):
        return self.bulk(
            request,
            queryset,
            title="Close these listings",
            done="closed",
            form=CloseForm,
            intro="A closed listing leaves search. Its page stays and says what happened, and since when.",
            act=lambda answers: lambda row: close(row, request.user, **answers),
        )
