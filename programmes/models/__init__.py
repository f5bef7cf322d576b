from programmes.models.appointments import Appointment
from programmes.models.catalogue import Catalogue
from programmes.models.centres import Centre
from programmes.models.checks import FactCheck
from programmes.models.former_slugs import FormerSlug
from programmes.models.known_apart import KnownApart
from programmes.models.links import Link, LinkState
from programmes.models.listings import Programme
from programmes.models.notes import Note
from programmes.models.providers import Provider
from programmes.models.register import Judgement, Register, RegisterEntry, RegisterRun
from programmes.models.register_changes import ALERTS, DifferenceKind, RegisterChange, RegisterDecision
from programmes.models.seen_posts import SeenPost

__all__ = [
    "ALERTS",
    "Appointment",
    "Catalogue",
    "Centre",
    "DifferenceKind",
    "FactCheck",
    "FormerSlug",
    "Judgement",
    "KnownApart",
    "Link",
    "LinkState",
    "Note",
    "Programme",
    "Provider",
    "Register",
    "RegisterChange",
    "RegisterDecision",
    "RegisterEntry",
    "RegisterRun",
    "SeenPost",
]
