"""A person's own page: register checks, and the agreement to be named."""

import re

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from therapists.admin.consequences import tell_what_changed, tell_what_is_hidden, who_leads_where
from therapists.admin.history import HistoryMixin
from therapists.admin.looking_up import HCPC_REGISTER, LookUpMixin
from therapists.admin.notes import NotesMixin
from therapists.admin.seen import SeenMixin
from therapists.forms import (
    NamingAgreementForm,
    NamingAgreementFormSet,
    RegisterCheckForm,
    RegisterCheckFormSet,
    TherapistForm,
)
from therapists.models import NamingAgreement, RegisterCheck, RegisterState, Therapist

USUAL_NUMBER = re.compile(r"AS[0-9]{4,6}")
REGISTER_STATES = dict(RegisterState.choices)


class NamingAgreementInline(admin.StackedInline):
    model = NamingAgreement
    form = NamingAgreementForm
    formset = NamingAgreementFormSet
    extra = 0
    can_delete = False


class RegisterCheckInline(admin.StackedInline):
    """Earlier checks to read, and room for a new one."""

    model = RegisterCheck
    form = RegisterCheckForm
    formset = RegisterCheckFormSet
    extra = 1
    fields = [("checked_on", "status"), ("modality", "registered_until"), "looked_by"]
    readonly_fields = ["looked_by"]

    def get_queryset(self, request) -> QuerySet:
        return super().get_queryset(request).select_related("checked_by")

    @admin.display(description="checked by")
    def looked_by(self, check) -> str:
        return str(check.checked_by) if check.pk else "You, when you save"

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class AgreedFilter(admin.SimpleListFilter):
    title = "agreement to be named"
    parameter_name = "agreed"

    def lookups(self, request, model_admin):
        return [("yes", "Agreed"), ("no", "Not agreed, or withdrawn")]

    def queryset(self, request, queryset):
        public = Therapist.objects.public().values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=public)
        return queryset.exclude(pk__in=public) if self.value() == "no" else queryset


class RegisterStateFilter(admin.SimpleListFilter):
    title = "register check"
    parameter_name = "register"

    def lookups(self, request, model_admin):
        return [*RegisterState.choices, ("none", "Never checked")]

    def queryset(self, request, queryset):
        if self.value() == "none":
            return queryset.filter(register_state=None)
        return queryset.filter(register_state=self.value()) if self.value() else queryset


@admin.register(Therapist)
class TherapistAdmin(SeenMixin, LookUpMixin, NotesMixin, HistoryMixin):
    form = TherapistForm
    notes_are_personal = True
    inlines = [RegisterCheckInline, NamingAgreementInline]
    list_display = ["name", "hcpc_number", "register_words", "checked_on", "is_named"]
    list_filter = [RegisterStateFilter, AgreedFilter]
    list_per_page = 50
    search_fields = ["name", "hcpc_number"]
    search_help_text = "A name or an HCPC number."
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "hcpc_number"],
                "description": f'Look the person up on the <a href="{HCPC_REGISTER}">HCPC register</a> by '
                "surname or number, then record below what it shows.",
            },
        ),
        ("If they agreed to be named", {"fields": ["approaches"]}),
    ]

    class Media:
        js = ["admin-unsaved.js"]

    def get_queryset(self, request) -> QuerySet:
        """Annotate what the newest register check is worth, and whether the person agrees to be named."""
        latest = RegisterCheck.objects.filter(therapist=OuterRef("pk")).newest_first()
        state = latest.with_state(timezone.localdate())
        return (
            super()
            .get_queryset(request)
            .annotate(
                register_state=Subquery(state.values("state")[:1]),
                register_checked_on=Subquery(latest.values("checked_on")[:1]),
                is_public=Exists(Therapist.objects.public().filter(pk=OuterRef("pk"))),
            )
        )

    @admin.display(description="register check", ordering="register_state")
    def register_words(self, therapist) -> str:
        return REGISTER_STATES.get(therapist.register_state, "Never checked")

    @admin.display(description="checked on", ordering="register_checked_on")
    def checked_on(self, therapist):
        return therapist.register_checked_on

    @admin.display(description="agreed to be named", boolean=True, ordering="is_public")
    def is_named(self, therapist) -> bool:
        return therapist.is_public

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request, obj=None) -> dict:
        return {} if obj else {"slug": ["name"]}

    def get_view_on_site_url(self, obj=None) -> str | None:
        """Only where the public would find the page."""
        is_public = obj is not None and Therapist.objects.public().filter(pk=obj.pk).exists()
        return super().get_view_on_site_url(obj) if is_public else None

    def save_model(self, request, obj, form, change) -> None:
        form.places_before = who_leads_where(obj) if change else {}
        super().save_model(request, obj, form, change)
        if obj.hcpc_number and not USUAL_NUMBER.fullmatch(obj.hcpc_number):
            messages.warning(
                request,
                f"{obj.hcpc_number} is not AS and four to six digits, as most numbers are: look again.",
            )

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        tell_what_changed(request, form.instance, form.places_before)
        agreements = [formset for formset in formsets if formset.model is NamingAgreement]
        if "name" in form.changed_data or any(formset.has_changed() for formset in agreements):
            tell_what_is_hidden(request, form.instance)

    def save_formset(self, request, form, formset, change) -> None:
        if formset.model is RegisterCheck:
            for new in formset.extra_forms:
                new.instance.checked_by = request.user
        super().save_formset(request, form, formset, change)
