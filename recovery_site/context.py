"""What every page says about the site itself."""

from django.conf import settings


def site(request) -> dict[str, str | int]:
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "contact_phone": settings.CONTACT_PHONE,
        "controller": settings.CONTROLLER,
        "enquiry_keep_months": settings.ENQUIRY_KEEP_MONTHS,
        "note_keep_months": settings.NOTE_KEEP_MONTHS,
    }
