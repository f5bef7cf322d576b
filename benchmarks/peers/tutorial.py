"""What most tutorials show: django-filter for the rows, and one GROUP BY with its joins for each facet.

Kinder than they are: a FilterSet is made anew only for the chosen facets, whose counts ignore themselves, the order is one indexed column, sets need one join and not two, and only keys are read.
"""

import django_filters
from django.db.models import Count, Q, QuerySet

from benchmarks.listings import FACETS
from benchmarks.models import MEMBERS
from benchmarks.questions import PAGE, Answer, Question, all_counts
from programmes.models import Programme

WORD_FIELDS = ("name", "summary", "description", "centre__name", "centre__town", "centre__provider__name")
OWN = {"frequency", "setting", "open_to", "waiting_time", "detox_on_site"}
OF_CENTRE = {"nation", "region"}


def column(facet: str) -> str:
    """Where the facet's values are, from a programme."""
    if facet in MEMBERS:
        return f"flat__{facet}__value"
    if facet in OF_CENTRE:
        return f"centre__{facet}"
    return facet if facet in OWN else f"flat__{facet}"


def _filter(facet: str) -> django_filters.MultipleChoiceFilter:
    # One row can hold several values of a set, so only there must rows be told apart again.
    choices = [(value, value) for value in FACETS[facet].values]
    return django_filters.MultipleChoiceFilter(
        field_name=column(facet), choices=choices, distinct=facet in MEMBERS
    )


class TutorialFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="with_word")

    class Meta:
        model = Programme
        fields: list[str] = []

    def with_word(self, programmes, _name, word):
        anywhere = Q()
        for name in WORD_FIELDS:
            anywhere |= Q(**{f"{name}__icontains": word})
        return programmes.filter(anywhere)


TutorialFilter.base_filters.update({facet: _filter(facet) for facet in FACETS})


def _found(question: Question) -> QuerySet:
    data = question.chosen | ({"q": question.word} if question.word else {})
    return TutorialFilter(data, Programme.objects.published()).qs


class Tutorial:
    def answer(self, question: Question) -> Answer:
        found = _found(question)
        rows = found.order_by("flat__position").values_list("pk", "flat__position")[:PAGE]
        ids = [str(pk) for pk, _position in rows]
        counts = {
            facet: self._count(_found(question.without(facet)) if facet in question.chosen else found, facet)
            for facet in FACETS
        }
        return Answer(found.count(), all_counts(counts), ids)

    def _count(self, among: QuerySet, facet: str) -> dict[str, int]:
        return dict(among.order_by().values_list(column(facet)).annotate(Count("pk", distinct=True)))
