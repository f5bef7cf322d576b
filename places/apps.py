from django.apps import AppConfig, apps
from django.apps.registry import Apps
from django.db.models.signals import post_migrate


class PlacesConfig(AppConfig):
    name = "places"
    verbose_name = "Map"

    def ready(self) -> None:
        post_migrate.connect(load_after_migrate, sender=self)


def load_after_migrate(using: str, verbosity: int = 1, apps: Apps = apps, **kwargs) -> None:
    """Bring the gazetteer up to date with the release, as Django does its permissions.

    A data migration would run once, and never again for a newer data file or a flushed test database.
    """
    if "placename" not in apps.all_models["places"]:
        return  # migrated to before the tables were made
    from places.loading import load_gazetteer

    report = load_gazetteer(using)
    if report.changed and verbosity:
        print(f"  Towns and postcode areas: {report}.")
