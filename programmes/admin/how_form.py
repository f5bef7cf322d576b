"""How a check was made: the day, the way, and the page that was read."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from programmes.models import FactCheck
from programmes.models.checks import DATED_LATER, EARLIEST_CHECK, NEEDS_SOURCE, TOO_EARLY
from programmes.vocabulary import CheckMethod


def day_of_check(day: datetime.date | None) -> datetime.date | None:
    """The day itself; raises the database's own refusals, so that they stand beside the field."""
    if day and day > timezone.localdate():
        raise ValidationError(DATED_LATER)
    if day and day < EARLIEST_CHECK:
        raise ValidationError(TOO_EARLY)
    return day


def day_field(**options) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label="Day you asked or looked", widget=widget, **options)


def method_field(**options) -> forms.ChoiceField:
    return forms.ChoiceField(label="How", choices=[("", "---------"), *CheckMethod.choices], **options)


def source_field(**options) -> forms.URLField:
    return forms.URLField(
        label="Source address",
        widget=forms.URLInput(attrs={"size": 60}),
        required=False,
        assume_scheme="https",
        max_length=FactCheck._meta.get_field("source_url").max_length,
        help_text="The page you read: always, if you checked on a website.",
        **options,
    )


class HowForm(forms.Form):
    on = day_field()
    method = method_field()
    source_url = source_field()

    def clean_on(self) -> datetime.date | None:
        return day_of_check(self.cleaned_data["on"])

    def clean(self):
        super().clean()
        sent = self.cleaned_data
        if sent.get("method") == CheckMethod.WEBSITE and sent.get("source_url") == "":
            self.add_error("source_url", NEEDS_SOURCE)

    def how(self) -> dict:
        """For `record_checks`, once the form is valid."""
        return {name: self.cleaned_data[name] for name in ("on", "method", "source_url")}
