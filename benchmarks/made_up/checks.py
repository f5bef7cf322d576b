"""Invented checks of programmes: what lets an answer stand, and a listing have a date."""

import datetime
from random import Random

from programmes.models import Appointment, FactCheck, Programme, SeenPost
from programmes.topics import THREE_QUESTIONS, values_text
from programmes.vocabulary import CheckMethod, CheckOutcome, Topic

# Of a hundred programmes, how many were asked each question.
ASKED = 65
# Days within which all of them were asked: half a year in date, half a year ageing, some older.
WITHIN = 480
IN_DATE = 300


def checks_of(
    chance: Random, programme: Programme, post: Appointment | None, today: datetime.date, by
) -> list[FactCheck]:
    """Not yet saved. Who holds a post was always asked lately, or nobody would be called registered."""
    asked = [
        topic
        for topic in THREE_QUESTIONS
        if chance.randrange(100) < ASKED or (post and topic == Topic.LEADERSHIP)
    ]
    return [_check(chance, programme, topic, IN_DATE if post else WITHIN, today, by) for topic in asked]


def _check(chance: Random, programme: Programme, topic: Topic, within: int, today, by) -> FactCheck:
    return FactCheck(
        programme=programme,
        topic=topic,
        checked_on=today - datetime.timedelta(days=chance.randrange(within)),
        checked_by=by,
        method=CheckMethod.PHONE,
        outcome=CheckOutcome.CONFIRMED,
        values_checked=values_text(programme, topic),
    )


def seen_posts(checks: list[FactCheck], posts: dict) -> list[SeenPost]:
    """The posts that the leadership checks found; `posts` by programme."""
    return [
        SeenPost(fact_check=check, appointment=post, therapist_id=post.therapist_id, role=post.role)
        for check in checks
        if check.topic == Topic.LEADERSHIP and (post := posts.get(check.programme_id))
    ]


def confirmations(checks: list[FactCheck], posts: dict) -> list:
    """The rows that say which posts a leadership check confirmed."""
    through = FactCheck.appointments.through
    return [
        through(factcheck=seen.fact_check, appointment=seen.appointment) for seen in seen_posts(checks, posts)
    ]
