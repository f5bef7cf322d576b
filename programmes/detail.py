"""What a programme's page says: the same to the public, and to staff who look at a draft before it is published."""

import datetime

from programmes.elsewhere import nearest_to, of_the_same_provider
from programmes.evidence import evidence_of
from programmes.left import as_it_left
from programmes.models import Programme
from programmes.people import people_of
from programmes.private_names import withhold_names
from programmes.questions import questions_for
from programmes.vocabulary import ListingStatus

TEMPLATE = "programmes/detail.html"


def detail_context(programme: Programme, today: datetime.date, *, is_preview: bool = False) -> dict:
    """For TEMPLATE, of a programme loaded with `for_detail()`. Texts that may not be shown are emptied in it.

    One that left the list says what became of it, and nothing that may no longer be true; `is_preview` shows it
    as if it were listed.
    """
    if not is_preview:
        as_it_left(programme)
    has_left = programme.status != ListingStatus.PUBLISHED and not is_preview
    return {
        "section": "programmes",
        "programme": programme,
        "has_left": has_left,
        "nearest": nearest_to(programme.centre) if has_left else [],
        "sisters": of_the_same_provider(programme.centre),
        "evidence": withhold_names(programme, evidence_of(programme, today)),
        "people": people_of(programme, today),
        "questions": questions_for(programme, today),
        "today": today,
    }
