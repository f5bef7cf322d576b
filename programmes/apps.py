from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class ProgrammesConfig(AppConfig):
    name = "programmes"
    verbose_name = "Listings"

    def ready(self):
        from programmes.versions import watch

        watch.start()
        connection_created.connect(watch.install)
        pre_migrate.connect(watch.pause, sender=self)
        post_migrate.connect(watch.resume, sender=self)
