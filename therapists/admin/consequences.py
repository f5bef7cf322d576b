"""What a look at the register changes on the public site, told to whoever recorded it."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from therapists.models import Therapist

HIDDEN = (
    "{} has not agreed to be named. If the text of a listing names them, the public does not see that text. "
    '<a href="{}">See whether any text is not shown</a>.'
)


def who_leads_where(therapist: Therapist) -> dict:
    """The published programmes where this person holds a post, by their keys, with who leads each."""
    places = therapist.appointments.published_programmes(timezone.localdate())
    return {programme.pk: programme for programme in places}


def tell_what_changed(request: HttpRequest, therapist: Therapist, before: dict) -> None:
    """Name each programme whose public page now says something else of who leads it than `before`."""
    for key, programme in who_leads_where(therapist).items():
        if key in before and programme.who_leads != before[key].who_leads:
            has_fallen = before[key].is_registered and not programme.is_registered
            level = messages.WARNING if has_fallen else messages.INFO
            messages.add_message(request, level, _sentence(programme, has_fallen))


def tell_what_is_hidden(request: HttpRequest, therapist: Therapist) -> None:
    """Whoever has not agreed to be named is named in no text; the listings have a filter for the texts that do."""
    if not Therapist.objects.public().filter(pk=therapist.pk).exists():
        address = reverse("admin:programmes_programme_changelist", query={"withheld": "yes"})
        messages.info(request, format_html(HIDDEN, therapist, address))


def _sentence(programme, has_fallen: bool) -> str:
    ask = "It stands at the top of the re-check queue until somebody asks who leads it." if has_fallen else ""
    return format_html(
        'Who leads <a href="{}">{}</a> changed on <a href="{}">its public page</a>: “{}”. {}',
        reverse("admin:programmes_programme_change", args=[programme.pk]),
        programme,
        programme.get_absolute_url(),
        programme.who_leads or "Not known yet",
        ask,
    )
