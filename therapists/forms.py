"""Rules of the therapist's page that span several rows; each is listed in docs/decisions.md."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify

from therapists.dates import next_renewal_deadline
from therapists.doubtful_words import ask_about_words
from therapists.models import Modality, NamingAgreement, RegisterCheck, Therapist
from therapists.models.register_check import NEEDS_NUMBER, ON_THE_REGISTER
from therapists.names_in_text import REFUSAL as NAMES_REFUSAL
from therapists.names_in_text import Names, names_on_file
from therapists.protected_title import refuse_title
from therapists.seen import SeenForm
from therapists.why import WhyForm

OTHER_NUMBER = (
    "The register was checked under the old HCPC number. Look the new one up, and record a register "
    "check together with the change."
)


def not_in_future(day: datetime.date | None) -> datetime.date | None:
    if day and day > timezone.localdate():
        raise ValidationError("This day is after today: write the day it happened.")
    return day


def is_checked_under_another_number(therapist: Therapist, number: str) -> bool:
    """Whether a look at the register vouched for the number that this one would replace."""
    on_register = Therapist.objects.filter(pk=therapist.pk, register_checks__status__in=ON_THE_REGISTER)
    return on_register.exclude(hcpc_number=number).exists()


class TherapistForm(SeenForm, WhyForm):
    saved_beside = {"register_checks": (), "agreements": ("withdrawn_on",)}

    class Meta:
        model = Therapist
        fields = ["name", "slug", "hcpc_number", "approaches"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:  # read-only once made
            self.fields["slug"].required = False

    def clean_hcpc_number(self) -> str:
        """The database refuses a number twice too, but cannot say whose it is."""
        number = self.cleaned_data["hcpc_number"]
        other = number and Therapist.objects.filter(hcpc_number=number).exclude(pk=self.instance.pk).first()
        if other:
            raise ValidationError(f"“{other}” already has this HCPC number: look at both on the register.")
        return number

    def clean_slug(self) -> str:
        """Made from the name where no script filled it in."""
        return self.cleaned_data["slug"] or slugify(self.cleaned_data.get("name", ""))

    def clean(self):
        super().clean()
        ask_about_words(self, "approaches")
        refuse_title(self, "name", "approaches")
        own_name, text = self.cleaned_data.get("name", ""), self.cleaned_data.get("approaches", "")
        if "approaches" in self.changed_data and self.names_on_file().are_in(text, besides=own_name):
            self.add_error("approaches", NAMES_REFUSAL)

    def names_on_file(self) -> Names:
        """Whom it may not name; whoever judges many forms in a row remembers them."""
        return names_on_file()


class RegisterCheckForm(forms.ModelForm):
    def clean_checked_on(self) -> datetime.date | None:
        """The database compares it with the day of recording, which is no field of the form."""
        return not_in_future(self.cleaned_data["checked_on"])


class LoneRegisterCheckForm(RegisterCheckForm):
    """On a page of its own: the therapist is chosen there."""

    def clean(self):
        super().clean()
        therapist, status = self.cleaned_data.get("therapist"), self.cleaned_data.get("status")
        if therapist and status in ON_THE_REGISTER and not therapist.hcpc_number:
            self.add_error("therapist", NEEDS_NUMBER)


class LookUpForm(RegisterCheckForm):
    """The outcome of looking one person up; `instance` is a check of that person, not yet saved."""

    # The latest look that the page showed.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = RegisterCheck
        fields = ["status", "modality", "registered_until", "checked_on"]
        widgets = {
            name: forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
            for name in ("checked_on", "registered_until")
        }

    def __init__(self, data=None, *, instance: RegisterCheck, last_look: RegisterCheck | None):
        today = timezone.localdate()
        initial = {"checked_on": today, "seen": str(last_look.pk) if last_look else ""}
        super().__init__(data, instance=instance, initial=initial)
        self.fields["modality"].required = False
        deadline = date_format(next_renewal_deadline(today), "j F Y")
        until = f"The date the register shows. Left empty: {deadline}, the next renewal deadline."
        self.fields["registered_until"].help_text = until

    def clean(self):
        super().clean()
        sent = self.cleaned_data
        is_registered = sent.get("status") in ON_THE_REGISTER
        if is_registered and not self.instance.therapist.hcpc_number:
            self.add_error("status", NEEDS_NUMBER)
        if sent.get("modality") == "" and is_registered:
            self.add_error("modality", "Choose the kind of therapy that the register shows.")
        elif sent.get("modality") == "":
            sent["modality"] = Modality.NOT_SHOWN
        if "seen" in self.changed_data:
            raise ValidationError("Somebody else looked meanwhile: see the last look above.")


class RegisterCheckFormSet(forms.BaseInlineFormSet):
    """On the therapist's page, where the number may change in the same save."""

    def clean(self):
        super().clean()
        recorded = {form.cleaned_data.get("status") for form in self.extra_forms if form.has_changed()}
        if not self.instance.hcpc_number and recorded & set(ON_THE_REGISTER):
            raise ValidationError(NEEDS_NUMBER)
        if not recorded and is_checked_under_another_number(self.instance, self.instance.hcpc_number):
            raise ValidationError(OTHER_NUMBER)


def _without_calendar(widget: forms.Widget) -> forms.Widget:
    """The admin's date field offers “today” even where nothing can be written."""
    return forms.DateInput() if isinstance(widget, forms.DateInput) else widget


class NamingAgreementForm(forms.ModelForm):
    """An agreement is a record: afterwards only its withdrawal can be written."""

    class Meta:
        model = NamingAgreement
        fields = ["given_on", "method", "wording", "withdrawn_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            is_withdrawal_open = name == "withdrawn_on" and not self.instance.withdrawn_on
            if self.instance.pk and not is_withdrawal_open:
                field.disabled = True
                field.widget = _without_calendar(field.widget)

    def clean_given_on(self) -> datetime.date | None:
        return not_in_future(self.cleaned_data["given_on"])

    def clean_withdrawn_on(self) -> datetime.date | None:
        return not_in_future(self.cleaned_data["withdrawn_on"])


class NamingAgreementFormSet(forms.BaseInlineFormSet):
    def clean(self):
        """The database refuses a second one too, but an inline form does not ask it about its own parent."""
        super().clean()
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("given_on")]
        if sum(not row.get("withdrawn_on") for row in rows) > 1:
            raise ValidationError(
                "An agreement stands already: write when it was withdrawn, then add the new one."
            )
