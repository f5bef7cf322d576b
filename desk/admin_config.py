from django.apps import apps
from django.contrib.admin.apps import AdminConfig


class DeskAdminConfig(AdminConfig):
    """In place of Django's own admin, for its start page. Not in `apps.py`, where it would stand for this app."""

    default_site = "desk.site.DeskSite"

    def ready(self) -> None:
        super().ready()
        apps.get_app_config("auth").verbose_name = "Staff accounts"
