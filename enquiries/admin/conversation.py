"""The pages on which staff answer an enquiry, record a call, write a note, or hand it over."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from enquiries import conversation
from enquiries.admin.conversation_forms import AnswerForm, CallForm, EntryForm, HandOverForm, NoteForm
from enquiries.admin.words import WordsAdmin
from enquiries.models import Enquiry
from enquiries.moved_on import MovedOn, mark_of
from enquiries.vocabulary import AuditedAct


@dataclass(frozen=True)
class Act:
    """What staff do on a page of its own: `done` says so to them, and to the admin's log, without a word of it."""

    title: str
    form: type[EntryForm]
    do: Callable[..., None]
    button: str
    done: str
    # Whether the visitor's wishes stand above the form.
    reaches_the_visitor: bool = False


ACTS = {
    "answer": Act("Answer", AnswerForm, conversation.answer, "Send the answer", "Answered.", True),
    "call": Act("Record a call", CallForm, conversation.record_call, "Record it", "Recorded a call.", True),
    "note": Act("Write a note", NoteForm, conversation.write_note, "Write it down", "Wrote a note."),
    "hand-over": Act("Hand over", HandOverForm, conversation.hand_over, "Hand it over", "Handed it over."),
}


class ConversationMixin(WordsAdmin):
    """For the inbox: whoever may read an enquiry and move it may write to it."""

    change_form_template = "enquiries/admin/enquiry.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.act_view)
        acts = [path(f"<uuid:pk>/{name}/", view, {"name": name}, name=_url_name(name)) for name in ACTS]
        return [*acts, *super().get_urls()]

    @method_decorator(sensitive_post_parameters())
    def act_view(self, request: HttpRequest, pk, name: str) -> HttpResponse:
        if not self._may_write(request):
            raise PermissionDenied
        act = ACTS[name]
        enquiry = self.get_object(request, str(pk))
        if enquiry is None:
            return self._not_here(request, act)
        form = act.form(request.POST if request.method == "POST" else None, enquiry=enquiry)
        if form.is_valid():
            try:
                return self._do(request, enquiry, AuditedAct(name), form)
            except Enquiry.DoesNotExist:  # erased a moment ago
                return self._not_here(request, act)
            except MovedOn as moved:
                form.refuse(moved)
                enquiry = self.get_object(request, str(pk))
        if enquiry is None:
            return self._not_here(request, act)
        self.record(request, AuditedAct.OPENED, enquiry)
        context = self.admin_site.each_context(request) | {
            "title": act.title,
            "subtitle": str(enquiry),
            "opts": self.opts,
            "original": enquiry,
            "media": self.media,
            "form": form,
            "act": act,
            "wishes": self.what_is_safe(enquiry) if act.reaches_the_visitor else "",
            "entries": enquiry.entries.for_staff(),
            "shows_words": True,
            "back": _page_of(enquiry),
        }
        return TemplateResponse(request, "enquiries/admin/act.html", context)

    def _do(self, request, enquiry: Enquiry, what: AuditedAct, form: EntryForm) -> HttpResponse:
        act = ACTS[what]
        with transaction.atomic():
            act.do(enquiry, user=request.user, **form.cleaned_data)
            self.record(request, what, enquiry)
        self.log_change(request, enquiry, act.done)
        messages.success(request, f"{enquiry.reference}: {act.done.lower()}")
        is_still_theirs = self.get_queryset(request).filter(pk=enquiry.pk).exists()
        return redirect(_page_of(enquiry) if is_still_theirs else "admin:enquiries_enquiry_changelist")

    @method_decorator(sensitive_variables())
    def _not_here(self, request, act: Act) -> HttpResponse:
        """404, with what was typed given back: there is no other copy. Raises Http404 where nothing was typed."""
        text = request.POST.get("text", "").strip()
        if not text:
            raise Http404
        context = self.admin_site.each_context(request) | {
            "title": act.title,
            "opts": self.opts,
            "text": text,
        }
        return TemplateResponse(request, "enquiries/admin/not-here.html", context, status=404)

    def _may_write(self, request) -> bool:
        return self.may_read(request) and self.has_move_permission(request)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        entries = obj.entries.for_staff()
        # An auditor sees that there was an answer, by whom and when, and none of it.
        context["entries"] = entries if self.may_read(request) else entries.without_words()
        context["shows_words"] = self.may_read(request)
        context["seen"] = mark_of(obj)
        if self._may_write(request):
            context["acts"] = [
                (reverse(f"admin:{_url_name(name)}", args=[obj.pk]), act.title) for name, act in ACTS.items()
            ]
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


def _url_name(act: str) -> str:
    return f"enquiries_enquiry_{act}"


def _page_of(enquiry: Enquiry) -> str:
    return reverse("admin:enquiries_enquiry_change", args=[enquiry.pk])
