"""How much there was in each of the last weeks, for a chart."""

import datetime
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Count, DateTimeField, Q, QuerySet
from django.utils import timezone

WEEKS = 12
# Of the picture of a chart, in its own units: its height, a bar and the gap beside it, and the least a bar is tall.
HEIGHT, BAR, GAP, LEAST = 32, 8, 2, 2
# Of what there is little of, one more a week is not twice the work: the picture's height stands for so many at least.
FEW = 4


@dataclass(frozen=True)
class Bar:
    x: int
    y: int
    height: int


@dataclass(frozen=True)
class Chart:
    """`what` is counted, one number for each week, the running one last."""

    what: str
    numbers: list[int]

    @property
    def bars(self) -> list[Bar]:
        """One for each week, of no height where there was nothing; the tallest fills the picture, if it is not one of a few."""
        most = max(FEW, *self.numbers)
        heights = [number and max(LEAST, round(HEIGHT * number / most)) for number in self.numbers]
        return [Bar(n * (BAR + GAP), HEIGHT - tall, tall) for n, tall in enumerate(heights)]

    @property
    def width(self) -> int:
        return WEEKS * (BAR + GAP) - GAP

    @property
    def in_short(self) -> str:
        """What a picture without a scale leaves open."""
        *_, now = self.numbers
        return f"{now} this week, at most {max(self.numbers)}" if any(self.numbers) else "none in 12 weeks"

    @property
    def in_words(self) -> str:
        *before, now = self.numbers
        return f"{self.what.capitalize()}: {', '.join(map(str, before))}, and {now} so far this week."


def by_week(rows: QuerySet, moment: str, today: datetime.date) -> list[int]:
    """How many of `rows` fall into each of the last WEEKS weeks, which begin on Mondays. One query.

    `moment` names a column of days or of moments.
    """
    monday = today - datetime.timedelta(today.weekday())
    first = monday - datetime.timedelta(weeks=WEEKS - 1)
    begins = [first + datetime.timedelta(weeks=n) for n in range(WEEKS + 1)]
    if isinstance(rows.model._meta.get_field(moment), DateTimeField):
        begins = [timezone.make_aware(datetime.datetime.combine(day, datetime.time.min)) for day in begins]
    # Not grouped by the week of each row, which SQLite asks of Python for every one.
    weeks = {
        f"week_{n}": Count("pk", filter=Q(**{f"{moment}__gte": begin, f"{moment}__lt": end}))
        for n, (begin, end) in enumerate(pairwise(begins))
    }
    return list(rows.filter(**{f"{moment}__gte": begins[0]}).order_by().aggregate(**weeks).values())
