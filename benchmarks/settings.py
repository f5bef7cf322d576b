"""The site's own settings, and the tables that only the peers read."""

from recovery_site.settings import *  # noqa: F403
from recovery_site.settings import INSTALLED_APPS, VAR_DIR

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks"]
STATIC_ROOT = VAR_DIR / "bench" / "static"
