"""One call or one page about several programmes: a check of the same topics of each."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from programmes.admin.bulk import BulkMixin
from programmes.admin.how_form import HowForm
from programmes.admin.recording import may_record
from programmes.admin.subject_form import CHANGED_MEANWHILE, fingerprint, posts_of
from programmes.checking import facts_of, record_checks
from programmes.models import FactCheck, Programme
from programmes.topics import PROGRAMME_TOPICS
from programmes.vocabulary import CheckOutcome, LeaderRole, Topic

ONE_CALL = (
    "One call or page is about one provider's programmes: choose those of one provider, or of one centre."
)
ONE_BY_ONE = "Somebody is in post: record who leads it on the listing's own page, person by person."
# What changed is changed in the listing itself, with its source.
OUTCOMES = [CheckOutcome.CONFIRMED, CheckOutcome.ASKED_NOT_KNOWN, CheckOutcome.NOT_REACHED]


class CheckManyForm(HowForm):
    topics = forms.MultipleChoiceField(
        label="What you asked about",
        choices=[(topic.value, topic.label) for topic in PROGRAMME_TOPICS],
        widget=forms.CheckboxSelectMultiple,
    )
    outcome = forms.ChoiceField(choices=[("", "---------"), *((each.value, each.label) for each in OUTCOMES)])
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, programmes: list[Programme]):
        super().__init__(data)
        self.fields["seen"].initial = ",".join(fingerprint(p, posts_of(p))[:16] for p in programmes)

    def clean_seen(self) -> str:
        if self.cleaned_data["seen"] != self.fields["seen"].initial:
            raise ValidationError(CHANGED_MEANWHILE)
        return self.cleaned_data["seen"]


class RecordManyMixin(BulkMixin):
    def has_record_permission(self, request: HttpRequest) -> bool:
        return may_record(request)

    @admin.action(description="Record a check of selected programmes", permissions=["record"])
    def record_selected(self, request: HttpRequest, queryset):
        programmes = queryset.order_by("name", "pk")
        if not _are_of_one_call(programmes):
            messages.error(request, ONE_CALL)
            return None
        return self.bulk(
            request,
            programmes,
            title="Record a check",
            done="checked",
            form=lambda data=None: CheckManyForm(data, programmes=list(programmes)),
            intro="A check is recorded for good. See in the preview what it confirms of each programme.",
            act=lambda answers: lambda row: record_one(row, answers, request.user),
            facts=_facts,
        )


def _are_of_one_call(programmes) -> bool:
    places = list(programmes.values_list("centre", "centre__provider"))
    centres, providers = ({place[at] for place in places} for at in (0, 1))
    return len(centres) == 1 or (len(providers) == 1 and None not in providers)


def _facts(programme: Programme, answers: dict) -> list[str]:
    topics = [Topic(topic) for topic in answers["topics"]]
    return [f"{label}: {words}" for topic in topics for label, words in facts_of(programme, topic)]


def record_one(programme: Programme, answers: dict, by) -> list[FactCheck]:
    """Raises ValidationError; who is in post is confirmed person by person, which cannot be done for many."""
    topics, outcome, on = answers["topics"], answers["outcome"], answers["on"]
    is_leadership = Topic.LEADERSHIP in topics and outcome == CheckOutcome.CONFIRMED
    if is_leadership and programme.appointments.open(on).filter(role=LeaderRole.MUSIC_THERAPIST).exists():
        raise ValidationError(ONE_BY_ONE)
    how = {name: answers[name] for name in ("on", "method", "source_url")}
    return record_checks(programme, topics, by=by, outcome=outcome, **how)
