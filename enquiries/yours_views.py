"""What a visitor finds behind the private link, without an account: how it stands, the answers, a line to add, erasing."""

import logging
from functools import partial

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from enquiries import services
from enquiries.conversation import TooManyLines, add_line
from enquiries.form_answers import RETRY_AFTER, later, let_go_of_the_form, not_stored
from enquiries.models import Enquiry
from enquiries.private_link import GROUPS, LETTERS_OF_A_GROUP
from enquiries.private_page import private_page
from enquiries.promise import last_day
from enquiries.vocabulary import STATE_FOR_THE_VISITOR, State
from enquiries.yours_form import LineForm
from programmes.left import as_it_left

log = logging.getLogger("refrain.enquiries")


def _kept_at(token: str) -> Enquiry | None:
    kept = Enquiry.objects.without_words().behind(token, timezone.localdate())
    return kept.prefetch_related("also_about__programme").first()


@private_page
def cut_short(request: HttpRequest, token: str) -> HttpResponse:
    """A private link of which a part is missing, as some mail programs break a long one: how to find the whole of it."""
    context = {"section": "enquiries", "groups": GROUPS, "letters": LETTERS_OF_A_GROUP}
    return render(request, "enquiries/cut-short.html", context, status=404)


def _gone(request) -> HttpResponse:
    """The same for what was erased earlier, has run out or never was: nothing is kept by which to tell them apart."""
    return render(request, "enquiries/gone.html", {"section": "enquiries"}, status=410)


def _page(request, enquiry: Enquiry, form: LineForm, *, status: int = 200, notice: str = "") -> HttpResponse:
    """`notice`: what the page says first, of the three that its template knows."""
    context = {
        "section": "enquiries",
        "enquiry": enquiry,
        "programmes": [as_it_left(one) for one in enquiry.programmes],
        "standing": STATE_FOR_THE_VISITOR[State(enquiry.state)],
        "is_waiting": enquiry.is_open or enquiry.state == State.SUSPECTED,
        "is_late": enquiry.is_open and timezone.now() > enquiry.due_at,
        "last_day": last_day(enquiry.due_at),
        "entries": enquiry.entries.for_the_visitor(),
        "form": form,
        "notice": notice,
    }
    return render(request, "enquiries/yours.html", context, status=status)


def _store(request, token: str, enquiry: Enquiry, form: LineForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, enquiry, form)
    try:
        add_line(enquiry, form_key=form.key, **form.cleaned_data)
    except TooManyLines:
        return _page(request, enquiry, form, status=429, notice="too_many")
    except Enquiry.DoesNotExist:
        return _gone(request)
    let_go_of_the_form(request)
    return redirect("enquiries:yours", token)


def _receive(request, token: str) -> HttpResponse:
    form, page = LineForm(request.POST), None
    try:
        enquiry = _kept_at(token)
        if enquiry is None:
            return _gone(request)
        page = partial(_page, request, enquiry, form, status=503, notice="not_stored")
        return _store(request, token, enquiry, form)
    except Error as error:
        log.error("A line could not be stored: %s", type(error).__name__)
        return not_stored(request, "line", page)


@private_page
def yours(request: HttpRequest, token: str) -> HttpResponse:
    """How the enquiry stands, and a line to add."""
    if request.method == "POST":
        return _receive(request, token)
    enquiry = _kept_at(token)
    return _page(request, enquiry, LineForm()) if enquiry else _gone(request)


@private_page
def stale(request: HttpRequest, token: str) -> HttpResponse:
    """The page again, with what was typed, where its protection against forgery had run out or was not sent."""
    try:
        enquiry = _kept_at(token)
        if enquiry is None:
            return _gone(request)
        return _page(request, enquiry, LineForm(request.POST), status=403, notice="stale")
    except Error as error:
        log.error("A stale line could not be shown again: %s", type(error).__name__)
        return not_stored(request, "line", None)


def _erase_page(request, *, status: int = 200, notice: str = "") -> HttpResponse:
    context = {"section": "enquiries", "notice": notice}
    return render(request, "enquiries/erase.html", context, status=status)


def _erase_now(request, token: str) -> HttpResponse:
    try:
        enquiry = _kept_at(token)
        if enquiry is None:
            return _gone(request)
        services.erase(Enquiry.objects.filter(pk=enquiry.pk))
    except Error as error:
        log.error("An enquiry could not be erased by who sent it: %s", type(error).__name__)
        return later(_erase_page(request, status=503, notice="not_erased"), RETRY_AFTER)
    # No redirect: that it was erased is known in this answer alone, and belongs in no address.
    return render(request, "enquiries/erased.html", {"section": "enquiries"})


@private_page
def erase(request: HttpRequest, token: str) -> HttpResponse:
    """Asked once more, then everything goes at once."""
    if request.method == "POST":
        return _erase_now(request, token)
    return _erase_page(request) if _kept_at(token) else _gone(request)


@private_page
def stale_erase(request: HttpRequest, token: str) -> HttpResponse:
    """The question again, where the form's protection against forgery had run out."""
    return _erase_page(request, status=403, notice="stale") if _kept_at(token) else _gone(request)
