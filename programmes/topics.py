"""Which fields each topic of a check is about, and those fields' values as one comparable text.

A check vouches only while the values it saw still stand. The same text is made in Python when
the check is recorded and in SQL when listings are read, so the rule is one comparison on any engine.
"""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Cast, Coalesce

from programmes.vocabulary import Topic

PROGRAMME_TOPICS = {
    Topic.FREQUENCY: ("frequency", "sessions_per_week", "session_minutes", "role_in_treatment"),
    Topic.LEADERSHIP: ("led_by_claim",),
    Topic.AFTERCARE: (
        "aftercare",
        "aftercare_frequency",
        "aftercare_length",
        "aftercare_months",
        "aftercare_place",
        "aftercare_price",
    ),
    Topic.PRICE: ("price_from", "price_to", "price_includes", "leaving_early"),
    Topic.PRACTICAL: (
        "setting",
        "shortest_stay_days",
        "longest_stay_days",
        "treats",
        "open_to",
        "ages",
        "takes_from",
        "takes_from_area",
        "detox_on_site",
        "funding",
        "waiting_time",
        "languages",
        "access",
        "music_format",
        "music_online",
        "activities",
        "has_assessment",
        "follows_sessions",
        "asks_about_craving",
        "craving_policy",
    ),
}
CENTRE_TOPICS = {
    Topic.CONTACT: ("phone", "email", "website", "street", "town", "postcode"),
    Topic.REGISTRATION: ("regulator", "registration_id", "rating", "rating_on"),
}
TOPIC_FIELDS = PROGRAMME_TOPICS | CENTRE_TOPICS

# The three questions a family asks first; a listing is as fresh as the oldest of their checks.
THREE_QUESTIONS = (Topic.FREQUENCY, Topic.LEADERSHIP, Topic.AFTERCARE)


def values_text(subject: models.Model, topic: str) -> str:
    """`frequency=weekly; sessions_per_week=1; …` as the subject stands, in the topic's order."""
    return text_of_cells(topic, [_cell(subject, name) for name in TOPIC_FIELDS[Topic(topic)]])


def text_of_cells(topic: str, cells: Iterable) -> str:
    """The same, of the topic's columns as they are stored."""
    named = zip(TOPIC_FIELDS[Topic(topic)], cells, strict=True)
    return "; ".join(f"{name}={'' if cell is None else cell}" for name, cell in named)


class _Joined(Func):
    """`a || b || c`: Concat() nests, too deep for SQLite's parser with fields by the dozen."""

    template = "(%(expressions)s)"
    arg_joiner = " || "
    output_field = models.TextField()


def values_expression(topic: str) -> Func:
    """The same text as `values_text`, made by the database."""
    parts: list[Value | Coalesce] = []
    for position, name in enumerate(TOPIC_FIELDS[Topic(topic)]):
        parts.append(Value(f"{'; ' if position else ''}{name}="))
        parts.append(Coalesce(Cast(F(name), models.TextField()), Value("")))
    return _Joined(*parts)


def _cell(subject: models.Model, name: str):
    field = subject._meta.get_field(name)
    return field.get_prep_value(getattr(subject, name))  # type: ignore[union-attr]
