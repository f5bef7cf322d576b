from therapists.models.agreement import NamingAgreement
from therapists.models.register_check import OLD_LOOKS, Modality, RegisterCheck, RegisterState, RegisterStatus
from therapists.models.therapist import Therapist

__all__ = [
    "OLD_LOOKS",
    "Modality",
    "NamingAgreement",
    "RegisterCheck",
    "RegisterState",
    "RegisterStatus",
    "Therapist",
]
