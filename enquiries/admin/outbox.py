"""The outbox as managers see it: to read, and to send again. Its package's own pages break our CSP."""

from django.contrib import admin, messages
from post_office.models import STATUS, Attachment, Email, EmailTemplate, Log

from enquiries.models import OutgoingMail
from enquiries.outbox import send_again

admin.site.unregister([Attachment, Email, EmailTemplate, Log])

# Staff look for these first.
WORDS = {
    STATUS.failed: "Failed",
    STATUS.requeued: "Refused, trying again",
    STATUS.queued: "Waiting",
    STATUS.sent: "Sent",
}


class StatusFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return list(WORDS.items())

    def queryset(self, request, queryset):
        known = {str(status): status for status in WORDS}
        return queryset.filter(status=known[self.value()]) if self.value() in known else queryset


@admin.register(OutgoingMail)
class OutboxAdmin(admin.ModelAdmin):
    """Mails that wait, went, or failed, and what the mail server said to each try."""

    list_display = ["subject", "to", "state", "tries", "created", "scheduled_time"]
    list_filter = [StatusFilter]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["subject"]
    search_help_text = "Search by reference."
    ordering = ["-created"]
    actions = ["send_again"]
    fields = readonly_fields = [
        "subject", "to", "message", "state", "created", "last_updated", "tries", "scheduled_time", "answers",
    ]  # fmt: skip

    def has_module_permission(self, request) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None) -> bool:
        return request.user.has_perm("enquiries.see_all_enquiries")

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    @admin.display(description="state", ordering="status")
    def state(self, mail) -> str:
        return WORDS.get(mail.status, "Not queued")

    @admin.display(description="failed tries", ordering="number_of_retries")
    def tries(self, mail) -> int:
        return mail.number_of_retries or 0

    @admin.display(description="what the mail server said")
    def answers(self, mail) -> str:
        latest = mail.logs.order_by("-date")[:10]
        return "\n".join(f"{log.date:%d %b %H:%M} {log.exception_type} {log.message}" for log in latest)

    @admin.action(description="Send again: selected mails that have not gone", permissions=["view"])
    def send_again(self, request, queryset):
        self.message_user(request, f"Back in the queue: {send_again(queryset)}.", messages.SUCCESS)
