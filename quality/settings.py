"""The site's own settings, in a folder of the run's own."""

import os
from pathlib import Path

from recovery_site.settings import *  # noqa: F403

VAR_DIR = Path(os.environ["QUALITY_FOLDER"])
STATIC_ROOT = VAR_DIR / "static"
# The walk fills in a form faster than anybody reads it.
ENQUIRY_FASTEST_SECONDS = 0
