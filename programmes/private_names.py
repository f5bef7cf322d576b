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
    texts = published.values_list("pk", *(name for name in FREE_TEXT if name != KEPT))
    found = {
        pk for pk, *own in texts.iterator() if names.may_be_in("\n".join(own)) and any(map(names.are_in, own))
    }
    quoted = FactCheck.objects.exclude(own_words="")
    said = [check for check in quoted.order_by() if names.are_in(check.own_words)]
    about = Programme.objects.published().filter(
        Q(pk__in={check.programme_id for check in said}) | Q(centre__in={check.centre_id for check in said})
    )
    return found | {programme.pk for programme in about.select_related("centre") if withheld_in(programme)}
