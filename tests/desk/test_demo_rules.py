"""The demonstration is what staff could have made with the site, check by check and day by day."""

import re
from collections import Counter

import pytest
from django.db import transaction

from desk.demo.moments import evening_of
from desk.demo.reported import REPORTS
from enquiries.models import Enquiry, MistakeReport, RoutingRule, Team
from programmes.checking import record_checks
from programmes.models import Centre, FactCheck, FormerSlug, Judgement, Programme, Provider, RegisterEntry
from programmes.publishing import what_is_missing
from programmes.topics import THREE_QUESTIONS, values_text
from programmes.vocabulary import CheckOutcome, ListingStatus
from tests.desk.demonstration import MADE, TODAY, published
from therapists.models import Therapist


@pytest.mark.parametrize(
    "model", [*MADE, RegisterEntry, FormerSlug, Enquiry, MistakeReport, RoutingRule, Team]
)
def test_every_row_is_one_an_editor_could_have_saved(filled, model):
    rows = list(model._default_manager.all())
    assert rows
    for row in rows:
        # The database has held each row to the constraints already.
        row.full_clean(validate_constraints=False, validate_unique=False)


def test_checks_could_not_reach_and_checks_they_could_not_answer(filled):
    outcomes = Counter(FactCheck.objects.values_list("outcome", flat=True))
    assert min(outcomes[outcome] for outcome in CheckOutcome.values) > 30


def test_some_values_were_edited_after_their_check(filled):
    stale = [
        p
        for p in published()
        if p.frequency_checked_on is None and p.fact_checks.filter(topic="frequency").that_answered().exists()
    ]
    assert len(stale) > 5
    assert all(p.history.count() == 3 for p in stale)


def as_it_was(check: FactCheck):
    """What the check was about, as it stood when it was recorded."""
    if check.centre:
        return check.centre
    programme = check.programme.history.as_of(check.recorded_at)
    if programme.closed_on and check.checked_on < programme.closed_on:
        programme.status = ListingStatus.PUBLISHED
    return programme


def record_again(check: FactCheck) -> None:
    """Ask the site itself to record the check."""
    confirmed = check.appointments.all()
    record_checks(
        as_it_was(check),
        [check.topic],
        by=check.checked_by,
        on=check.checked_on,
        method=check.method,
        outcome=check.outcome,
        source_url=check.source_url,
        own_words=check.own_words,
        appointments=confirmed,
        nobody_confirmed=not confirmed,
    )


def test_every_check_is_one_the_site_would_have_recorded(filled, monkeypatch):
    # The database has held each row to the constraints already.
    monkeypatch.setattr(FactCheck, "full_clean", lambda check: None)
    checks = FactCheck.objects.select_related("programme", "centre", "checked_by")
    for check in checks.prefetch_related("appointments"):
        with transaction.atomic():
            record_again(check)
            transaction.set_rollback(True)


def test_every_check_saw_the_values_its_listing_held_then(filled):
    for check in FactCheck.objects.select_related("programme", "centre"):
        assert check.values_checked == values_text(as_it_was(check), check.topic)


def test_nobody_who_could_not_be_reached_said_anything(filled):
    assert not FactCheck.objects.filter(outcome=CheckOutcome.NOT_REACHED).exclude(own_words="").exists()


# What words like these commit a check to: to be found in its outcome and the values it saw.
COMMITS = [
    ("leadership", r"not sure|have to ask|facilitator", "asked_not_known"),
    (
        "leadership",
        r"our staff|by us|trained for|fully trained|full training|set days",
        "led_by_claim=music_therapist",
    ),
    ("leadership", r"the name you have|still work", "confirmed;"),
    ("frequency", r"^(Every week|Once a week|It’s a weekly)\b", "frequency=weekly"),
    ("frequency", r"Bi-weekly|being redone|part of our|range of", "asked_not_known"),
    ("frequency", r"^Twice|^Two a", "sessions_per_week=2"),
    ("aftercare", r"weekly group", "aftercare_frequency=weekly"),
    ("aftercare", r"come back", "in_person"),
    ("aftercare", r"group", "group"),
    ("aftercare", r"don’t know|case by case|aftercare plan", "asked_not_known"),
    ("aftercare", r"funding|finishes", "stops"),
    ("price", r"list price|went up|same for everyone", r"price_from=\d"),
    ("practical", r"[Aa]ll of", "confirmed;"),
    ("practical", r"different now", "changed;"),
    ("contact", r"number", r"phone=\+44"),
    ("contact", r"e-mail", r"email=\w"),
]


@pytest.mark.parametrize(("topic", "said", "committed"), COMMITS)
def test_own_words_fit_the_outcome_and_the_values(filled, topic, said, committed):
    checks = [c for c in FactCheck.objects.filter(topic=topic) if re.search(said, c.own_words)]
    assert checks
    for check in checks:
        assert re.search(committed, f"{check.outcome}; {check.values_checked}"), check.own_words


def test_every_programme_could_have_been_published_on_its_day(filled):
    for programme in Programme.objects.exclude(published_on=None):
        before = programme.fact_checks.that_answered().filter(checked_on__lte=programme.published_on)
        then = programme.history.as_of(evening_of(programme.published_on))
        for topic in THREE_QUESTIONS:
            newest = before.filter(topic=topic).newest_first()[:1]
            assert [check.values_checked for check in newest] == [values_text(then, topic)]


def test_half_of_the_drafts_want_only_to_be_published(filled):
    drafts = Programme.objects.filter(status=ListingStatus.DRAFT)
    ready = [programme for programme in drafts if not what_is_missing(programme)]
    assert 0.4 < len(ready) / len(drafts) < 0.6


def test_listings_begin_their_history_with_who_made_them(filled):
    for model in (Provider, Centre, Programme, Therapist):
        created = model.history.filter(history_type="+")
        assert created.count() == model.objects.count()
        assert set(created.values_list("history_user__username", flat=True)) == {"curator"}


def test_leads_wait_and_judged_ones_made_centres(filled):
    assert RegisterEntry.objects.leads().count() >= 10
    ours = RegisterEntry.objects.filter(judgement=Judgement.OURS).select_related("centre")
    assert all(entry.register_id == entry.centre.registration_id for entry in ours)


def test_enquiries_keep_their_dates_in_order(filled):
    for enquiry in Enquiry.objects.all():
        assert enquiry.created_at.date() < TODAY < enquiry.erase_on
        assert enquiry.answered_at is None or enquiry.answered_at > enquiry.created_at


def test_reports_of_mistakes_keep_their_dates_in_order_and_fit_their_listings(filled):
    reports = MistakeReport.objects.select_related("programme__centre").order_by("-created_at")
    said = {reported.wrong: reported for reported in REPORTS}
    for report in reports:
        assert report.programme.published_on < report.created_at.date() < TODAY < report.erase_on
        assert report.decided_at is None or report.decided_at.date() < TODAY
        assert said[report.wrong].fits(report.programme)
