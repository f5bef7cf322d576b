"""Django with one view that does nothing, and no middleware at all."""

from benchmarks.servers.bare_settings import *  # noqa: F403

MIDDLEWARE = []  # type: ignore[no-redef]
