"""Free text that names a therapist who did not agree to be named is not shown.

The name may have been written before it was on file, or before its holder withdrew: so it is looked for
whenever the text is shown, and not only when it is saved.
"""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db.models import Q

from programmes.checking import topic_states
from programmes.evidence import Evidence
from programmes.models import FactCheck, Programme
from programmes.publishing import FREE_TEXT
from programmes.remembered import remembered
from programmes.standings import as_text
from therapists.names_in_text import Names, private_names

# A page cannot do without it; the form refuses a person's name in it.
KEPT = "name"


def withhold_names(programme: Programme, evidence: Iterable[Evidence] = ()) -> list[Evidence]:
    """Empty the listing's texts that name somebody they may not, and give the evidence without such quotations."""
    names = private_names()
    for field in set(FREE_TEXT) - {KEPT}:
        setattr(programme, field, names.free(getattr(programme, field)))
    return [replace(row, own_words=names.free(row.own_words)) for row in evidence]


def withheld_in(programme: Programme) -> list[str]:
    """What of a listing is not shown, by what it is called."""
    names = private_names()
    fields = [programme._meta.get_field(name) for name in FREE_TEXT if name != KEPT]
    labels = [str(field.verbose_name) for field in fields if names.are_in(getattr(programme, field.name))]  # type: ignore[union-attr]
    states = [*topic_states(programme), *topic_states(programme.centre)]
    return labels + [
        f"what they said of “{state.topic.label}” (record a new check)"
        for state in states
        if state.check and state.is_standing and names.are_in(state.check.own_words)
    ]


@remembered
def with_withheld(_today: datetime.date) -> set[UUID]:
    """Keys of the published programmes of which something is not shown. Reads every text and every quotation."""
    names = private_names()
    published = Programme.objects.published().order_by()
    columns = (name for name in FREE_TEXT if name != KEPT)
    texts = {key: tuple(own) for key, *own in published.values_list(as_text("pk"), *columns).iterator()}
    quoted = FactCheck.objects.exclude(own_words="").order_by()
    said = _quotations.that_name(names, {pk: (words,) for pk, words in quoted.values_list("pk", "own_words")})
    subjects = list(FactCheck.objects.filter(pk__in=said).order_by().values_list("programme", "centre"))
    about = Programme.objects.published().filter(
        Q(pk__in={programme for programme, _ in subjects}) | Q(centre__in={centre for _, centre in subjects})
    )
    found = {UUID(key) for key in _texts.that_name(names, texts)}
    return found | {programme.pk for programme in about.select_related("centre") if withheld_in(programme)}


class _Looked:
    """Which of many texts name somebody. While the names are the same, one that is what it was is not looked at again.

    Of each only a number is kept: the texts are many, and may have been withdrawn.
    """

    def __init__(self) -> None:
        self._held: tuple[frozenset[str], dict, set] = (frozenset(), {}, set())

    def that_name(self, names: Names, texts: dict) -> set:
        """The keys, each of whose texts is looked at by itself."""
        same_names, before, found = self._held
        if same_names != names.all:
            before, found = {}, set()
        numbers = {key: hash(own) for key, own in texts.items()}
        new = {key for key, number in numbers.items() if before.get(key) != number}
        naming = {key for key in new if _names_somebody(names, texts[key])}
        found = (found - new) & numbers.keys() | naming
        self._held = (names.all, numbers, found)
        return found


def _names_somebody(names: Names, own: Iterable[str]) -> bool:
    return names.may_be_in("\n".join(own)) and any(map(names.are_in, own))


_texts, _quotations = _Looked(), _Looked()
