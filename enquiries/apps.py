from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError


def require_sender() -> None:
    """Stop the start if no notice could be queued: that would undo the enquiry it tells of."""
    from post_office.validators import validate_email_with_name

    try:
        validate_email_with_name(settings.DEFAULT_FROM_EMAIL)
    except ValidationError:
        raise ImproperlyConfigured(
            f"DEFAULT_FROM_EMAIL is not an address that mail can be sent from: {settings.DEFAULT_FROM_EMAIL}"
        ) from None


class EnquiriesConfig(AppConfig):
    name = "enquiries"
    verbose_name = "From visitors"

    def ready(self):
        from enquiries import checks  # noqa: F401, registers them
        from enquiries.fields import require_keys

        require_keys()
        require_sender()
