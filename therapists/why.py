"""Why a row was changed, for its history."""

from django import forms

from therapists.names_in_text import refuse_names

LONGEST_REASON = 100  # characters, of a version in the history
# Leaves room before it for “one field put back from 30 September 2026; ”.
LONGEST_WHY = 57

WHY = ("Why you change it", {"fields": ["why"]})


class WhyForm(forms.ModelForm):
    why = forms.CharField(
        max_length=LONGEST_WHY,
        required=False,
        help_text="For the history, which staff alone read. Empty if it is plain. No names.",
    )

    def clean(self):
        cleaned = super().clean()
        if self.cleaned_data.get("why"):
            refuse_names(self, "why")
        return cleaned
