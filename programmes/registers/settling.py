"""Staff settle a difference: the register's value is taken over, or ours is kept and that is remembered."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from programmes.judging import nation_of
from programmes.models import Centre, DifferenceKind, RegisterDecision, RegisterEntry
from programmes.placing import NOWHERE, place_from_register
from programmes.registers.differences import Difference, differences_of
from programmes.registers.said import COLUMNS, value_of
from programmes.vocabulary import CoordinateSource
from therapists.protected_title import REFUSAL, gives_title

TAKEN_OVER = "Taken over from the register"
MOVED_ON = "It changed while this page was open: look at both values again."
# What the page prints of a centre and a register can bring: nobody is given the title in it.
PRINTED = ("name", "town")


def refusals(difference: Difference) -> list[str]:
    """Why the register's value cannot stand in the centre, as far as the value itself tells. No query."""
    entry, columns = difference.entry, COLUMNS[difference.kind]
    centre = Centre(**{column: value_of(entry, column) for column in columns})
    if any(gives_title(getattr(centre, column)) for column in PRINTED if column in columns):
        return [REFUSAL]
    try:
        centre.clean_fields(exclude={field.name for field in Centre._meta.fields} - {*columns})
    except ValidationError as error:
        return error.messages
    return []


@transaction.atomic
def take_over(difference: Difference, by: AbstractBaseUser) -> Centre:
    """Write into the centre what the register says. Raises ValidationError, with nothing written.

    `difference` is what the page showed: if either side has changed since, it is refused.
    """
    entry, centre = _still(difference)
    if not difference.can_be_taken:
        raise ValidationError("A centre has no place for this: take note of it.")
    if refused := refusals(difference):
        raise ValidationError(refused)
    _write(entry, centre, difference.kind)
    centre.full_clean()
    centre._history_user, centre._change_reason = by, TAKEN_OVER
    centre.save()
    return centre


@transaction.atomic
def keep_ours(difference: Difference, by: AbstractBaseUser, note: str = "") -> RegisterDecision:
    """Remember that somebody saw it and changed nothing; of an alert, with a note. Raises ValidationError."""
    entry, _ = _still(difference)
    decision = RegisterDecision(
        entry=entry, kind=difference.kind, value=difference.register, note=note.strip(), decided_by=by
    )
    decision.full_clean()
    decision.save()
    return decision


def _still(difference: Difference) -> tuple[RegisterEntry, Centre]:
    """Both rows, read again and held. Raises ValidationError unless they differ as they did."""
    entry = RegisterEntry.objects.select_for_update().get(pk=difference.entry.pk)
    if entry.centre_id is None:
        raise ValidationError(MOVED_ON)
    entry.centre = Centre.objects.select_for_update().get(pk=entry.centre_id)
    if difference not in differences_of(entry):
        raise ValidationError(MOVED_ON)
    return entry, entry.centre


def _write(entry: RegisterEntry, centre: Centre, kind: DifferenceKind) -> None:
    """What the register says, and what follows from it: a region's nation, an address's place on the map."""
    lived_at = centre.town, centre.postcode
    for column in COLUMNS[kind]:
        if value := value_of(entry, column):
            setattr(centre, column, value)
    if kind == DifferenceKind.REGION:
        centre.nation = nation_of(entry.region)
    if _has_moved(centre, *lived_at):
        for name, value in (NOWHERE | place_from_register(entry)).items():
            setattr(centre, name, value)


def _has_moved(centre: Centre, town: str, postcode: str) -> bool:
    """Whether it has to be put on the map anew; a withheld address stays off it."""
    if centre.coordinates_from == CoordinateSource.WITHHELD:
        return False
    is_by_town = centre.coordinates_from not in (CoordinateSource.EXACT, CoordinateSource.OUTCODE)
    return centre.postcode != postcode or (is_by_town and centre.town != town)
