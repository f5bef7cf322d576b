"""Report a mistake in a listing, without an account."""

import logging
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from enquiries import mistakes
from enquiries.address import sender_of
from enquiries.asked_about import programme_at
from enquiries.form_answers import later, let_go_of_the_form, not_shown, not_stored
from enquiries.limit import TooMany
from enquiries.mistake_form import MistakeForm
from enquiries.models import MistakeReport
from enquiries.receipts import reference_in, token_for
from programmes.models import Programme

log = logging.getLogger("refrain.enquiries")


def _listing(slug: str) -> Programme:
    """The programme of this address, now or formerly, that is or was listed."""
    programme = programme_at(slug)
    if programme is None:
        raise Http404
    return programme


def _form_page(
    request, form: MistakeForm, programme: Programme, *, status: int = 200, notice: str = ""
) -> HttpResponse:
    """`notice`: what the page says first, of the four that its template knows."""
    context = {
        "section": "programmes",
        "form": form,
        "programme": programme,
        "notice": notice,
        "keep_months": settings.ENQUIRY_KEEP_MONTHS,
    }
    return render(request, "enquiries/report.html", context, status=status)


def _refused(request, form: MistakeForm, programme: Programme) -> HttpResponse:
    """The form with its errors; an empty one if it was sent since: a reload must not show who reported what."""
    if not mistakes.was_sent(form.key):
        return _form_page(request, form, programme)
    return _form_page(request, MistakeForm(), programme, notice="sent_before")


def _store(request, form: MistakeForm, programme: Programme) -> HttpResponse:
    if not form.is_valid():
        return _refused(request, form, programme)
    try:
        report = mistakes.report(
            form_key=form.key,
            programme=programme,
            network=sender_of(request),
            is_suspected=form.is_suspect,
            **form.cleaned_data,
        )
    except TooMany as full:
        return later(_form_page(request, form, programme, status=429, notice="too_many"), full.wait)
    let_go_of_the_form(request)
    return redirect("mistakes:thanks", programme.slug, token_for(report.reference))


def _receive(request, slug: str, answer: Callable) -> HttpResponse:
    """What `answer` makes of the form that was sent, or that it could not be stored. Raises Http404."""
    form, page = MistakeForm(request.POST), None
    try:
        programme = _listing(slug)
        page = partial(_form_page, request, form, programme, status=503, notice="not_stored")
        return answer(request, form, programme)
    except Error as error:
        log.error("A report of a mistake could not be stored: %s", type(error).__name__)
        return not_stored(request, "report", page)


@sensitive_post_parameters()
@never_cache
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The form. Of one that left the list its page says all there is to say; what was sent is taken all the same, if the
    listing left the list or moved while somebody wrote."""
    if request.method == "POST":
        return _receive(request, slug, _store)
    programme = _listing(slug)
    if programme.slug != slug:
        return redirect("mistakes:report", programme.slug)
    return _form_page(request, MistakeForm(), programme)


@sensitive_post_parameters()
@never_cache
def stale(request: HttpRequest, slug: str) -> HttpResponse:
    """The form again, with what was typed, where its protection against forgery had run out or was not sent."""
    return _receive(request, slug, partial(_form_page, status=403, notice="stale"))


@never_cache
def thanks(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """What happens next. An old or made-up token gets the same page without a reference, and no thanks."""
    reference = reference_in(token)
    try:
        programme = _listing(slug)
        found = MistakeReport.objects.without_words().filter(reference=reference, programme=programme)
        report = found.first() if reference else None
        context = {"section": "programmes", "report": report, "programme": programme}
        return render(request, "enquiries/report-thanks.html", context, status=200 if report else 404)
    except Error as error:
        log.error("The thanks for a report could not be shown: %s", type(error).__name__)
        return not_shown(request, "report", reference)
