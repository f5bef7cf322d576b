"""Invented rows of a register: most bear out a centre of ours, some say otherwise, and some nobody has judged."""

import datetime
from random import Random

from django.contrib.auth.models import User
from django.utils import timezone

from programmes.models import Centre, DifferenceKind, Judgement, RegisterChange, RegisterEntry, RegisterRun
from programmes.registers.cqc import COMMUNITY, RESIDENTIAL

# In a hundred centres with a row: what the row says otherwise, or that it is gone.
OTHER_PHONE, GONE, RATED_DOWN = 3, 1, 2
# Rows that are no centre's, in a hundred centres that have one.
LEADS, NOT_OURS = 10, 40
COPIED = ("name", "street", "town", "county", "postcode", "region", "phone", "website")


def fill(chance: Random, today: datetime.date, by: User) -> None:
    run = RegisterRun.objects.create(register="cqc", rows_read=50_000)
    centres = list(Centre.objects.exclude(registration_id="").order_by("pk"))
    ours = [_ours(chance, centre, run, today, by) for centre in centres]
    count = len(centres)
    others = [_other(n, run, today, by) for n in range(count * (LEADS + NOT_OURS) // 100)]
    for entry in others[: max(1, count * LEADS // 100)]:
        entry.judgement, entry.judged_by, entry.judged_at = Judgement.LEAD, None, None
    RegisterEntry.objects.bulk_create([*ours, *others], batch_size=500)
    rated = [entry for entry in RegisterEntry.objects.with_centre() if entry.rating == "Requires improvement"]
    RegisterChange.objects.bulk_create(
        [RegisterChange(entry=one, run=run, kind=DifferenceKind.RATING, before="Good") for one in rated]
    )


def _row(n: str, run: RegisterRun, today: datetime.date, by: User, **said) -> RegisterEntry:
    return RegisterEntry(
        register="cqc",
        register_id=n,
        provider_name="A made-up trust",
        status="Active",
        first_seen_on=today,
        last_seen_on=today,
        seen_in=run,
        judged_by=by,
        judged_at=timezone.now(),
        **said,
    )


def _ours(chance: Random, centre: Centre, run, today, by) -> RegisterEntry:
    said = {name: getattr(centre, name) for name in COPIED}
    # As a register's import writes it.
    said["phone"] = centre.phone.as_e164 if centre.phone else ""
    drawn = chance.randrange(100)
    if drawn < OTHER_PHONE:
        said["phone"] = "+442079460201"
    entry = _row(centre.registration_id, run, today, by, **said)
    entry.judgement, entry.centre, entry.service_types = Judgement.OURS, centre, RESIDENTIAL
    if OTHER_PHONE <= drawn < OTHER_PHONE + GONE:
        entry.gone_on = today
    elif OTHER_PHONE + GONE <= drawn < OTHER_PHONE + GONE + RATED_DOWN:
        entry.rating, entry.rating_on = "Requires improvement", today
    return entry


def _other(n: int, run, today, by) -> RegisterEntry:
    entry = _row(f"1-8{n:08d}", run, today, by, name=f"Service {n}", town="Leeds", region="yorkshire")
    entry.judgement, entry.service_types = Judgement.NOT_OURS, COMMUNITY
    return entry
