"""A page that says of any made-up enquiry which rule would take it, and who would get it today. It writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from enquiries.asked_about import programmes_called
from enquiries.models import Absence, Team
from enquiries.reasons import why_here
from enquiries.routing import decision, try_rules
from enquiries.vocabulary import AskingFor
from programmes.models import Programme
from programmes.shortlist import MOST

MOST_NAMES = 20
NOT_FOUND = (
    "No programme that the public can see has this in its name. Leave it empty for a question about none."
)

NOT_THE_ONE = "“And about”: “{}” is not the name of just one programme: write all of it, or the last part of its page's address."
TOO_MANY = f"One question takes {MOST} programmes at most: leave some out."


class TryForm(forms.Form):
    programme = forms.CharField(
        required=False,
        max_length=200,
        label="Asked about",
        widget=forms.TextInput(attrs={"size": 50}),
        help_text="The programme's name, or a part of it. Empty: about no programme in particular.",
    )
    also = forms.CharField(
        required=False,
        max_length=3000,
        label="And about",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 50}),
        help_text="More programmes of the same question, one on each line.",
    )
    asking_for = forms.ChoiceField(choices=AskingFor.choices, label="Who it is for")

    def clean_also(self) -> list[str]:
        """The lines with something on them: as many as the visitor's form takes, with the one above."""
        lines = list(filter(None, map(str.strip, self.cleaned_data["also"].splitlines())))
        if len(lines) + bool(self.cleaned_data.get("programme")) > MOST:
            raise forms.ValidationError(TOO_MANY)
        return lines


@dataclass(frozen=True)
class Member:
    """How one of the team stands today."""

    name: str
    standing: str
    gets_it: bool


def _members(team: Team, person) -> list[Member]:
    """Those who may see enquiries, in the order in which they are asked."""
    away = {
        one.person_id: one for one in Absence.objects.on(timezone.localdate()).order_by("starts_on", "pk")
    }
    return [
        Member(
            str(user),
            f"away, {away[user.pk].days}" if user.pk in away else f"there, {user.open_enquiries} open",
            user == person,
        )
        for user in team.able_members()
    ]


class TryingMixin(ModelAdmin):
    """For the rules: whoever sees them may try them."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.try_view)
        return [path("try/", view, name="enquiries_routingrule_try"), *super().get_urls()]

    def try_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = TryForm(request.GET if "asking_for" in request.GET else None)
        context = self.admin_site.each_context(request) | {
            "title": "Try an enquiry",
            "opts": self.opts,
            "media": self.media,
            "form": form,
        }
        return TemplateResponse(request, "enquiries/admin/try.html", context | _answer(form))


def _answer(form: TryForm) -> dict:
    """What the page says below the form: the way of the enquiry, or the programmes it may be about."""
    if not form.is_valid():
        return {}
    name, asking_for = form.cleaned_data["programme"], form.cleaned_data["asking_for"]
    others = _others(form)
    if form.errors:
        return {}
    if not name:
        return _way(others, asking_for)
    found = programmes_called(name)[: MOST_NAMES + 1]
    if not found:
        form.add_error("programme", NOT_FOUND)
        return {}
    if len(found) == 1:
        return _way([found[0], *others], asking_for)
    return {"choices": found[:MOST_NAMES], "asking_for": asking_for, "are_more": len(found) > MOST_NAMES}


def _others(form: TryForm) -> list[Programme]:
    """The programmes named one on each line; a line that fits none or several is an error of the form's."""
    others = []
    for line in form.cleaned_data["also"]:
        found = programmes_called(line)
        if len(found) != 1:
            form.add_error("also", NOT_THE_ONE.format(line))
        others += found[:1]
    return others


def _way(about: Sequence[Programme], asking_for: str) -> dict:
    programmes = list(dict.fromkeys(about))
    tries = try_rules(programmes, asking_for)
    way = decision(tries)
    return {
        "programmes": programmes,
        "for_whom": AskingFor(asking_for).label,
        "tries": tries,
        "way": way,
        "why": why_here(way, programmes),
        "members": _members(way.team, way.person),
    }
