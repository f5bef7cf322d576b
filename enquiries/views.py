import logging
from functools import partial

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from enquiries.address import sender_of
from enquiries.asked_about import programme_at
from enquiries.crisis import tells_of_danger, was_in_danger
from enquiries.form_answers import later, let_go_of_the_form, not_stored
from enquiries.forms import EnquiryForm
from enquiries.limit import TooMany
from enquiries.models import Enquiry
from enquiries.private_link import address_of
from enquiries.private_page import private_page
from enquiries.receipts import is_link_shown, reference_in, show_the_link_here, token_for
from enquiries.services import submit, was_sent
from programmes.models import Programme
from programmes.questions import open_questions

log = logging.getLogger("refrain.enquiries")


def _form(programme: Programme | None, data=None) -> EnquiryForm:
    questions = open_questions(programme, timezone.localdate()) if programme else []
    return EnquiryForm(data, questions=questions)


def _form_page(
    request, form: EnquiryForm, programme: Programme | None, *, status: int = 200, notice: str = ""
) -> HttpResponse:
    """`notice`: what the page says first, of the four that its template knows."""
    slug = request.GET.get("programme", "")
    could_read = notice != "not_stored"
    context = {
        "section": "enquiries",
        "form": form,
        "programme": programme,
        "is_unknown": could_read and bool(slug) and programme is None,
        # What was asked about, and with which questions, is not lost where neither can be read.
        "unread": "" if could_read or programme else slug,
        "notice": notice,
        "tells_of_danger": tells_of_danger(form.data.get("message", "")),
        "keep_months": settings.ENQUIRY_KEEP_MONTHS,
    }
    return render(request, "enquiries/new.html", context, status=status)


def _refused(request, form: EnquiryForm, programme: Programme | None) -> HttpResponse:
    """The form with its errors; an empty one if it was sent since: a reload must not show who asked what."""
    if not was_sent(form.key):
        return _form_page(request, form, programme)
    return _form_page(request, _form(programme), programme, notice="sent_before")


@sensitive_post_parameters()
@never_cache
def stale(request: HttpRequest) -> HttpResponse:
    """The form again, with what was typed, where its protection against forgery had run out or was not sent."""
    try:
        programme = programme_at(request.GET.get("programme", ""))
        form = _form(programme, request.POST)
        return _form_page(request, form, programme, status=403, notice="stale")
    except Error as error:
        log.error("A stale form could not be shown again: %s", type(error).__name__)
        return _not_stored(request, EnquiryForm(request.POST), None)


def _not_stored(request, form: EnquiryForm, programme: Programme | None) -> HttpResponse:
    page = partial(_form_page, request, form, programme, status=503, notice="not_stored")
    return not_stored("question", page)


def _send(request) -> HttpResponse:
    programme, form = None, EnquiryForm(request.POST)
    try:
        programme = programme_at(request.GET.get("programme", ""))
        form = _form(programme, request.POST)
        if not form.is_valid():
            return _refused(request, form, programme)
        enquiry = submit(
            form_key=form.key,
            programme=programme,
            network=sender_of(request),
            is_suspected=form.is_suspect,
            **form.answers(),
        )
    except TooMany as full:
        return later(_form_page(request, form, programme, status=429, notice="too_many"), full.wait)
    except Error as error:
        log.error("An enquiry could not be stored: %s", type(error).__name__)
        return _not_stored(request, form, programme)
    let_go_of_the_form(request)
    page = reverse("enquiries:sent", args=[token_for(enquiry.reference)])
    answer = redirect(page)
    show_the_link_here(answer, page, enquiry.reference)
    return answer


@sensitive_post_parameters()
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Ask the team, about one programme (`?programme=<slug>`) or in general."""
    if request.method == "POST":
        return _send(request)
    programme = programme_at(request.GET.get("programme", ""))
    return _form_page(request, _form(programme), programme)


@private_page
def sent(request: HttpRequest, token: str) -> HttpResponse:
    """What happens next, and the private link in the browser that sent the form. An old or made-up token gets neither."""
    reference = reference_in(token)
    enquiry = Enquiry.objects.without_words().filter(reference=reference).first() if reference else None
    is_shown = enquiry is not None and is_link_shown(request, enquiry.reference)
    context = {
        "section": "enquiries",
        "enquiry": enquiry,
        "address": address_of(enquiry.token) if enquiry and is_shown else "",
        # Nor is anybody else told what was written.
        "tells_of_danger": enquiry is not None and is_shown and was_in_danger(enquiry),
    }
    return render(request, "enquiries/sent.html", context, status=200 if enquiry else 404)
