"""Invented people who lead music therapy, what the register says of them, and the posts they hold."""

import datetime
from random import Random

from benchmarks.made_up import texts
from benchmarks.made_up.places import uid
from programmes.models import Appointment, Programme
from programmes.vocabulary import LedBy
from therapists.models import Modality, NamingAgreement, RegisterCheck, RegisterStatus, Therapist

# Posts that one person holds, on average.
POSTS = 2
# Of a hundred people, how many agreed to be named.
NAMED = 60
# Outcome of who leads it: what the register says of the person in post, and how many days ago we looked.
LOOKS = {
    LedBy.REGISTERED: (RegisterStatus.REGISTERED, 90),
    LedBy.OUT_OF_DATE: (RegisterStatus.REGISTERED, 600),
    LedBy.NOT_REGISTERED: (RegisterStatus.NOT_FOUND, 90),
}


def therapist(chance: Random, n: int) -> Therapist:
    """Numbers of eight digits were never given out. No text holds such a surname: the site does not search in one
    that names somebody who did not agree to it, and the peers know nothing of that."""
    name = f"{chance.choice(texts.RARE).title()} Mac{chance.choice(texts.RARE)}"
    return Therapist(id=uid(chance), name=name, slug=f"made-up-{n}", hcpc_number=f"AS9{n:07d}")


def look(person: Therapist, outcome: LedBy, today: datetime.date, by) -> RegisterCheck:
    status, days = LOOKS[outcome]
    return RegisterCheck(
        therapist=person,
        checked_on=today - datetime.timedelta(days=days),
        checked_by=by,
        hcpc_number=person.hcpc_number,
        status=status,
        modality=Modality.MUSIC if status == RegisterStatus.REGISTERED else Modality.NOT_SHOWN,
        registered_until=today + datetime.timedelta(days=200),
    )


def agreement(person: Therapist, today: datetime.date) -> NamingAgreement:
    given = today - datetime.timedelta(days=30)
    return NamingAgreement(therapist=person, given_on=given, method="email", wording="My name may be shown.")


def post(programme: Programme, person: Therapist) -> Appointment:
    return Appointment(programme=programme, therapist=person)
