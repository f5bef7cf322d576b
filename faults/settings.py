"""The site's own settings, in a folder of the run's own and with the waits of the outbox shortened."""

import os
from pathlib import Path

from faults.waits import QUICKER
from recovery_site.settings import *  # noqa: F403
from recovery_site.settings import EMAIL_TIMEOUT, POST_OFFICE

STATIC_ROOT = Path(os.environ["FAULTS_STATIC"])
VAR_DIR = Path(os.environ["FAULTS_FOLDER"])
POST_OFFICE = POST_OFFICE | {"RETRY_INTERVAL": POST_OFFICE["RETRY_INTERVAL"] / QUICKER}  # type: ignore[operator]
ENQUIRY_FASTEST_SECONDS = 0  # the visitors of this run do not read
EMAIL_TIMEOUT = EMAIL_TIMEOUT / QUICKER  # type: ignore[assignment]
