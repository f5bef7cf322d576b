"""The same act on many listings: tried first with nothing written, then done; each on its own feet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models, transaction

# More at once would hold the database for too long.
MOST_AT_ONCE = 200
Act = Callable[[models.Model], object]


@dataclass
class Attempt:
    """What was done, or would be, and what was refused, with the reasons."""

    done: list[models.Model] = field(default_factory=list)
    refused: list[tuple[models.Model, list[str]]] = field(default_factory=list)


def do_all(rows: Iterable[models.Model], act: Act) -> Attempt:
    """Do it to each; one that raises ValidationError is left as it was."""
    attempt = Attempt()
    for row in rows:
        try:
            with transaction.atomic():
                act(row)
        except ValidationError as error:
            attempt.refused.append((row, error.messages))
        else:
            attempt.done.append(row)
    return attempt


def try_all(rows: Iterable[models.Model], act: Act) -> Attempt:
    """What `do_all` would do now. The act itself is tried and taken back: no rule is written twice."""
    with transaction.atomic():
        attempt = do_all(rows, act)
        transaction.set_rollback(True)
    return attempt
