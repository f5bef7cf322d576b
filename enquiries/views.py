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
from enquiries.asked_about import AskedAbout, asked_about, slugs_in
from enquiries.crisis import tells_of_danger, was_in_danger
from enquiries.form_answers import later, let_go_of_the_form, not_stored
from enquiries.forms import EnquiryForm, Questions
from enquiries.limit import TooMany
from enquiries.models import Enquiry
from enquiries.private_link import address_of
from enquiries.private_page import private_page
from enquiries.promise import answer_due_at, last_day
from enquiries.receipts import is_link_shown, reference_in, show_the_link_here, token_for
from enquiries.services import submit, was_sent
from programmes.questions import open_questions

log = logging.getLogger("refrain.enquiries")


def _form(asked: AskedAbout, data=None) -> EnquiryForm:
    is_named = len(asked.programmes) > 1
    left_open = open_questions(asked.programmes, timezone.localdate())
    questions = [
        Questions(one.name if is_named else "", left_open[one.pk])
        for one in asked.programmes
        if left_open.get(one.pk)
    ]
    return EnquiryForm(data, questions=questions)


def _form_page(
    request, form: EnquiryForm, asked: AskedAbout, *, status: int = 200, notice: str = ""
) -> HttpResponse:
    """`notice`: what the page says first, of the four that its template knows."""
    context = {
        "section": "enquiries",
        "form": form,
        "asked": asked,
        "programme": asked.programmes[0] if len(asked.programmes) == 1 else None,
        # What was asked about, and with which questions, is not lost where neither can be read.
        "is_unread": bool(asked.slugs) and not asked.programmes and not asked.unknown,
        "notice": notice,
        "tells_of_danger": tells_of_danger(form.data.get("message", "")),
        "keep_months": settings.ENQUIRY_KEEP_MONTHS,
    }
    return render(request, "enquiries/new.html", context, status=status)


def _refused(request, form: EnquiryForm, asked: AskedAbout) -> HttpResponse:
    """The form with its errors; an empty one if it was sent since: a reload must not show who asked what."""
    if not was_sent(form.key):
        return _form_page(request, form, asked)
    return _form_page(request, _form(asked), asked, notice="sent_before")


@sensitive_post_parameters()
@never_cache
def stale(request: HttpRequest) -> HttpResponse:
    """The form again, with what was typed, where its protection against forgery had run out or was not sent."""
    try:
        asked = asked_about(request)
        form = _form(asked, request.POST)
        return _form_page(request, form, asked, status=403, notice="stale")
    except Error as error:
        log.error("A stale form could not be shown again: %s", type(error).__name__)
        return _not_stored(request, EnquiryForm(request.POST), slugs_in(request))


def _not_stored(request, form: EnquiryForm, asked: AskedAbout) -> HttpResponse:
    page = partial(_form_page, request, form, asked, status=503, notice="not_stored")
    return not_stored(request, "question", page)


def _send(request) -> HttpResponse:
    asked, form = slugs_in(request), EnquiryForm(request.POST)
    try:
        asked = asked_about(request)
        form = _form(asked, request.POST)
        if not form.is_valid():
            return _refused(request, form, asked)
        enquiry = submit(
            form_key=form.key,
            programmes=asked.programmes,
            network=sender_of(request),
            is_suspected=form.is_suspect,
            **form.answers(),
        )
    except TooMany as full:
        return later(_form_page(request, form, asked, status=429, notice="too_many"), full.wait)
    except Error as error:
        log.error("An enquiry could not be stored: %s", type(error).__name__)
        return _not_stored(request, form, asked)
    let_go_of_the_form(request)
    page = reverse("enquiries:sent", args=[token_for(enquiry.reference)])
    answer = redirect(page)
    show_the_link_here(answer, page, enquiry.reference)
    return answer


@sensitive_post_parameters()
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Ask the team, about one programme or several (`?programme=<slug>` each) or in general."""
    if request.method == "POST":
        return _send(request)
    asked = asked_about(request)
    return _form_page(request, _form(asked), asked)


@private_page
def sent(request: HttpRequest, token: str) -> HttpResponse:
    """What happens next, and the private link in the browser that sent the form. An old or made-up token gets neither."""
    reference = reference_in(token)
    enquiry = Enquiry.objects.without_words().filter(reference=reference).first() if reference else None
    is_shown = enquiry is not None and is_link_shown(request, enquiry.reference)
    context = {
        "section": "enquiries",
        "enquiry": enquiry,
        # Of what was sent, whatever came since: who else has the address learns nothing by it.
        "last_day": last_day(answer_due_at(enquiry.created_at)) if enquiry else None,
        "address": address_of(enquiry.token) if enquiry and is_shown else "",
        # Nor is anybody else told what was written.
        "tells_of_danger": enquiry is not None and is_shown and was_in_danger(enquiry),
    }
    return render(request, "enquiries/sent.html", context, status=200 if enquiry else 404)
