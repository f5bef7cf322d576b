"""Free text that names a therapist who did not agree to be named is not shown.

The name may have been written before it was on file, or before its holder withdrew: so it is looked for
whenever the text is shown, and not only when it is saved.
"""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from programmes.evidence import Evidence
from programmes.models import FactCheck, Programme
from programmes.publishing import FREE_TEXT
from therapists.names_in_text import private_names

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
    quoted = programme.fact_checks.exclude(own_words="").values_list("own_words", flat=True)
    return labels + ["what they were quoted as saying"] * any(names.are_in(words) for words in quoted)


def with_withheld() -> set[UUID]:
    """Keys of the published programmes of which something is not shown. Reads every text."""
    names = private_names()
    published = Programme.objects.published().order_by()
    texts = published.values_list("pk", *(name for name in FREE_TEXT if name != KEPT))
    found = {pk for pk, *own in texts.iterator() if any(map(names.are_in, own))}
    quoted = FactCheck.objects.filter(programme__in=published.values("pk")).exclude(own_words="").order_by()
    words = quoted.values_list("programme_id", "own_words")
    return found | {pk for pk, own in words.iterator() if names.are_in(own)}
