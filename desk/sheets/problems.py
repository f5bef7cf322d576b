"""Why a row is refused: pairs of a column, "" for the whole row, and a sentence."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import ForeignKey, Model
from django.forms import DateField, FloatField, IntegerField, ModelForm

from therapists.doubtful_words import DOUBTFUL, doubtful_words

Problem = tuple[str, str]

STATUS = (
    "A listing is published, closed and reopened on its own page, never by a spreadsheet: leave this as it was, "
    "or empty for a new one."
)
ONLY_TO_READ = "This column is only there to read: leave it as it was, or empty for a new row."
NOT_THERE = "No {} has this id: copy it from an export."
# What a cell ought to hold; the first that fits, since a number is a kind of whole number to Django.
WANTED = (
    (FloatField, "“{}” is not a number: write digits, with a point before the decimals."),
    (IntegerField, "“{}” is not a whole number: write digits and nothing else."),
    (DateField, "“{}” is not a date: write it as 28/11/2026 or 2026-11-28."),
)
# Sentences of Django's own that do not say what was typed.
SAYS_NOT_WHAT = {"invalid", "min_value", "max_value"}


def form_problems(form: ModelForm, model: type[Model], known: set[str]) -> list[Problem]:
    """What the form refuses, but for columns of which a problem is known already."""
    problems = []
    for name, errors in form.errors.as_data().items():
        column = "" if name == NON_FIELD_ERRORS else name
        if column in known and column:
            continue
        for error in errors:
            sentences = (
                [_sentence(form, model, name, error.code)] if _has_own(model, name, error.code) else error
            )
            problems += [
                (column, _with_what_was_typed(form, name, error.code, str(one))) for one in sentences
            ]
    return problems


def _with_what_was_typed(form: ModelForm, name: str, code: str | None, sentence: str) -> str:
    """Somebody with a thousand rows looks for the cell by what stands in it."""
    typed = str(form.data.get(name, ""))
    if code not in SAYS_NOT_WHAT or not typed:
        return sentence
    wanted = next((words for kind, words in WANTED if isinstance(form.fields[name], kind)), None)
    return wanted.format(typed) if wanted and code == "invalid" else f"“{typed}”: {sentence}"


def _has_own(model: type[Model], name: str, code: str | None) -> bool:
    """Whether the form's sentence speaks of what only a page has: a box to tick, a list to choose from."""
    return code == DOUBTFUL or (code == "invalid_choice" and _is_key(model, name))


def _sentence(form: ModelForm, model: type[Model], name: str, code: str | None) -> str:
    if code == DOUBTFUL:
        words = ", ".join(f"“{word}”" for word in doubtful_words(str(form.data.get(name))))
        return f"This text says {words}: more than anybody can check. Say it in other words, or write it on its own page."
    other: Any = model._meta.get_field(name).related_model
    return NOT_THERE.format(other._meta.verbose_name)


def _is_key(model: type[Model], name: str) -> bool:
    return name != NON_FIELD_ERRORS and isinstance(model._meta.get_field(name), ForeignKey)
