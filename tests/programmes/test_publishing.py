"""A listing goes public only when its three questions are answered, and closes with a day and a reason."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programmes.models import Programme
from programmes.publishing import FREE_TEXT, close, publish, reopen, what_is_missing
from programmes.topics import THREE_QUESTIONS
from programmes.vocabulary import ListingStatus, Topic
from tests.builders import (
    check_three_questions,
    make_appointment,
    make_centre,
    make_fact_check,
    make_programme,
    make_provider,
    make_staff,
    make_therapist,
)

pytestmark = pytest.mark.django_db

ANSWERS = {"frequency": "weekly", "aftercare": ("group",), "led_by_claim": "musician", "summary": "In Leeds."}


def make_draft(**fields) -> Programme:
    return make_programme(**{"status": ListingStatus.DRAFT} | ANSWERS | fields)


def make_ready(**fields) -> Programme:
    draft = make_draft(**fields)
    check_three_questions(draft)
    return draft


def test_ready_draft_is_published_today():
    draft = make_ready()

    publish(draft, make_staff())

    draft.refresh_from_db()
    assert (draft.status, draft.published_on) == (ListingStatus.PUBLISHED, timezone.localdate())


def test_history_says_who_published():
    make_staff()  # so that the curator is not the first account in the table
    draft, curator = make_ready(), make_staff()

    publish(draft, curator)

    latest = draft.history.first()
    assert (latest.history_user, latest.history_change_reason) == (curator, "published")


@pytest.mark.parametrize("topic", THREE_QUESTIONS)
def test_each_question_needs_a_check(topic):
    draft = make_draft()
    for other in set(THREE_QUESTIONS) - {topic}:
        make_fact_check(draft, other)

    assert [sentence.split(":")[0] for sentence in what_is_missing(draft)] == [topic.label]
    with pytest.raises(ValidationError):
        publish(draft, make_staff())


def test_a_fact_changed_since_its_check_needs_a_new_one():
    draft = make_ready()
    draft.frequency = "monthly"
    draft.save()

    assert "changed since" in what_is_missing(draft)[0]


@pytest.mark.parametrize(
    ("fields", "topic"),
    [
        ({"frequency": "not_known"}, Topic.FREQUENCY),
        ({"aftercare": ()}, Topic.AFTERCARE),
        ({"led_by_claim": "not_known"}, Topic.LEADERSHIP),
    ],
)
def test_unknown_answer_needs_asked_and_not_known(fields, topic):
    draft = make_ready(**fields)
    assert [sentence.split(":")[0] for sentence in what_is_missing(draft)] == [topic.label]

    make_fact_check(draft, topic, outcome="asked_not_known")
    assert what_is_missing(draft) == []


def test_could_not_reach_is_no_answer():
    draft = make_draft()
    for topic in THREE_QUESTIONS:
        make_fact_check(draft, topic, outcome="not_reached")

    assert len(what_is_missing(draft)) == 3


def test_a_person_in_post_answers_who_leads_it():
    draft = make_draft(led_by_claim="not_known")
    make_appointment(draft)
    check_three_questions(draft)

    assert what_is_missing(draft) == []


@pytest.mark.parametrize("change", ["joined", "left"])
def test_who_leads_it_is_asked_again_when_somebody_joined_or_left(change):
    draft = make_draft()
    post = make_appointment(draft, role="musician")
    check_three_questions(draft)
    make_appointment(draft) if change == "joined" else post.delete()

    assert what_is_missing(draft) == [
        "Who leads it: the listing changed since the last check. Record a new check."
    ]


@pytest.mark.parametrize(
    ("model", "field", "label"),
    [
        ("centre", "name", "The centre's name"),
        ("centre", "town", "The centre's town"),
        ("provider", "name", "The provider's name"),
        ("provider", "owned_by", "The provider's owner"),
    ],
)
def test_no_name_on_the_page_gives_the_title(model, field, label):
    draft = make_ready(centre=make_centre(provider=make_provider()))
    subject = draft.centre if model == "centre" else draft.centre.provider
    setattr(subject, field, "Music and Drama Therapists Ltd")

    assert [sentence.partition(":")[0] for sentence in what_is_missing(draft)] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("summary", "Summary"),
        ("centre", "The centre's name"),
        ("provider", "The provider's name"),
    ],
)
def test_nobody_is_named_who_did_not_agree(text, label):
    draft = make_ready(centre=make_centre(provider=make_provider()))
    subject, field = {
        "summary": (draft, "summary"),
        "centre": (draft.centre, "name"),
        "provider": (draft.centre.provider, "name"),
    }[text]
    setattr(subject, field, "With Ottoline Fairweather")
    make_therapist(name="Ottoline Fairweather")

    assert [sentence.partition(":")[0] for sentence in what_is_missing(draft)] == [label]


def test_the_name_of_somebody_who_agreed_may_stand_in_a_providers():
    draft = make_ready(centre=make_centre(provider=make_provider(name="Ottoline Fairweather Ltd")))
    make_therapist(name="Ottoline Fairweather", agreed=True)

    assert what_is_missing(draft) == []


def test_summary_is_needed():
    assert what_is_missing(make_ready(summary="")) == ["Summary: write one sentence."]


@pytest.mark.parametrize("name", FREE_TEXT)
def test_title_in_any_free_text_keeps_a_draft_private(name):
    extra = {"takes_from": "area"} if name == "takes_from_area" else {}
    draft = make_ready(**{name: "Our Music\n Therapists"} | extra)

    assert "protected title" in what_is_missing(draft)[0]


def test_refused_draft_stays_a_draft():
    draft = make_draft()

    with pytest.raises(ValidationError) as refusal:
        publish(draft, make_staff())

    assert len(refusal.value.messages) == 3
    assert Programme.objects.get().status == ListingStatus.DRAFT


def test_publishing_twice_is_refused():
    draft = make_ready()
    publish(draft, make_staff())

    with pytest.raises(ValidationError, match="not a draft"):
        publish(draft, make_staff())


def test_first_day_of_publishing_stays():
    programme = make_ready(published_on=datetime.date(2026, 1, 5))
    publish(programme, make_staff())

    assert Programme.objects.get().published_on == datetime.date(2026, 1, 5)


def test_closing_keeps_day_and_reason():
    programme, day = make_programme(), datetime.date(2026, 6, 1)

    close(programme, make_staff(), "no_music", day)

    closed = Programme.objects.visible().get()
    assert (closed.status, closed.closed_on, closed.closed_reason) == ("closed", day, "no_music")


@pytest.mark.parametrize("days", [1, -10_000])
def test_closing_day_must_be_likely(days):
    day = timezone.localdate() + datetime.timedelta(days=days)

    with pytest.raises(ValidationError):
        close(make_programme(), make_staff(), "closed", day)


def test_it_did_not_close_before_somebody_last_told_us_of_it():
    """Whoever could not be reached told us nothing."""
    programme, today = make_programme(), datetime.date.today()
    make_fact_check(programme, checked_on=today - datetime.timedelta(days=9))
    make_fact_check(programme, outcome="not_reached", checked_on=today)
    with pytest.raises(ValidationError, match="when it was last checked"):
        close(programme, make_staff(), "no_music", today - datetime.timedelta(days=10))

    close(programme, make_staff(), "no_music", today - datetime.timedelta(days=9))
    assert programme.status == ListingStatus.CLOSED


@pytest.mark.parametrize("reason", ["", "bored"])
def test_closing_needs_a_known_reason(reason):
    with pytest.raises(ValidationError, match="why"):
        close(make_programme(), make_staff(), reason, timezone.localdate())


def test_a_draft_is_not_closed_since_closed_pages_are_public():
    with pytest.raises(ValidationError, match="not published"):
        close(make_draft(), make_staff(), "closed", timezone.localdate())

    assert not Programme.objects.visible().exists()


def test_reopened_listing_is_a_draft_to_be_published_anew():
    programme = make_ready(status=ListingStatus.CLOSED)
    reopen(programme, make_staff())
    assert not Programme.objects.published().exists()

    with pytest.raises(ValidationError, match="closed since the last check"):
        publish(programme, make_staff())
    check_three_questions(programme)
    publish(programme, make_staff())
    assert Programme.objects.published().exists()


@pytest.mark.parametrize("status", [ListingStatus.DRAFT, ListingStatus.PUBLISHED])
def test_only_closed_listings_reopen(status):
    with pytest.raises(ValidationError, match="not closed"):
        reopen(make_programme(status=status), make_staff())


@pytest.mark.parametrize(
    ("status", "act", "why"),
    [
        (ListingStatus.PUBLISHED, lambda p, by: close(p, by, "closed", timezone.localdate()), "closed"),
        (ListingStatus.CLOSED, reopen, "reopened"),
    ],
)
def test_history_says_who_closed_or_reopened(status, act, why):
    make_staff()  # so that the curator is not the first account in the table
    programme, curator = make_programme(status=status), make_staff()

    act(programme, curator)

    latest = programme.history.first()
    assert (latest.history_user, latest.history_change_reason) == (curator, why)


def test_what_was_published_meanwhile_is_not_published_again():
    draft = make_ready()
    seen_before = Programme.objects.get(pk=draft.pk)
    publish(draft, make_staff())

    with pytest.raises(ValidationError, match="not a draft"):
        publish(seen_before, make_staff())


def test_what_was_closed_meanwhile_keeps_its_first_reason():
    programme = make_programme()
    seen_before = Programme.objects.get(pk=programme.pk)
    close(programme, make_staff(), "no_music", timezone.localdate())

    with pytest.raises(ValidationError, match="not published"):
        close(seen_before, make_staff(), "closed", timezone.localdate())
    assert Programme.objects.get().closed_reason == "no_music"
