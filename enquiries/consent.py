"""What a visitor agrees to, word for word.

Every wording ever shown stays here, since each enquiry names the version it was sent under. To
change the wording add a version; never edit one that has been shown. Health data needs explicit
consent (UK GDPR, article 9(2)(a)).
"""

from django.conf import settings
from django.utils.translation import get_language

WORDINGS = {
    "2026-11": (
        "I agree that your team may read and keep what I have written here, "
        "which may say something about health, so that they can answer me."
    ),
    # A translation is a wording of its own: it is this that was agreed to.
    "2026-11-cy": (
        "Rwy’n cytuno y caiff eich tîm ddarllen a chadw’r hyn rwyf wedi’i ysgrifennu yma, "
        "a all ddweud rhywbeth am iechyd, er mwyn iddynt allu fy ateb."
    ),
}
# By the language of the form.
CURRENT = {"en-gb": "2026-11", "cy": "2026-11-cy"}


def current_version() -> str:
    """Of the wording in the language of the page."""
    return CURRENT[get_language() or settings.LANGUAGE_CODE]


def current_wording() -> str:
    return WORDINGS[current_version()]
