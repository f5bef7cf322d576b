"""From a lead to a published programme: each page says what comes next and leads there."""

import pytest
from django.urls import reverse
from django.utils import timezone

from programmes.admin.next_steps import TRAIL, next_of_centre, next_of_entry, next_of_programme
from programmes.checking import topic_states
from programmes.models import Programme, RegisterEntry
from programmes.publishing import publish
from programmes.topics import PROGRAMME_TOPICS
from programmes.vocabulary import ListingStatus, Topic
from tests.builders import (
    check_three_questions,
    make_appointment,
    make_centre,
    make_fact_check,
    make_programme,
    make_register_check,
    make_staff,
)
from tests.programmes.test_judging import make_entry, ours
from tests.staff import make_curator, make_handler

pytestmark = pytest.mark.django_db
ANSWERS = {"frequency": "weekly", "aftercare": ("group",), "led_by_claim": "music_therapist"}


def make_draft(**fields) -> Programme:
    return make_programme(**{"status": ListingStatus.DRAFT, "summary": "Songs twice a week."} | fields)


def step(programme: Programme):
    programme.refresh_from_db()
    return next_of_programme(programme, topic_states(programme), timezone.localdate())


def test_a_lead_is_judged_then_its_centre_gets_a_programme():
    entry = make_entry()
    assert next_of_entry(entry).step == "Judge"
    assert next_of_entry(entry).links[0] == ("Its website", entry.website)

    centre = ours(entry)
    following = next_of_entry(RegisterEntry.objects.get())
    assert following.step == next_of_centre(centre).step == "Programme"
    assert [address for _, address in following.links] == [
        reverse("admin:programmes_centre_change", args=[centre.pk]),
        reverse("admin:programmes_programme_add", query={"centre": centre.pk}),
    ]


@pytest.mark.parametrize("judgement", ["not_ours", "maybe"])
def test_what_is_not_ours_has_no_next_step_and_a_maybe_is_judged_again(judgement):
    entry = RegisterEntry(judgement=judgement, phone="+442079460123")
    following = next_of_entry(entry)

    assert (following.step if following else None) == {"not_ours": None, "maybe": "Judge"}[judgement]


def test_a_centre_leads_to_its_drafts_and_is_done_once_all_are_published():
    draft = make_draft()
    make_programme(centre=draft.centre)
    (link,) = next_of_centre(draft.centre).links
    assert link == (draft.name, reverse("admin:programmes_programme_change", args=[draft.pk]))

    Programme.objects.update(status=ListingStatus.PUBLISHED, published_on=timezone.localdate())
    assert next_of_centre(draft.centre) is None


def test_a_draft_goes_from_the_call_to_publishing_and_each_step_is_derived():
    draft = make_draft()
    assert step(draft).step == "Call"
    Programme.objects.update(**ANSWERS)
    assert step(draft).step == "People"
    post = make_appointment(draft)
    assert step(draft).step == "Register"
    make_register_check(post.therapist)
    assert step(draft).step == "Check"
    check_three_questions(draft, [post])
    assert step(draft).step == "Publish"
    publish(draft, make_staff())
    assert step(draft) is None


def test_what_they_do_not_know_was_asked():
    draft = make_draft(frequency="weekly", led_by_claim="musician")
    assert "carry on" not in step(draft).words
    make_fact_check(draft, Topic.AFTERCARE, outcome="asked_not_known")

    assert step(draft).step == "Check"


def test_nobody_is_looked_up_where_a_musician_leads_it():
    draft = make_draft(**ANSWERS | {"led_by_claim": "musician"})

    assert step(draft).step == "Check"


def test_a_missing_summary_is_said_before_publishing():
    draft = make_draft(**ANSWERS | {"led_by_claim": "musician"}, summary="")
    check_three_questions(draft)

    assert step(draft).words == "Summary: write one sentence."


def test_the_trail_marks_what_is_done_and_what_comes_next():
    trail = dict(step(make_draft()).trail)

    assert [trail[name] for name in TRAIL] == ["done", "done", "next", *["later"] * 4]


def test_only_what_was_done_is_ticked():
    draft = make_draft(**ANSWERS | {"led_by_claim": "musician"})
    trail = dict(step(draft).trail)
    assert [trail[name] for name in ("Call", "People", "Register")] == ["passed"] * 3

    make_fact_check(draft, Topic.FREQUENCY)
    assert dict(step(draft).trail)["Call"] == "done"


@pytest.mark.parametrize("page", ["registerentry", "centre", "programme"])
def test_each_page_shows_the_box_to_whoever_can_act(client, page):
    client.force_login(make_curator())
    keys = {"registerentry": make_entry().pk, "centre": make_centre().pk, "programme": make_draft().pk}
    address = reverse(f"admin:programmes_{page}_change", args=[keys[page]])

    assert "What is next" in client.get(address).content.decode()


def test_a_published_programme_has_no_next_step(client):
    client.force_login(make_curator())
    address = reverse("admin:programmes_programme_change", args=[make_programme().pk])

    assert "What is next" not in client.get(address).content.decode()


def test_the_call_form_asks_in_order_and_ticks_what_the_listing_says(client):
    client.force_login(make_curator())
    draft = make_draft(setting="residential")
    answer = client.get(reverse("admin:programmes_programme_call", args=[draft.pk]))
    page = answer.content.decode()

    topics = [part.topic for part in answer.context["parts"]]
    assert topics == ["leadership", "frequency", "aftercare", "practical", "price"]
    assert page.index("Who leads the sessions?") < page.index("How many sessions a week")
    assert page.count("(the listing says so)") == 1


def test_every_fact_that_a_check_sees_has_its_place_on_the_call_form(client):
    client.force_login(make_curator())
    answer = client.get(reverse("admin:programmes_programme_call", args=[make_draft().pk]))

    for part in answer.context["parts"]:
        assert len(part.blanks) == len(PROGRAMME_TOPICS[part.topic])


def test_whoever_answers_enquiries_sees_no_call_form(client):
    client.force_login(make_handler())

    assert client.get(reverse("admin:programmes_programme_call", args=[make_draft().pk])).status_code == 403
