from django.contrib import admin, messages
from django.db import transaction
from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.timesince import timesince
from django.utils.timezone import localdate, localtime, now

from enquiries import services
from enquiries.admin.conversation import ConversationMixin
from enquiries.admin.filters import StateFilter, WhoseFilter
from enquiries.admin.finding import FindingMixin
from enquiries.admin.suspected import may_be_spam
from enquiries.admin.words import NOT_GIVEN, mail_link
from enquiries.consent import WORDINGS
from enquiries.models import Absence, Enquiry
from enquiries.models.enquiry import WORDS_OF_THE_VISITOR
from enquiries.moved_on import MovedOn
from enquiries.notices import teams_out_of_reach
from enquiries.vocabulary import SET_ASIDE, AuditedAct, State

# The state each button leads to, and its words.
MOVES = {
    State.NEW: "Not spam",
    State.TAKEN: "Take it",
    State.ANSWERED: "Mark as answered",
    State.CLOSED: "Close it",
    State.SPAM: "Mark as spam",
}

NOBODY_HEARS = (
    "Nobody is told of new enquiries to: {}. A manager needs to give the team, or one of its members, "
    "an e-mail address."
)

AWAY = "You are entered as away, and it would be passed on at once: under Absences, open it and press “I am back” first."

HELD = "{} is taken by {}. Nothing was changed: to take it over, open it and press “Take it” there."

NONE_IN_PARTICULAR = "none in particular"


def _bulk_move(state: State):
    """An action of the list; it stands under the name of its state."""

    @admin.action(description=f"{MOVES[state]}: selected enquiries", permissions=["move"])
    def bulk_move(model_admin, request, queryset):
        if not model_admin.may_move_to(request, state):
            return
        done = 0
        for enquiry in queryset:
            try:
                model_admin.set_state(request, enquiry, state)
                done += 1
            except Enquiry.DoesNotExist:
                # Erased by whoever sent it, or on its day, while the others are moved.
                continue
            except MovedOn:
                held = HELD.format(enquiry.reference, enquiry.assigned_to)
                model_admin.message_user(request, held, messages.ERROR)
        model_admin.message_user(request, f"{MOVES[state]}: {done} done.", messages.SUCCESS)

    bulk_move.__name__ = state.value
    return bulk_move


