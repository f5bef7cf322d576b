"""What a desk holds beside published programmes, in shares of them: drafts, twins, older checks, registers, mail."""

import datetime
import uuid
from collections.abc import Callable
from random import Random

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.utils import timezone

from benchmarks.desk import queues, registers
from benchmarks.made_up.filling import SEED, fill
from desk.roles import CURATORS
from programmes.models import Centre, FactCheck, Programme, Provider
from programmes.topics import THREE_QUESTIONS, values_text
from programmes.vocabulary import CheckMethod, CheckOutcome, ClosedReason, ListingStatus, Regulator, Topic
from therapists.models import Therapist

CURATING = 5
# In a hundred programmes.
DRAFTS, CLOSED, TWINS, CURATED, CHECKED_BEFORE, NAMING = 12, 8, 2, 60, 50, 1
# In a hundred centres.
POSTCODE, PHONE, WEBSITE, REGISTERED, CHECKED, TWIN_CENTRES = 95, 80, 70, 60, 40, 2
AT_A_TIME = 200
LED_BY = " The group is led by "


def make(size: int, note: Callable[[str], object]) -> User:
    """Fill an empty database with `size` programmes and all that staff keep of them; a superuser comes back."""
    chance, today = Random(SEED), timezone.localdate()  # noqa: S311  (nothing secret comes of it)
    curators = [_curator(n) for n in range(CURATING)]

    def finish(rows: list) -> None:
        for row in rows:
            row.curator = chance.choice(curators) if falls(chance, CURATED) else None
        (_describe if isinstance(rows[0], Centre) else _set_apart)(chance, rows, today)

    fill(size, today, note, finish)
    Therapist.objects.bulk_create(_named_in_texts(), batch_size=1000)
    note("the checks")
    FactCheck._base_manager.bulk_create(_checks(chance, today, curators), batch_size=1000)
    note("the histories")
    for model in (Provider, Centre, Programme, Therapist):
        model.history.bulk_history_create(model._base_manager.all(), batch_size=AT_A_TIME)
    note("the registers")
    registers.fill(chance, today, curators[0])
    note("the queues")
    queues.fill(chance, size, curators)
    return get_user_model().objects.create_superuser("superuser")


def _curator(n: int) -> User:
    curator = get_user_model().objects.create_user(f"curator-{n}", is_staff=True)
    curator.groups.add(Group.objects.get(name=CURATORS))
    return curator


def falls(chance: Random, share: int) -> bool:
    """True in `share` cases of a hundred."""
    return chance.randrange(100) < share


def _describe(chance: Random, centres: list[Centre], _today: datetime.date) -> None:
    """Ways to reach the centres; some of them stand there twice."""
    for n, centre in enumerate(centres):
        if n and falls(chance, TWIN_CENTRES):
            for name in ("name", "town", "postcode", "phone", "website"):
                setattr(centre, name, getattr(centres[n - 1], name))
            continue
        centre.postcode = _postcode(n) if falls(chance, POSTCODE) else ""
        centre.phone = f"+4420794{n:05d}" if falls(chance, PHONE) else ""
        centre.website = f"https://centre-{n}.example.org/" if falls(chance, WEBSITE) else ""
        if falls(chance, REGISTERED):
            centre.regulator, centre.registration_id = Regulator.CQC, f"1-{n:09d}"


def _postcode(n: int) -> str:
    """A few centres share one."""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    rest, last = divmod(n // 2, 20)
    return f"LS{rest % 97 + 1} {rest // 97 % 10}{letters[last]}{letters[rest % 20]}"


def _set_apart(chance: Random, programmes: list[Programme], today: datetime.date) -> None:
    for n, one in enumerate(programmes):
        if n and falls(chance, TWINS):
            one.name, one.centre = programmes[n - 1].name, programmes[n - 1].centre
        if falls(chance, NAMING):
            one.description += f"{LED_BY}{one.name.split()[0]} Mactalwick."
        drawn = chance.randrange(100)
        if drawn < DRAFTS:
            one.status, one.published_on = ListingStatus.DRAFT, None
        elif drawn < DRAFTS + CLOSED:
            one.status, one.closed_on, one.closed_reason = ListingStatus.CLOSED, today, ClosedReason.CLOSED


def _named_in_texts() -> list[Therapist]:
    """People whom a description names, and who did not agree to it."""
    texts = Programme._base_manager.filter(description__contains=LED_BY)
    names = {text.partition(LED_BY)[2].rstrip(".") for text in texts.values_list("description", flat=True)}
    return [Therapist(name=name, slug=f"named-{n}") for n, name in enumerate(sorted(names))]


def _checks(chance: Random, today: datetime.date, curators: list[User]) -> list[FactCheck]:
    """Older ones of programmes, which no longer count, and those of centres, with their own words."""
    made = []
    for programme in Programme._base_manager.order_by("pk"):
        if falls(chance, CHECKED_BEFORE):
            made += [_check(chance, programme, one, today, 900, curators) for one in THREE_QUESTIONS]
    for centre in Centre._base_manager.order_by("pk"):
        if falls(chance, CHECKED):
            made.append(_check(chance, centre, Topic.CONTACT, today, chance.randrange(480), curators))
    return made


def _check(chance: Random, subject, topic: Topic, today, days: int, curators: list[User]) -> FactCheck:
    is_from_page = falls(chance, 30)
    return FactCheck(
        topic=topic,
        checked_on=today - datetime.timedelta(days=days),
        checked_by=chance.choice(curators),
        method=CheckMethod.WEBSITE if is_from_page else CheckMethod.PHONE,
        source_url=f"https://pages.example.org/{uuid.UUID(int=chance.getrandbits(128))}"
        if is_from_page
        else "",
        outcome=CheckOutcome.CONFIRMED,
        own_words="There is music on most days of the week." if falls(chance, 10) else "",
        values_checked=values_text(subject, topic),
        **{subject._meta.model_name: subject},
    )
