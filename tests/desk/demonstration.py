"""What the tests of the demonstration data ask of it."""

import datetime

from programmes.models import Appointment, Centre, FactCheck, Programme, Provider
from therapists.models import NamingAgreement, RegisterCheck, Therapist

TODAY = datetime.date(2026, 11, 22)
MADE = (Provider, Centre, Programme, Therapist, NamingAgreement, RegisterCheck, Appointment, FactCheck)


def published(today=TODAY):
    return Programme.objects.published().with_led_by(today).select_related("centre")
