"""Two people with one row open: whoever saves second is told, and nothing is overwritten unseen."""

from django import forms
from django.utils.text import get_text_list

FIELD = "seen_version"
OVERTAKEN = (
    "Somebody else saved this while you had it open, and nothing of yours is saved yet. To save again would change: "
    "{}. Look under “History” at what they wrote; what you typed is still below."
)


class SeenForm(forms.ModelForm):
    """Carries the version that its page showed. Where none was sent, as from a spreadsheet, nothing is compared."""

    # What else is saved on the same page: the relation, and the columns that tell one state of it from the next.
    saved_beside: dict[str, tuple[str, ...]] = {}

    seen_version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        is_sent_without = self.is_bound and self.add_prefix(FIELD) not in self.data
        if not self.instance._state.adding and not is_sent_without:
            self.fields[FIELD].initial = self._version()

    def clean(self):
        cleaned = super().clean()
        seen = self.cleaned_data.get(FIELD)
        if seen:
            # Held until the save is done: of two at once the second sees the first.
            type(self.instance)._default_manager.select_for_update().get(pk=self.instance.pk)
            if seen != (version := self._version()):
                self._refuse(version)
        return cleaned

    def _version(self) -> str:
        """Another one after each save of the row, or of what is saved beside it."""
        beside = [
            " ".join(map(str, row))
            for relation, columns in self.saved_beside.items()
            for row in getattr(self.instance, relation).order_by("pk").values_list("pk", *columns)
        ]
        return "|".join([self.state_of_row(), *beside])

    def state_of_row(self) -> str:
        """Its newest row of history: another one after each save, whatever it changed."""
        newest = self.instance.history.order_by("-history_id").values_list("history_id", flat=True)
        return str(newest.first())

    def _refuse(self, version: str) -> None:
        """Sent a second time, with the version that there is now, it was meant."""
        model = self._meta.model._meta
        columns = {field.name for field in (*model.fields, *model.many_to_many)}
        changed = [f"“{self.fields[name].label}”" for name in self.changed_data if name in columns]
        data = self.data.copy()  # type: ignore[attr-defined]  # what was posted, which can be copied to be changed
        data[self.add_prefix(FIELD)] = version
        self.data = data
        self.add_error(None, OVERTAKEN.format(get_text_list(changed, "and") or "nothing"))
