from therapists.models.agreement import NamingAgreement
from therapists.models.register_check import Modality, RegisterCheck, RegisterState, RegisterStatus
from therapists.models.therapist import Therapist

__all__ = ["Modality", "NamingAgreement", "RegisterCheck", "RegisterState", "RegisterStatus", "Therapist"]
