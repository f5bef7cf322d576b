"""Django with one view that does nothing, and no middleware at all."""

from benchmarks.servers.bare_settings import *  # noqa: F403
from benchmarks.servers.bare_settings import INSTALLED_APPS

MIDDLEWARE = []  # type: ignore[no-redef]
# allauth does not start without its middleware, nor the admin, which names its models, without allauth.
INSTALLED_APPS = [  # type: ignore[no-redef]
    app for app in INSTALLED_APPS if app != "django.contrib.admin" and not app.startswith("allauth")
]
