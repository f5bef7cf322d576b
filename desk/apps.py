from django.apps import AppConfig, apps
from django.apps.registry import Apps
from django.db.models.signals import post_migrate


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "Staff desk"

    def ready(self) -> None:
        post_migrate.connect(grant_roles_after_migrate, sender=self)
        from desk.register_files.kinds import register_registers
        from desk.sheets.kinds import register_sheets

        register_registers()
        register_sheets()


def grant_roles_after_migrate(using: str, apps: Apps = apps, plan: list | None = None, **kwargs) -> None:
    """Make the staff groups after every migrate, as Django makes the permissions they hold.

    A data migration runs before the permissions exist, once only, and a flushed test database has
    lost its work; this app comes last, so every other app's permissions are there by now.
    """
    going_back = any(backwards for _, backwards in plan or [])
    if going_back or "group" not in apps.all_models["auth"]:
        return  # the tables are not there, or not for long
    from desk.roles import grant_roles

    grant_roles(using)
