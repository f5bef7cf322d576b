"""The site that is read: the demonstration's data in a database of its own, served as bin/serve does."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import _running
from _local import fresh_values, local_address

from faults import processes

# A demonstration tells robots to stay away, which Lighthouse counts against a page. What is read is to be as
# a live site has it, so the mark is taken from this database, which is deleted after the run.
UNMARK = "from programmes.models import Catalogue; Catalogue.objects.update(is_demonstration=False)"


@contextmanager
def served(folder: Path, log: Path) -> Iterator[str]:
    """The address of a site that answers; it ends with the block. Raises RuntimeError if it does not start."""
    port = processes.free_port()
    environment = fresh_values(port) | {
        "DATABASE_URL": f"sqlite:///{folder / 'quality.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "quality.settings",
        "QUALITY_FOLDER": str(folder),
    }
    for command in (
        ["migrate", "--no-input"],
        ["seed_demo"],
        ["shell", "-c", UNMARK],
        ["collectstatic", "--no-input"],
    ):
        processes.run_command(["manage.py", *command], environment, log)
    server = processes.start(_running.commands(port)[_running.SITE], environment, log)
    try:
        if _running.wait_until_up({_running.SITE: server}, port):
            raise RuntimeError(f"the site did not start: see {log}")
        yield local_address(port)
    finally:
        processes.stop(server)
