"""Django with one view that does nothing: no middleware at all, and no app that would not start without its own."""

from benchmarks.servers.bare_settings import *  # noqa: F403

MIDDLEWARE = []  # type: ignore[no-redef]
INSTALLED_APPS = []  # type: ignore[no-redef]
