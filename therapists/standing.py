"""What may be said of a person's registration, from the latest look at the register."""

from collections.abc import Sequence
from dataclasses import dataclass

from therapists.models.register_check import RegisterCheck, RegisterState, RegisterStatus


@dataclass(frozen=True)
class Standing:
    """`words` never gives the protected title without a check in date (HCPC; Health Professions Order 2001)."""

    words: str
    check: RegisterCheck | None
    is_registered: bool = False


def standing_of(checks: Sequence[RegisterCheck]) -> Standing:
    """`checks`: newest first, each with `state` (see `RegisterCheckQuerySet.with_state`)."""
    if not checks:
        return Standing("We have not checked the register for this person", None)
    latest = checks[0]
    if latest.state == RegisterState.VALID:
        return Standing(_registered(latest), latest, is_registered=True)
    words = {
        RegisterState.OUT_OF_DATE: "Was on the HCPC register; our check is out of date",
        RegisterState.NOT_MUSIC: "Checked: not registered for music",
    }.get(latest.state, "Our check of the register does not settle it")
    return Standing(words, latest)


def _registered(check: RegisterCheck) -> str:
    limits = {
        RegisterStatus.CONDITIONS: ", with conditions of practice",
        RegisterStatus.CAUTION: ", with a caution",
    }
    return f"HCPC-registered music therapist{limits.get(RegisterStatus(check.status), '')}"
