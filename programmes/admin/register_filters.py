from django.contrib import admin
from django.db.models import Q

from programmes.models import Register
from programmes.registers.cqc import COMMUNITY, RESIDENTIAL

ON_IT = Q(gone_on__isnull=True)


class StandingFilter(admin.SimpleListFilter):
    """Rows gone from their register are shown to who asks."""

    title = "on the register"
    parameter_name = "gone"

    def lookups(self, request, model_admin):
        return [("no", "On it now"), ("yes", "Gone from it"), ("any", "Both")]

    def value(self) -> str:
        return super().value() or "no"

    def choices(self, changelist):
        every = super().choices(changelist)
        next(every)  # “All”, which here is not what no choice means
        return every

    def queryset(self, request, queryset):
        return queryset.filter({"yes": ~ON_IT, "any": Q()}.get(self.value(), ON_IT))


class KindFilter(admin.SimpleListFilter):
    """CQC's service types tell; of the Scottish register we take residential services alone."""

    title = "kind"
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [("residential", "Residential"), ("community", "Community")]

    def queryset(self, request, queryset):
        kinds = {
            "residential": Q(service_types__contains=RESIDENTIAL) | Q(register=Register.CARE_INSPECTORATE),
            "community": Q(service_types__contains=COMMUNITY),
        }
        return queryset.filter(kinds.get(self.value(), Q()))
