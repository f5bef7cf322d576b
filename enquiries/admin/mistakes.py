from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.timezone import localtime

from enquiries.admin.filters import MistakeStateFilter
from enquiries.admin.suspected import may_be_spam
from enquiries.admin.words import WordsAdmin, mail_link
from enquiries.mistakes import decide
from enquiries.models import MistakeReport
from enquiries.models.mistake_report import WORDS_OF_THE_REPORTER
from enquiries.vocabulary import AuditedAct, MistakeState

TO_DECIDE = {MistakeState.ACCEPTED.value: "Accept: on to the listing", MistakeState.DECLINED.value: "Decline"}
TO_UNDO = {MistakeState.OPEN.value: "Open it again"}
TO_BRING_BACK = {MistakeState.OPEN.value: "Not spam: into the queue"}
BUTTONS = {MistakeState.OPEN: TO_DECIDE, MistakeState.SUSPECTED: TO_BRING_BACK}

ACCEPTED = (
    '<a href="{}">{}</a>: accepted, which changes nothing by itself. Ask the programme, change what is '
    "wrong here, save, and record the check. Until then it stays among those to do. If nothing is wrong after all, open it "
    "again and decline it."
)
DECIDED_MEANWHILE = (
    "{}: nothing was done, since it was decided on or opened again meanwhile. See how it stands."
)


@admin.register(MistakeReport)
class MistakeReportAdmin(WordsAdmin):
    """The queue of mistakes that visitors saw. What they wrote is on the report's own page alone."""

    buttons = TO_DECIDE | TO_UNDO
    list_display = ["reference", "listing", "topic", "age", "state"]
    list_filter = [MistakeStateFilter, "topic"]
    search_help_text = "Looks in every state."
    ordering = ["created_at", "pk"]
    standing: tuple = ("Where it stands", {"fields": ["created_at", "decided", "erase_on"]})
    fieldsets = [
        (None, {"fields": ["reference", "state", "listing", "topic", "wrong", "right", "email_link"]}),
        standing,
    ]
    outline = [(None, {"fields": ["reference", "state", "listing", "topic"]}), standing]
    told = WORDS_OF_THE_REPORTER

    def get_queryset(self, request):
        return super().get_queryset(request).without_words().select_related("programme", "decided_by")

    @admin.display(description="listing", ordering="programme__name")
    def listing(self, report) -> str:
        programme = report.programme
        return format_html(
            '<a href="{}">{}</a> (<a href="{}">public page</a>)',
            reverse("admin:programmes_programme_change", args=[programme.pk]),
            programme,
            programme.get_absolute_url(),
        )

    @admin.display(description="age", ordering="created_at")
    def age(self, report) -> str:
        return timesince(report.created_at, depth=1)

    @admin.display(description="e-mail, to tell them what we did")
    def email_link(self, report) -> str:
        return mail_link(report.email)

    @admin.display(description="decided")
    def decided(self, report) -> str:
        if report.decided_at is None:
            return "not yet"
        return f"{format_date(localtime(report.decided_at), 'j M Y')}, by {report.decided_by}"

    def buttons_for(self, obj) -> dict[str, str]:
        return BUTTONS.get(obj.state, TO_UNDO)

    def move(self, request, obj, name: str):
        state = MistakeState(name)
        if not decide(obj, state, request.user):
            self.message_user(request, DECIDED_MEANWHILE.format(obj), messages.WARNING)
            return None
        self.record(request, AuditedAct.MOVED, obj)
        self.log_change(request, obj, f"{state.label}.")
        if state == MistakeState.ACCEPTED:
            page = reverse("admin:enquiries_mistakereport_change", args=[obj.pk])
            self.message_user(request, format_html(ACCEPTED, page, obj), messages.SUCCESS)
            return redirect("admin:programmes_programme_change", obj.programme_id)
        self.message_user(request, f"{obj}: {state.label.lower()}.", messages.SUCCESS)
        return None

    def changelist_view(self, request, extra_context=None):
        if request.method == "GET" and (words := may_be_spam(self.get_queryset(request))):
            self.message_user(request, words, messages.WARNING)
        return super().changelist_view(request, {"title": "Mistakes to look at"} | (extra_context or {}))
