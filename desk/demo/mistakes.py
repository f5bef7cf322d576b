"""Reports of mistakes, as they would lie there if visitors had sent them and curators had decided."""

import datetime

from django.contrib.auth.models import User

from desk.demo.asking import KEEP_MONTHS
from desk.demo.dice import dice, uid
from desk.demo.moments import days_before, evening_of
from desk.demo.reported import REPORTS, Reported
from enquiries.letters import REFERENCE_ALPHABET
from enquiries.models import MistakeReport
from enquiries.models.enquiry import REFERENCE_LENGTH
from enquiries.vocabulary import UNDECIDED_STATES
from programmes.models import Programme
from therapists.dates import months_before


def make_mistakes(
    programmes: list[Programme], today: datetime.date, curators: list[User]
) -> list[MistakeReport]:
    """Not through the form's own service, which takes only so many a day."""
    left = list(programmes)
    reports = []
    for number, reported in enumerate(REPORTS):
        report = _report(number, reported, left, today, curators)
        left.remove(report.programme)
        reports.append(report)
    return MistakeReport.objects.bulk_create(reports)


def _report(number: int, reported: Reported, programmes, today: datetime.date, curators) -> MistakeReport:
    chance = dice("mistake", number)
    day = days_before(today, reported.days_ago)
    fitting = [one for one in programmes if reported.fits(one) and one.published_on < day]
    sent = evening_of(day) - datetime.timedelta(minutes=41 * number % 500)
    is_decided = reported.state not in UNDECIDED_STATES
    return MistakeReport(
        id=uid("mistake", number),
        reference="".join(chance.choices(REFERENCE_ALPHABET, k=REFERENCE_LENGTH)),
        idempotency_key=uid("mistake form", number),
        form_mark=uid("mistake mark", number),
        programme=chance.choice(fitting),
        topic=reported.topic,
        wrong=reported.wrong,
        right=reported.right,
        email=f"reader{number}@example.org" if reported.leaves_email else "",
        state=reported.state,
        decided_by=chance.choice(curators) if is_decided else None,
        decided_at=sent + datetime.timedelta(days=number % 3 + 1) if is_decided else None,
        created_at=sent,
        erase_on=months_before(day, -KEEP_MONTHS),
    )
