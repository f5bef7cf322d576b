from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR

from enquiries.vocabulary import MistakeState, State


class StateFilter(admin.SimpleListFilter):
    """Open ones, unless somebody asks for others; a search looks in every state."""

    title = "state"
    parameter_name = "state"
    usual = "open"

    def __init__(self, request, *args):
        self.default = "all" if request.GET.get(SEARCH_VAR) else self.usual
        super().__init__(request, *args)

    def lookups(self, request, model_admin):
        return [("open", "Open"), *State.choices, ("all", "All")]

    def value(self) -> str:
        return super().value() or self.default

    def choices(self, changelist):
        _no_filter, *choices = super().choices(changelist)
        return choices

    def queryset(self, request, queryset):
        if self.value() == "open":
            return queryset.open()
        return queryset if self.value() == "all" else queryset.filter(state=self.value())


class MistakeStateFilter(StateFilter):
    usual = "to_do"

    def lookups(self, request, model_admin):
        return [("to_do", "To do"), *MistakeState.choices, ("all", "All")]

    def queryset(self, request, queryset):
        return queryset.to_do() if self.value() == "to_do" else super().queryset(request, queryset)


class WhoseFilter(admin.SimpleListFilter):
    title = "whose"
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        return [("mine", "Mine"), ("nobody", "Nobody's")]

    def queryset(self, request, queryset):
        if self.value() == "mine":
            return queryset.filter(assigned_to=request.user)
        return queryset.filter(assigned_to__isnull=True) if self.value() == "nobody" else queryset
