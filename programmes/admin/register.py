from django.contrib import admin
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime

from programmes.admin.differences_at_once import DifferencesAtOnceMixin
from programmes.admin.judging_leads import JudgeMixin
from programmes.admin.next_lead import BY_NAME, next_lead
from programmes.admin.next_steps import next_of_entry
from programmes.admin.read_only import ToReadAdmin
from programmes.admin.register_alerts import AcknowledgeMixin
from programmes.admin.register_differences import QUEUE
from programmes.admin.register_filters import KindFilter, StandingFilter
from programmes.models import Judgement, RegisterEntry, RegisterRun
from programmes.registers.differences import differences_of


def _link(address: str) -> str:
    return format_html('<a href="{0}" rel="noreferrer">{0}</a>', address) if address else "-"


@admin.register(RegisterEntry)
class RegisterEntryAdmin(JudgeMixin, DifferencesAtOnceMixin, AcknowledgeMixin, ToReadAdmin):
    """Leads. What the register says is to read; the buttons judge it."""

    object_views = {"judge": "judge_view", "settle": "settle_view", "acknowledge": "acknowledge_view"}
    fieldsets = [
        (
            "Our judgement",
            {
                "fields": [
                    "judgement",
                    ("judge_name", "judged_at"),
                    "centre",
                    "register_differs",
                    "remembered",
                ]
            },
        ),
        ("The service", {"fields": ["name", "service_kinds", "status", "provider_name", "organisation_id"]}),
        (
            "Where it is",
            {
                "fields": [
                    "street",
                    ("town", "county", "postcode"),
                    ("region", "local_authority"),
                    "coordinates",
                ]
            },
        ),
        ("Contact", {"fields": ["phone", "website_link"]}),
        (
            "On the register",
            {
                "fields": [
                    ("register", "register_id", "provider_register_id"),
                    "register_page",
                    ("rating", "rating_on"),
                    ("first_seen_on", "last_seen_on", "gone_on"),
                ]
            },
        ),
    ]
    list_display = ["service", "town", "region", "register", "judgement", "gone_on"]
    list_filter = ["judgement", "register", KindFilter, "region", StandingFilter]
    list_per_page = 50
    ordering = [BY_NAME, "pk"]
    search_fields = ["name", "town", "postcode", "provider_name", "register_id"]
    search_help_text = "A service, a town, a postcode, a provider or a number on the register."

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        fields = [row for _, options in self.fieldsets for row in options["fields"]]
        return [name for row in fields for name in ([row] if isinstance(row, str) else row)]

    @admin.display(description="name", ordering=BY_NAME)
    def service(self, entry) -> str:
        return entry.name

    @admin.display(description="judged by", empty_value="-")
    def judge_name(self, entry) -> str:
        """In plain text: a curator may not open accounts."""
        return str(entry.judged_by) if entry.judged_by else "-"

    @admin.display(description="service types")
    def service_kinds(self, entry) -> str:
        return format_html_join("; ", "{}", ((kind,) for kind in entry.service_types.split("|"))) or "-"

    @admin.display(description="coordinates")
    def coordinates(self, entry) -> str:
        return "-" if entry.latitude is None else f"{entry.latitude:.5f}, {entry.longitude:.5f}"

    @admin.display(description="website")
    def website_link(self, entry) -> str:
        return _link(entry.website)

    @admin.display(description="page on the register")
    def register_page(self, entry) -> str:
        return _link(entry.page)

    @admin.display(description="the register says otherwise")
    def register_differs(self, entry) -> str:
        """Nothing that staff wrote is overwritten: they see what differs, and settle it in the queue."""
        found = differences_of(entry)
        if not found:
            return "-"
        lines = ((d.kind.label, d.register or "nothing", d.ours or "nothing") for d in found)
        differ = format_html_join("", "<p>{}: “{}” there, “{}” here</p>", lines)
        return differ + format_html('<p><a href="{}?entry={}">Settle it</a></p>', reverse(QUEUE), entry.pk)

    @admin.display(description="changes and decisions")
    def remembered(self, entry) -> str:
        """What imports changed of a row that is ours, and what staff decided, oldest first."""
        told = [
            (change.changed_at, f"until then “{change.before or 'nothing'}”", change)
            for change in entry.changes.all()
        ]
        for decision in entry.decisions.select_related("decided_by"):
            words = f"“{decision.value}” seen by {decision.decided_by}. {decision.note}"
            told.append((decision.decided_at, words.rstrip(), decision))
        told.sort(key=lambda one: one[0])
        lines = (
            (date_format(localtime(at), "j F Y"), what.get_kind_display(), words) for at, words, what in told
        )
        return format_html_join("", "<p>{}, {}: {}</p>", lines) or "-"

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """There is nothing to save here: the buttons above judge at once."""
        context |= {"title": "Judge this row", "show_save": False, "show_save_and_continue": False}
        if obj and self.has_change_permission(request, obj):
            context["next"] = next_of_entry(obj)
            context["judgements"] = [
                choice for choice in Judgement if choice not in (Judgement.LEAD, obj.judgement)
            ]
            context["judge_address"] = self.address_of(request, "judge", obj)
            following = next_lead(self, request, obj)
            context["next_lead"] = self.address_of(request, "change", following) if following else ""
        if obj and obj.centre_id and request.user.has_perm("programmes.add_programme"):
            context["add_programme"] = reverse("admin:programmes_programme_add") + f"?centre={obj.centre_id}"
        return super().render_change_form(request, context, add, change, form_url, obj)


@admin.register(RegisterRun)
class RegisterRunAdmin(ToReadAdmin):
    """What each import read and did."""

    list_display = [
        "ran_at",
        "register",
        "rows_read",
        "relevant",
        "created",
        "updated",
        "unchanged",
        "gone",
        "skipped",
    ]
    list_filter = ["register"]

    def has_change_permission(self, request, obj=None) -> bool:
        return False
