from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone

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


class PublishingMixin(ObjectViewsMixin):
    """Publish, close and reopen: for one listing on its page, for several from the list."""

    actions = ["publish_selected", "close_selected"]

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
        self._move_all(request, queryset, lambda programme: publish(programme, request.user), "published")

    @admin.action(description="Close selected programmes", permissions=["change"])
    def close_selected(self, request: HttpRequest, queryset):
        """Ask for the reason and the day first."""
        form = CloseForm(request.POST if "confirmed" in request.POST else None)
        if form.is_valid():
            self._move_all(request, queryset, lambda p: close(p, request.user, **form.cleaned_data), "closed")
            return None
        context = self.page_context(request, None, "Close these listings")
        return TemplateResponse(
            request,
            "admin/programmes/close.html",
            context | {"form": form, "programmes": queryset, "checkbox_name": ACTION_CHECKBOX_NAME},
        )

    def _move_all(self, request: HttpRequest, queryset, move, words: str) -> None:
        """Move what can be moved; say how many, and for each of the others why not."""
        moved = 0
        for programme in queryset:
            try:
                move(programme)
            except ValidationError as error:
                messages.error(request, f"“{programme}” was not {words}: {' '.join(error.messages)}")
            else:
                self.log_change(request, programme, f"The listing is {words}.")
                moved += 1
        if moved:
            messages.success(request, f"{moved} {words}.")
