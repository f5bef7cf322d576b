"""What every page says about the site itself."""

from django.conf import settings


def site(request) -> dict[str, str]:
    return {"site_name": settings.SITE_NAME, "contact_phone": settings.CONTACT_PHONE}
