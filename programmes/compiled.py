"""What the templates that Jinja compiles have beside what they are given."""

from django.utils.translation import gettext
from jinja2 import Environment


def environment(**options) -> Environment:
    """With `_("a sentence")`, which Django's makemessages finds where nothing but the sentence is within it."""
    made = Environment(**options)  # noqa: S701  (Django turns the escaping on)
    made.globals["_"] = gettext
    return made
