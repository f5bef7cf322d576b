"""What may be said of a person's registration, from the latest look at the register."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from therapists.models.register_check import (
    ON_THE_REGISTER,
    Modality,
    RegisterCheck,
    RegisterState,
    RegisterStatus,
)


@dataclass(frozen=True)
class Standing:
    """`words` never gives the protected title without a check in date (HCPC; Health Professions Order 2001)."""

    words: str
    check: RegisterCheck | None
    is_registered: bool = False


def standing_of(checks: Sequence[RegisterCheck]) -> Standing:
    """`checks`: newest first, each with `state` (see `RegisterCheckQuerySet.with_state`)."""
    if not checks:
        return Standing(gettext("We have not checked the register for this person"), None)
    latest = checks[0]
    if latest.state == RegisterState.VALID:
        words = gettext("HCPC-registered music therapist") + limits_in_words(latest.status)
        return Standing(words, latest, is_registered=True)
    words = {
        RegisterState.OUT_OF_DATE: gettext("Was on the HCPC register; our check is out of date"),
        RegisterState.NOT_MUSIC: gettext("Checked: not registered for music"),
        RegisterState.WAS_NOT_MUSIC: gettext("Was not registered for music; our check is out of date"),
    }.get(latest.state, gettext("Our check of the register does not settle it"))
    return Standing(words, latest)


def look_in_words(check: RegisterCheck) -> str:
    """What the register showed: `registered, for art therapy`, so that "registered" is never read as "for music"."""
    status = str(RegisterStatus(check.status).label).lower()
    if check.status not in ON_THE_REGISTER:
        return status
    words = {
        Modality.MUSIC: gettext("%(status)s, for music therapy"),
        Modality.ART: gettext("%(status)s, for art therapy"),
        Modality.DRAMA: gettext("%(status)s, for drama therapy"),
    }.get(Modality(check.modality), gettext("%(status)s; for which therapy was not shown"))
    return words % {"status": status}


def limits_in_words(status: str) -> str:
    """`, with a caution` and the like: who has one is still on the register, and the page says which."""
    return {
        RegisterStatus.CONDITIONS: gettext(", with conditions of practice"),
        RegisterStatus.CAUTION: gettext(", with a caution"),
    }.get(RegisterStatus(status), "")
