"""Why a listing does not say “registered”: which link is missing, in sentences for staff."""

import datetime

from django.conf import settings

from programmes.checking import TopicState, topic_states
from programmes.models import Appointment, Programme
from programmes.vocabulary import ANSWERED, LeaderRole, LedBy, Topic
from therapists.dates import months_before
from therapists.models import RegisterState

REGISTER_PROBLEMS = {
    None: "there is no register check",
    RegisterState.OUT_OF_DATE: "the register check is out of date",
    RegisterState.NOT_MUSIC: "the register check did not find them registered for music",
    RegisterState.WAS_NOT_MUSIC: "an old register check did not find them registered for music",
    RegisterState.UNPROVEN: "the register check does not settle it",
}


def why_not_registered(programme: Programme, today: datetime.date) -> list[str]:
    """A sentence for each missing link; none if it is registered. Needs the annotation `led_by`."""
    if programme.led_by == LedBy.REGISTERED:
        return []
    posts = programme.appointments.filter(role=LeaderRole.MUSIC_THERAPIST).open(today)
    posts = list(posts.with_register_state(today).select_related("therapist"))
    if not posts:
        return ["Nobody holds an open post as music therapist here."]
    state = next(state for state in topic_states(programme) if state.topic == Topic.LEADERSHIP)
    problem = _check_problem(state, today)
    return ([problem] if problem else _unconfirmed(state, posts)) + _register_problems(posts)


def _check_problem(state: TopicState, today: datetime.date) -> str:
    if state.check is None:
        return "Nobody has checked who leads it."
    if not state.is_standing:
        return "Who leads it changed since that was last checked: another answer, or somebody came or left."
    if state.check.outcome not in ANSWERED:
        return "When last asked who leads it, they did not know."
    if state.check.checked_on < months_before(today, settings.CHECK_VALID_MONTHS):
        return f"The last check of who leads it is over {settings.CHECK_VALID_MONTHS} months old."
    return ""


def _unconfirmed(state: TopicState, posts: list[Appointment]) -> list[str]:
    confirmed = set(state.check.appointments.values_list("pk", flat=True)) if state.check else set()
    return [
        f"{post.therapist}: the last check of who leads it did not confirm this person in post."
        for post in posts
        if post.pk not in confirmed
    ]


def _register_problems(posts: list[Appointment]) -> list[str]:
    """`posts` have `register_state` (see `with_register_state`)."""
    states = [(post.therapist, post.register_state) for post in posts]
    return [
        f"{person}: {REGISTER_PROBLEMS[state]}." for person, state in states if state in REGISTER_PROBLEMS
    ]
