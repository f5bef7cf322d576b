"""Two people with one row open: whoever saves second is told, and nothing is overwritten unseen."""

from django import forms
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import get_text_list

from therapists.in_words import words_of
from therapists.merging_forms import changed_by_both, untouched, with_the_row

FIELD = "seen_version"
OVERTAKEN = (
    "{who} saved this{when} while you had it open, and nothing of yours is saved yet. What you typed is still below. "
    "To save again would change: {changed}. "
    '<a href="{history}" target="_blank" rel="noopener">History, in a new tab</a>'
)
BOTH = "You both changed this. It now says “{}”; what you typed stands here. Write what it shall be, and save again."
NOTHING = "It now says nothing; what you typed stands here. Leave it, or empty it, and save again."


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
            self._seen = self.data.get(self.add_prefix(FIELD), "")
            self._both: list[str] = []
            if self._seen:
                self._catch_up()

    def clean(self):
        cleaned = super().clean()
        if self.cleaned_data.get(FIELD):
            # Held until the save is done: of two at once the second sees the first.
            type(self.instance)._default_manager.select_for_update().get(pk=self.instance.pk)
            if self._seen != self._version():
                self._refuse()
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

    def version_seen(self) -> Model | None:
        """The row as the page showed it, if that is known."""
        key = self._seen.partition("|")[0]
        is_key = key.isascii() and key.isdecimal() and len(key) < 19
        return self.instance.history.filter(pk=key).first() if is_key else None

    def _catch_up(self) -> None:
        """Whoever sends it a second time, with the version that there is now, has seen what the others wrote."""
        now, saw = self.fields[FIELD].initial, self.version_seen()
        if self._seen == now:
            return
        names = untouched(self, saw) if saw else []
        self._both = changed_by_both(self, saw) if saw else []
        self.data = with_the_row(self, names)
        self.data[self.add_prefix(FIELD)] = now

    def _refuse(self) -> None:
        model = self._meta.model._meta
        columns = {field.name for field in (*model.fields, *model.many_to_many)}
        changed = [f"“{self.fields[name].label}”" for name in self.changed_data if name in columns]
        history = reverse(f"admin:{model.app_label}_{model.model_name}_history", args=[self.instance.pk])
        words = {"changed": get_text_list(changed, "and") or "nothing", "history": history}
        self.add_error(None, format_html(OVERTAKEN, **self._who_saved(), **words))
        stored = self._meta.model._default_manager.get(pk=self.instance.pk)
        for name in self._both:
            theirs = words_of(stored, name)
            self.add_error(name, BOTH.format(theirs) if theirs else NOTHING)

    def _who_saved(self) -> dict[str, str]:
        """Whoever wrote the newest version, if it is newer than what the page showed."""
        saw = self.version_seen()
        since = self.instance.history.filter(history_id__gt=saw.pk) if saw else None
        last = since.select_related("history_user").order_by("-history_id").first() if since else None
        if last is None:
            return {"who": "Somebody else", "when": ""}
        when = date_format(timezone.localtime(last.history_date), "j F Y, H:i")
        user = last.history_user
        return {"who": user.get_full_name() or str(user) if user else "Somebody else", "when": f" on {when},"}
