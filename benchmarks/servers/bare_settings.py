"""The site with its middleware, and one view that does nothing."""

from benchmarks.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.servers.bare_urls"
