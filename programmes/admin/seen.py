"""Two people with one listing open: whoever saves second is told, and nothing is overwritten unseen."""

from django import forms
from django.contrib import admin
from django.db.models import Model

from programmes.models import Programme
from programmes.models.listing_words import join_words

FIELD = "seen_version"
OVERTAKEN = (
    "Somebody else saved this while you had it open, and nothing of yours is saved yet. To save again would change: "
    "{}. Look under “History” at what they wrote; what you typed is still below."
)


def version_of(listing: Model) -> str:
    """Another one after each save of it or, of a programme, of a post there."""
    newest = listing.history.order_by("-history_id").values_list("history_id", flat=True).first()
    posts = listing.appointments if isinstance(listing, Programme) else None
    held = posts.order_by("pk").values_list("pk", "changed_at", "ends_on") if posts is not None else ()
    return "|".join([str(newest), *(" ".join(map(str, post)) for post in held)])


class SeenForm(forms.ModelForm):
    """Carries the version that its page showed. Where none was sent, as from a spreadsheet, nothing is compared."""

    seen_version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        is_sent_without = self.is_bound and self.add_prefix(FIELD) not in self.data
        if not self.instance._state.adding and not is_sent_without:
            self.fields[FIELD].initial = version_of(self.instance)

    def clean(self):
        cleaned = super().clean()
        seen = self.cleaned_data.get(FIELD)
        if seen:
            # Held until the save is done: of two at once the second sees the first.
            type(self.instance).objects.select_for_update().get(pk=self.instance.pk)
            if seen != (version := version_of(self.instance)):
                self._refuse(version)
        return cleaned

    def _refuse(self, version: str) -> None:
        """Sent a second time, with the version that there is now, it was meant."""
        columns = {field.name for field in self._meta.model._meta.fields}
        changed = [str(self.fields[name].label) for name in self.changed_data if name in columns]
        data = self.data.copy()  # type: ignore[attr-defined]  # what was posted, which can be copied to be changed
        data[self.add_prefix(FIELD)] = version
        self.data = data
        self.add_error(None, OVERTAKEN.format(join_words([f"“{label}”" for label in changed]) or "nothing"))


class SeenMixin(admin.ModelAdmin):
    def get_fieldsets(self, request, obj=None):
        first, *rest = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return [first, *rest]
        title, options = first
        return [(title, options | {"fields": [*options["fields"], FIELD]}), *rest]
