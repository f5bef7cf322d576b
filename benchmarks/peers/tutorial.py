"""What most tutorials show: django-filter for the rows, and one GROUP BY with its joins for each facet.

Kinder than they are: the rows are narrow, each facet with an index, the texts in another table, and all of them
published; a FilterSet is made anew only for the chosen facets, whose counts ignore themselves; rows are told apart only
where a join repeats them; the order is one indexed column; sets need one join and not two; only keys are read. On the
site's own wide tables the same took two to three times the processor's time, and hardly more with a word (seen once, at
100,000 on SQLite).
"""

import django_filters
from django.db.models import Count, Q, QuerySet

from benchmarks.models import MEMBERS, FlatListing
from benchmarks.questions import PAGE, Answer, Question, all_counts
from programmes.filters import FACETS

WORD_FIELDS = ("name", "summary", "description", "centre__name", "centre__town", "centre__provider__name")


def column(facet: str) -> str:
    return f"{facet}__value" if facet in MEMBERS else facet


def _filter(facet: str) -> django_filters.MultipleChoiceFilter:
    # One row can hold several values of a set, so only there must rows be told apart again.
    choices = [(value, value) for value in FACETS[facet].values]
    return django_filters.MultipleChoiceFilter(
        field_name=column(facet), choices=choices, distinct=facet in MEMBERS
    )


class TutorialFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="with_word")

    class Meta:
        model = FlatListing
        fields: list[str] = []

    def with_word(self, listings, _name, word):
        anywhere = Q()
        for name in WORD_FIELDS:
            anywhere |= Q(**{f"programme__{name}__icontains": word})
        return listings.filter(anywhere)


TutorialFilter.base_filters.update({facet: _filter(facet) for facet in FACETS})


def _found(question: Question) -> QuerySet:
    data = question.chosen | ({"q": question.word} if question.word else {})
    return TutorialFilter(data, FlatListing.objects.all()).qs


class Tutorial:
    def answer(self, question: Question) -> Answer:
        found = _found(question)
        rows = found.order_by("position").values_list("pk", "position")[:PAGE]
        ids = [pk.hex for pk, _position in rows]
        counts = {
            facet: self._count(
                facet, question.without(facet), found if facet not in question.chosen else None
            )
            for facet in FACETS
        }
        return Answer(found.count(), all_counts(counts), ids)

    def _count(self, facet: str, others: Question, found: QuerySet | None) -> dict[str, int]:
        """By value, among what `others` ask for: `found` where that is known. Only a chosen set repeats rows."""
        among = _found(others) if found is None else found
        repeats = any(name in MEMBERS for name in others.chosen)
        return dict(among.order_by().values_list(column(facet)).annotate(Count("pk", distinct=repeats)))
