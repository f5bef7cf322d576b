"""The form to call with: the questions in the order one asks, on one page, to print or keep beside the phone."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from programmes.admin.object_views import ObjectViewsMixin
from programmes.fields import ChoiceSetField
from programmes.models import Programme
from programmes.questions import questions_by_topic
from programmes.topics import PROGRAMME_TOPICS
from programmes.vocabulary import NOT_KNOWN, Topic


@dataclass(frozen=True)
class Blank:
    """One answer to write down: its name, and the words to tick, or a line if it is told freely."""

    label: str
    # (words, whether the listing says so)
    choices: list[tuple[str, bool]]
    said: str


@dataclass(frozen=True)
class Part:
    topic: Topic
    questions: list[str]
    blanks: list[Blank]


def call_form(programme: Programme, today: datetime.date) -> list[Part]:
    """Of a programme loaded with `for_detail()`."""
    return [
        Part(topic, questions, [_blank(programme, name) for name in PROGRAMME_TOPICS[topic]])
        for topic, questions in questions_by_topic(programme, today).items()
    ]


def _blank(programme: Programme, name: str) -> Blank:
    field: Any = programme._meta.get_field(name)
    value = getattr(programme, name)
    members = field.members if isinstance(field, ChoiceSetField) else (field.choices or ())
    held = set(value) if isinstance(field, ChoiceSetField) else {value}
    choices = [(str(words), member in held) for member, words in members if member != NOT_KNOWN]
    said = "" if choices or value is None else str(value)
    label = str(field.verbose_name)
    return Blank(label[:1].upper() + label[1:], choices, said)


class CallMixin(ObjectViewsMixin):
    def call_view(self, request: HttpRequest, programme: Programme) -> HttpResponse:
        today = timezone.localdate()
        listing = Programme.objects.for_detail(today).get(pk=programme.pk)
        context = self.page_context(request, programme, "Call") | {
            "subtitle": str(programme),
            "centre": listing.centre,
            "posts": listing.open_posts,
            "parts": call_form(listing, today),
        }
        return TemplateResponse(request, "admin/programmes/call.html", context)