@admin.register(Enquiry)
class EnquiryAdmin(FindingMixin, ConversationMixin):
    """The inbox. What a visitor wrote is on the enquiry's own page alone, and nobody edits it."""

    buttons = {state.value: words for state, words in MOVES.items()}
    actions = [_bulk_move(state) for state in MOVES]
    list_display = ["reference", "waiting", "state", "about", "with_whom"]
    list_filter = [StateFilter, WhoseFilter, "asking_for", ("team", admin.RelatedOnlyFieldListFilter)]
    search_help_text = "Looks in every state that you may see."
    standing: list = [
        (
            "Where it stands",
            {"fields": ["team_name", "person", "why_it_came", "created_at", "waiting", "answered"]},
        ),
        ("Consent", {"fields": ["erase_on", "consent_at", "wording"]}),
    ]
    fieldsets = [
        (None, {"fields": ["reference", "state", "programme_link", "asking_for", "message", "attached"]}),
        ("How to reply", {"fields": ["name", "email_link", "phone_link", "call_when", "what_is_safe"]}),
        *standing,
    ]
    outline = [(None, {"fields": ["reference", "state", "programme_link"]}), *standing]
    told = {*WORDS_OF_THE_VISITOR, "asking_for", "is_safe_voicemail", "is_safe_to_say_who", "is_safe_text"}

    def get_queryset(self, request):
        return Enquiry.objects.visible_to(request.user).without_words().for_list()

    def get_ordering(self, request) -> list[str]:
        return ["waits_from", "pk"]

    def erase(self, queryset) -> None:
        services.erase(queryset)

    @admin.display(description="waiting", ordering="waits_from")
    def waiting(self, enquiry) -> str:
        """How long, and in words if longer than we promise; of one that is done, when it came."""
        if not enquiry.is_open:
            return f"sent {format_date(localtime(enquiry.created_at), 'j M Y')}"
        age = timesince(enquiry.waiting_since, depth=1)
        if enquiry.asked_again_at:
            age = f"{age}, wrote again"
        if now() <= enquiry.due_at:
            return age
        return format_html("{}<br><b>overdue since {}</b>", age, format_date(enquiry.due_at, "D j M"))

    # Own columns: the admin keeps a foreign key's on one line, and the list would not fit beside its filters.
    @admin.display(description="programme", ordering="programme__name")
    def about(self, enquiry) -> str:
        names = [str(one) for one in enquiry.programmes]
        return ", ".join(names) or NONE_IN_PARTICULAR

    @admin.display(description="with", ordering="team__name")
    def with_whom(self, enquiry) -> str:
        return f"{enquiry.assigned_to or 'Nobody'}, {enquiry.team}"

    # Plain names: the admin would link to pages that a handler may not open.
    @admin.display(description="team")
    def team_name(self, enquiry) -> str:
        return str(enquiry.team)

    @admin.display(description="assigned to")
    def person(self, enquiry) -> str:
        return str(enquiry.assigned_to or "nobody yet")

    @admin.display(description="asked about")
    def programme_link(self, enquiry) -> str:
        """All of them, in the visitor's order."""
        links = ((one.get_absolute_url(), one) for one in enquiry.programmes)
        return format_html_join(mark_safe("<br>"), '<a href="{}">{}</a>', links) or NONE_IN_PARTICULAR

    @admin.display(description="questions of the listing")
    def attached(self, enquiry) -> str:
        """As they were worded when the visitor attached them."""
        return enquiry.listing_questions or "none attached"

    @admin.display(description="e-mail")
    def email_link(self, enquiry) -> str:
        return mail_link(enquiry.email)

    @admin.display(description="phone")
    def phone_link(self, enquiry) -> str:
        number = enquiry.phone.replace(" ", "")
        return format_html('<a href="tel:{}">{}</a>', number, enquiry.phone) if number else NOT_GIVEN

    @admin.display(description="what is safe")
    def what_is_safe(self, enquiry) -> str:
        """Every wish in words: what is not safe must not be read as a missing tick."""
        wishes = [
            (enquiry.is_safe_voicemail, "leave a voicemail"),
            (enquiry.is_safe_to_say_who, "say who we are to somebody else"),
            (enquiry.is_safe_text, "send a text"),
        ]
        lines = (
            ("wish" if safe else "wish not", "You may" if safe else "Do NOT", what) for safe, what in wishes
        )
        return format_html_join("", '<p class="{}">{} {}.</p>', lines)

    @admin.display(description="why it came here")
    def why_it_came(self, enquiry) -> str:
        """As it was when it came here; of one from before that was kept, the rule as it is now."""
        return enquiry.why_here or (f"Rule: {enquiry.rule}" if enquiry.rule else "No rule sent it elsewhere.")

    @admin.display(description="answered")
    def answered(self, enquiry) -> str:
        at = enquiry.answered_at
        return format_date(localtime(at), "j M Y, H:i") if at else "not yet"

    @admin.display(description="agreed to")
    def wording(self, enquiry) -> str:
        return WORDINGS.get(enquiry.consent_version, enquiry.consent_version)

    def buttons_for(self, obj) -> dict[str, str]:
        """What is set aside can be brought back; what is not, cannot."""
        needless = {obj.state} if obj.state in SET_ASIDE else {State.NEW}
        return {name: words for name, words in self.buttons.items() if name not in needless}

    def set_state(self, request, enquiry: Enquiry, state: State, seen: str | None = None) -> None:
        """Raises MovedOn."""
        with transaction.atomic():
            services.move(enquiry, state, request.user, seen)
            self.record(request, AuditedAct.MOVED, enquiry)
        self.log_change(request, enquiry, f"{MOVES[state]}.")

    def may_move_to(self, request, state: State) -> bool:
        """Whoever is away takes none, and is told so."""
        is_away = (
            state == State.TAKEN and Absence.objects.on(localdate()).filter(person=request.user).exists()
        )
        if is_away:
            self.message_user(request, AWAY, messages.ERROR)
        return not is_away

    def move(self, request, obj, name: str) -> None:
        state = State(name)
        if not self.may_move_to(request, state):
            return
        try:
            self.set_state(request, obj, state, request.POST.get("seen"))
        except MovedOn as moved:
            self.message_user(request, str(moved), messages.ERROR)
            return
        done = MOVES[state] if state == State.NEW else state.label
        self.message_user(request, f"{obj.reference}: {done.lower()}.", messages.SUCCESS)

    def changelist_view(self, request, extra_context=None):
        if request.method == "GET" and (teams := teams_out_of_reach()):
            self.message_user(request, NOBODY_HEARS.format(", ".join(map(str, teams))), messages.WARNING)
        if request.method == "GET" and (words := may_be_spam(self.get_queryset(request))):
            self.message_user(request, words, messages.WARNING)
        context = {"title": "Inbox", "may_find": self.may_read(request)}
        return super().changelist_view(request, context | (extra_context or {}))
