"""Free text that names a therapist who did not agree to be named is not shown.

The name may have been written before it was on file, or before its holder withdrew: so it is looked for
whenever the text is shown, and not only when it is saved.
"""

from collections.abc import Iterable
from dataclasses import replace

from programmes.evidence import Evidence
from programmes.models import Programme
from programmes.publishing import FREE_TEXT
from programmes.words.names import private_names

# A page cannot do without it; the form refuses a person's name in it.
KEPT = "name"


def withhold_names(programme: Programme, evidence: Iterable[Evidence] = ()) -> list[Evidence]:
    """Empty the listing's texts that name somebody they may not, and give the evidence without such quotations."""
    names = private_names()
    for field in set(FREE_TEXT) - {KEPT}:
        setattr(programme, field, names.free(getattr(programme, field)))
    return [replace(row, own_words=names.free(row.own_words)) for row in evidence]
