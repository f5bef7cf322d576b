"""What a visitor agrees to, word for word.

Every wording ever shown stays here, since each enquiry names the version it was sent under. To
change the wording add a version; never edit one that has been shown. Health data needs explicit
consent (UK GDPR, article 9(2)(a)).
"""

WORDINGS = {
    "2026-11": (
        "I agree that your team may read and keep what I have written here, "
        "which may say something about health, so that they can answer me."
    ),
}
CURRENT = "2026-11"


def current_wording() -> str:
    return WORDINGS[CURRENT]
