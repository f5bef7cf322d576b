"""The people who lead, whether they agreed to be named, and what the register said of them."""

import datetime
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.utils.text import slugify

from desk.demo.dice import dice, one_of, uid
from desk.demo.moments import evening_of
from desk.demo.rows import read
from therapists.dates import next_renewal_deadline
from therapists.models import Modality, NamingAgreement, RegisterCheck, RegisterStatus, Therapist
from therapists.models.agreement import AgreementMethod

APPROACHES = [
    "Improvised music first, words afterwards if they come.",
    "Mostly groups, with drums and voice; I keep sessions predictable.",
    "Songwriting with people who think they cannot write.",
    "I work with what a person already listens to, and with what they would rather not hear for now.",
    "Piano and voice. I like small groups that stay the same for a while.",
    "Trained in improvisation; I also lead relaxed singing for leavers.",
    "Guitar, loops and a notebook. I have worked in residential treatment since 2011.",
    "Cymraeg neu Saesneg: either language, or both in one session.",
]
WORDING = (
    "You may print my name, my HCPC number, how I work and where I work on this site until I ask you to stop."
)
# How the register stands for each kind of person, and how many of the sixty there are of it.
VALID, STALE, OTHER, UNSHOWN, UNCHECKED = "valid", "stale", "other", "unshown", "unchecked"
STANDINGS = [VALID] * 36 + [STALE] * 9 + [OTHER] * 9 + [UNSHOWN] + [UNCHECKED] * 5
# One whom the old look did not find registered for music.
LAST_STALE = STANDINGS.index(OTHER) - 1
# Registered all the same: the page shows which.
MARKS = {7: RegisterStatus.CONDITIONS, 18: RegisterStatus.CAUTION, 27: RegisterStatus.CAUTION}
NOT_FOR_MUSIC = [
    (RegisterStatus.REGISTERED, Modality.ART),
    (RegisterStatus.REGISTERED, Modality.DRAMA),
    (RegisterStatus.REGISTERED, Modality.DRAMA),
    (RegisterStatus.REGISTERED, Modality.ART),
    (RegisterStatus.SUSPENDED, Modality.MUSIC),
    (RegisterStatus.LAPSED, Modality.MUSIC),
    (RegisterStatus.STRUCK_OFF, Modality.MUSIC),
    (RegisterStatus.NOT_FOUND, Modality.NOT_SHOWN),
    (RegisterStatus.NOT_FOUND, Modality.NOT_SHOWN),
]


def therapists() -> list[Therapist]:
    return [_therapist(number, row["name"]) for number, row in enumerate(read("people.csv"))]


def standing(number: int) -> str:
    """What the register is made to say of the person of this number, from 0."""
    return STANDINGS[number]


def _therapist(number: int, name: str) -> Therapist:
    # Three digits: no number of an arts therapist was ever so short. AS000 is left for whoever tries the site.
    numbered = standing(number) != UNCHECKED or number % 2
    return Therapist(
        id=uid("therapist", name),
        name=name,
        slug=slugify(name.replace("’", "")),
        hcpc_number=f"AS{number + 1:03d}" if numbered else "",
        approaches=_approach(number, name) if number % 3 else "",
    )


def _approach(number: int, name: str) -> str:
    welsh = name.split()[0] in ("Huw", "Eleri", "Rhodri", "Lowri", "Sioned", "Anwen", "Steffan")
    return APPROACHES[-1] if welsh else APPROACHES[number % (len(APPROACHES) - 1)]


def agreements(people: list[Therapist], today: datetime.date) -> Iterable[NamingAgreement]:
    """Two in three of those on the register agreed; of the others a few; two withdrew, one of them came back."""
    for number, therapist in enumerate(people):
        chance = dice("agreement", number)
        given = today - datetime.timedelta(days=chance.randint(60, 900))
        if number == 4:
            yield _agreement(therapist, given, given + datetime.timedelta(days=30))
        elif number == 9:
            yield _agreement(
                therapist, given - datetime.timedelta(days=400), given - datetime.timedelta(days=9)
            )
            yield _agreement(therapist, given)
        elif (standing(number) in (VALID, STALE) and number % 3 != 1) or number in (45, 55, 57):
            yield _agreement(therapist, given)


def _agreement(
    therapist: Therapist, given: datetime.date, withdrawn: datetime.date | None = None
) -> NamingAgreement:
    method = one_of(dice("method", therapist.slug, given.toordinal() % 2), AgreementMethod.values)
    return NamingAgreement(
        therapist=therapist, given_on=given, method=method, wording=WORDING, withdrawn_on=withdrawn
    )


def register_checks(
    people: list[Therapist], today: datetime.date, staff: list[User]
) -> Iterable[RegisterCheck]:
    for number, therapist in enumerate(people):
        for seen, until, status, modality in _looks(number, today):
            yield RegisterCheck(
                therapist=therapist,
                hcpc_number=therapist.hcpc_number,
                checked_on=seen,
                checked_by=staff[number % len(staff)],
                status=status,
                modality=modality,
                registered_until=until,
                recorded_on=seen,
                recorded_at=evening_of(seen),
            )


def _looks(number: int, today: datetime.date) -> Iterable[tuple]:
    """(seen on, registered until, status, modality) of every look at the register, oldest first."""
    chance = dice("register", number)
    deadline = next_renewal_deadline(today)
    past = next_renewal_deadline(deadline.replace(year=deadline.year - 3))
    recent = today - datetime.timedelta(days=chance.randint(4, 150))
    music = (RegisterStatus.REGISTERED, Modality.MUSIC)
    kind = standing(number)
    if (kind in (VALID, STALE) and number % 4 == 0) or (kind == OTHER and number % 4 == 1):
        yield (*_long_ago(chance, past), *music)
    if kind == VALID:
        yield recent, deadline, MARKS.get(number, music[0]), music[1]
    elif kind == STALE:
        found = NOT_FOR_MUSIC[0] if number == LAST_STALE else music
        yield (*_long_ago(chance, past, 380), *found)
    elif kind == OTHER:
        status, modality = NOT_FOR_MUSIC[number - STANDINGS.index(OTHER)]
        yield recent, deadline, status, modality
    elif kind == UNSHOWN:
        yield recent, deadline, RegisterStatus.REGISTERED, Modality.NOT_SHOWN


def _long_ago(chance, past: datetime.date, most: int = 700) -> tuple[datetime.date, datetime.date]:
    """A look made before the last renewal deadline, and that deadline: it went out of date with it."""
    return past - datetime.timedelta(days=chance.randint(40, most)), past
