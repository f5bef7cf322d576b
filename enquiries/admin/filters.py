from django.contrib import admin

from enquiries.vocabulary import State


class StateFilter(admin.SimpleListFilter):
    """Open ones, unless somebody asks for others."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*State.choices, ("all", "All")]

    def choices(self, changelist):
        default, *others = super().choices(changelist)
        yield default | {"display": "Open"}
        yield from others

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset.open()
        return queryset if self.value() == "all" else queryset.filter(state=self.value())


class WhoseFilter(admin.SimpleListFilter):
    title = "whose"
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        return [("mine", "Mine"), ("nobody", "Nobody's")]

    def queryset(self, request, queryset):
        if self.value() == "mine":
            return queryset.filter(assigned_to=request.user)
        return queryset.filter(assigned_to__isnull=True) if self.value() == "nobody" else queryset
