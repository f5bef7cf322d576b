"""What staff make of a row of a register. "Ours" makes the centre it speaks of, and nothing about music."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from programmes.assigning import nation_of
from programmes.models import Centre, Judgement, Provider, RegisterEntry
from programmes.placing import place_from_register
from programmes.registers.said import LONGEST_NAME, value_of
from programmes.rows import say_who
from programmes.vocabulary import Regulator

REASON = "from the register"


def judge(entry: RegisterEntry, judgement: Judgement | str, user: User) -> Centre | None:
    """Record what the user makes of the entry, and when; give the centre if it is ours, else None.

    "Ours" links the centre that has this registration, or makes it, with its provider where the
    register names one; judging again makes no second one. Raises ValidationError, with nothing
    written, if the judgement cannot stand.
    """
    if judgement not in (Judgement.NOT_OURS, Judgement.MAYBE, Judgement.OURS):
        raise ValidationError("Choose ours, maybe or not ours.")
    try:
        with transaction.atomic():
            return _judge(entry, Judgement(judgement), user)
    except IntegrityError:  # the same provider or registration, made at the same moment
        raise ValidationError(f"Somebody is judging beside you: judge “{entry.name}” again.") from None


def _judge(entry: RegisterEntry, judgement: Judgement, user: User) -> Centre | None:
    entry.refresh_from_db(from_queryset=RegisterEntry.objects.select_for_update())
    if judgement != Judgement.OURS:
        _refuse_if_in_use(entry)
    entry.centre = _centre(entry, user) if judgement == Judgement.OURS else None
    entry.judgement, entry.judged_by, entry.judged_at = judgement, user, timezone.now()
    entry.save(update_fields=["centre", "judgement", "judged_by", "judged_at"])
    return entry.centre


def _refuse_if_in_use(entry: RegisterEntry) -> None:
    if entry.centre and entry.centre.programmes.exists():
        raise ValidationError(
            f"“{entry.name}” stays ours: its centre has programmes. Move or delete them first."
        )


def _centre(entry: RegisterEntry, user: User) -> Centre:
    """The centre linked already, else the one with this registration, else a new one."""
    if entry.centre:
        return entry.centre
    regulator = Regulator(entry.register)
    centre = Centre.objects.filter(regulator=regulator, registration_id=entry.register_id).first()
    if centre and RegisterEntry.objects.filter(centre=centre).exists():
        raise ValidationError(
            f"“{centre}” has the registration number {entry.register_id} and belongs to another row of the "
            "register: put its number right, then judge this row again."
        )
    return centre or _make_centre(entry, regulator, user)


def _make_centre(entry: RegisterEntry, regulator: Regulator, user: User) -> Centre:
    if not entry.region:
        raise ValidationError(
            f"The register gives no region for “{entry.name}”: add the centre yourself with the "
            f"registration number {entry.register_id}, then judge it again."
        )
    centre = Centre(
        provider=_provider(entry, user),
        name=value_of(entry, "name"),
        street=entry.street,
        town=entry.town,
        county=entry.county,
        postcode=entry.postcode,
        nation=nation_of(entry.region),
        region=entry.region,
        phone=entry.phone,
        website=entry.website,
        regulator=regulator,
        registration_id=entry.register_id,
        rating=entry.rating,
        rating_on=entry.rating_on,
        **place_from_register(entry),
    )
    return _save(centre, user)


def _provider(entry: RegisterEntry, user: User) -> Provider | None:
    """The provider by its company or charity number, else by its name, else a new one; None if not named."""
    name = entry.provider_name[:LONGEST_NAME].rstrip()
    if not name:
        return None
    known = Provider.objects.filter(name__iexact=name).first()
    if entry.organisation_id:
        known = Provider.objects.filter(organisation_id=entry.organisation_id).first() or known
    return known or _save(Provider(name=name, organisation_id=entry.organisation_id), user)


def _save(row, user: User):
    """Checked whole, so that what the database would refuse is refused in words."""
    row.full_clean()
    say_who(row, user, REASON)
    row.save()
    return row
