"""What every page says about the site itself."""

from django.conf import settings


def site(request) -> dict[str, str]:  # noqa: ARG001 - the signature Django calls
    return {"site_name": settings.SITE_NAME, "contact_phone": settings.CONTACT_PHONE}
