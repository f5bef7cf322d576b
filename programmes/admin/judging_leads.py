"""One press for each lead, on its own page and in the list; the press leads on, and says where to take it back."""

from django.contrib import admin, messages
from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from programmes.admin.next_lead import next_lead
from programmes.judging import judge
from programmes.models import Judgement, RegisterEntry

# Nothing is made of these. “Ours” makes a centre, which no second press unmakes: it asks for the lead's page.
MAKES_NOTHING = (Judgement.MAYBE, Judgement.NOT_OURS)
# In the address that a button of the list sends to: back to the list, as it was narrowed.
BACK, LIST = "back", "list"


class JudgeMixin(ModelAdmin):
    actions = ["judge_ours", "judge_maybe", "judge_not_ours"]

    def get_list_display(self, request: HttpRequest) -> list:
        """With buttons for whoever may press them."""
        shown = [*super().get_list_display(request)]
        return [*shown, self._buttons(request)] if self.has_change_permission(request) else shown

    def _buttons(self, request: HttpRequest):
        @admin.display(description="judge")
        def judging(entry: RegisterEntry) -> str:
            if entry.judgement not in (Judgement.LEAD, Judgement.MAYBE):
                return ""
            address = self.address_of(request, "judge", entry, **{BACK: LIST})
            choices = (
                (address, choice.value, choice.label, entry.name, choice.label)
                for choice in MAKES_NOTHING
                if choice != entry.judgement
            )
            button = '<button formaction="{}" name="judgement" value="{}" aria-label="{}: {}">{}</button>'
            return format_html('<span class="settle">{}</span>', format_html_join(" ", button, choices))

        return judging

    def address_of(self, request: HttpRequest, view: str, entry: RegisterEntry, **query: str) -> str:
        """A page of this entry that still knows which list the curator came from."""
        address = reverse(f"admin:programmes_registerentry_{view}", args=[entry.pk], query=query)
        kept = {"preserved_filters": self.get_preserved_filters(request), "opts": self.opts}
        return add_preserved_filters(kept, address)

    def judge_view(self, request: HttpRequest, entry: RegisterEntry) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_change_permission(request, entry):
            raise PermissionDenied
        is_judged = self._judge(request, entry, request.POST.get("judgement", ""))
        if is_judged:
            told = '“{}” judged: {}. <a href="{}">Judge it again</a>'
            words = entry.get_judgement_display().lower()
            address = self.address_of(request, "change", entry)
            messages.success(request, format_html(told, entry.name, words, address))
        return HttpResponseRedirect(self._onwards(request, entry, is_judged))

    def _onwards(self, request: HttpRequest, entry: RegisterEntry, is_judged: bool) -> str:
        """Back to the list, or on to the next lead; the page itself where it has more to do, or none follows."""
        if request.GET.get(BACK) == LIST:
            filters = request.GET.get("_changelist_filters", "")
            return reverse("admin:programmes_registerentry_changelist") + (f"?{filters}" if filters else "")
        is_done = is_judged and entry.judgement in MAKES_NOTHING
        following = next_lead(self, request, entry) if is_done else None
        return self.address_of(request, "change", following or entry)

    @admin.action(description="Judge as ours: make the centre", permissions=["change"])
    def judge_ours(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._judge_all(request, queryset, Judgement.OURS)

    @admin.action(description="Judge as maybe", permissions=["change"])
    def judge_maybe(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._judge_all(request, queryset, Judgement.MAYBE)

    @admin.action(description="Judge as not ours", permissions=["change"])
    def judge_not_ours(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._judge_all(request, queryset, Judgement.NOT_OURS)

    def _judge_all(self, request: HttpRequest, entries: QuerySet, judgement: Judgement) -> None:
        done = sum(self._judge(request, entry, judgement) for entry in entries)
        if done:
            rows = "1 row" if done == 1 else f"{done} rows"
            messages.success(request, f"{rows} judged: {judgement.label.lower()}.")

    def _judge(self, request: HttpRequest, entry: RegisterEntry, judgement: str) -> bool:
        """Whether it could be; if not, whoever pressed is told why."""
        try:
            judge(entry, judgement, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return False
        self.log_change(request, entry, f"Judged: {entry.get_judgement_display()}")
        return True
