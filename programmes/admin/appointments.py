from itertools import combinations

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from programmes.admin.source_of_change import source_refusal
from programmes.models import Appointment, FactCheck, SeenPost
from programmes.models.appointments import HELD_ALREADY
from programmes.vocabulary import LeaderRole, ListingStatus

WHO_IS_THERE = {"therapist", "role", "starts_on", "ends_on"}


class AppointmentForm(forms.ModelForm):
    """A post keeps its person, and the role in which checks found that person."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self._keep("therapist", self.instance.therapist_id, str(self.instance.therapist))

    def clean_ends_on(self):
        """Who left and came back has a new post: no check saw them in it."""
        until = self.cleaned_data["ends_on"]
        was_until = self.initial.get("ends_on")
        if was_until and was_until < timezone.localdate() and (until is None or until > was_until):
            raise ValidationError("This post has ended. If the person is back, add a new post.")
        return until

    def keep_role(self) -> None:
        self._keep("role", self.instance.role, self.instance.get_role_display())

    def _keep(self, name: str, value, words: str) -> None:
        """Show one value that cannot be changed, without asking the database for the others."""
        field = self.fields[name]
        field.disabled, field.widget = True, forms.Select(choices=[(value, words)])


class AppointmentFormSet(forms.BaseInlineFormSet):
    def add_fields(self, form, index):
        """Each says its name aloud: the heads of the admin's table are labels to the eye alone."""
        super().add_fields(form, index)
        if form.instance.pk and not self._may_change_role(form.instance):
            form.keep_role()
        for name, field in form.fields.items():
            if not field.widget.is_hidden:
                field.widget.attrs["aria-label"] = str(field.label or name)

    def _may_change_role(self, post: Appointment) -> bool:
        """A slip in a draft is put right while no check has found the post."""
        is_draft = self.instance.status == ListingStatus.DRAFT
        return is_draft and not SeenPost.objects.filter(appointment=post).exists()

    def clean(self):
        super().clean()
        if self.instance.status == ListingStatus.CLOSED and any(f.has_changed() for f in self.extra_forms):
            raise ValidationError("This programme is closed: nobody can take up a post there.")
        self._refuse_deleting_what_was_confirmed()
        self._refuse_second_posts()
        # Set by the form of a published listing, which is judged first.
        source = getattr(self.instance, "source_of_change", None)
        refusal = source and source_refusal(source, self.has_moved(), self._has_leader())
        if refusal:
            raise ValidationError(refusal)

    def has_moved(self) -> bool:
        """Whether somebody comes, goes or changes places."""
        return any(form in self.deleted_forms or WHO_IS_THERE & set(form.changed_data) for form in self.forms)

    def _has_leader(self) -> bool:
        """Whether somebody will be in post as music therapist today."""
        today = timezone.localdate()
        kept = [form.cleaned_data for form in self.forms if form not in self.deleted_forms]
        return any(
            row.get("role") == LeaderRole.MUSIC_THERAPIST
            and (row.get("starts_on") or today) <= today <= (row.get("ends_on") or today)
            for row in kept
        )

    def _refuse_deleting_what_was_confirmed(self) -> None:
        for form in self.deleted_forms:
            if FactCheck.objects.filter(appointments=form.instance.pk).exists():
                raise ValidationError(
                    f"A check confirmed {form.instance}: write the last day of the post instead of deleting it."
                )

    def _refuse_second_posts(self) -> None:
        """Of one person in one role on one day, among all that were sent: each row is judged beside what is stored."""
        kept = [form.instance for form in self.forms if form not in self.deleted_forms]
        if any(one.overlaps(other) for one, other in combinations(kept, 2) if one.therapist_id):
            raise ValidationError(HELD_ALREADY)


class AppointmentInline(admin.TabularInline):
    """Who works there. When somebody leaves, write the last day; a new person is a new row."""

    model = Appointment
    form = AppointmentForm
    formset = AppointmentFormSet
    autocomplete_fields = ["therapist"]
    extra = 0
    verbose_name = "post"
    verbose_name_plural = "People who lead music here"

    def get_queryset(self, request) -> QuerySet:
        return super().get_queryset(request).select_related("therapist")
