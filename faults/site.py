"""The site of one scenario: the web server as bin/serve runs it, the mail worker, and a mail server."""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import _running
from _local import fresh_values

from faults import processes
from faults.databases import Database
from faults.look import look
from faults.mail_server import MailServer
from faults.waits import SLOW_ANSWER

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Site:
    """`web` and `worker` are there once started; `folder` is its var/, `logs` holds what they say."""

    web: subprocess.Popen
    worker: subprocess.Popen

    def __init__(self, database: Database, folder: Path, logs: Path, keys: dict[str, str]):
        self.database, self.folder, self.logs = database, folder, logs
        self._lock, self._is_over = threading.Lock(), False
        self._started: list[subprocess.Popen] = []
        self.mail = MailServer(SLOW_ANSWER)
        self.mail.up()
        self.port = processes.free_port()
        self.environment = (
            fresh_values(self.port)
            | keys
            | {
                "DATABASE_URL": database.url,
                "DJANGO_SETTINGS_MODULE": "faults.settings",
                "EMAIL_DELIVERY": SMTP,
                "EMAIL_HOST": "127.0.0.1",
                "EMAIL_PORT": str(self.mail.port),
                "FAULTS_FOLDER": str(folder),
            }
        )

    def start_web(self, **environment: str) -> None:
        """Start it and wait until it answers. Raises RuntimeError if it does not."""
        self.web = self._start(_running.commands(self.port)[_running.SITE], environment, "web.log")
        if _running.wait_until_up({_running.SITE: self.web}, self.port):
            raise RuntimeError(f"the site did not start: see {self.logs / 'web.log'}")

    def restart_web(self, **environment: str) -> None:
        processes.stop(self.web)
        self.start_web(**environment)

    def start_worker(self, **environment: str) -> None:
        self.worker = self._start(_running.commands(self.port)[_running.MAIL], environment, "worker.log")

    def _start(self, command: list[str], environment: dict[str, str], log: str) -> subprocess.Popen:
        with self._lock:
            if self._is_over:
                raise RuntimeError("the scenario is over")
            process = processes.start(command, self.environment | environment, self.logs / log)
            self._started.append(process)
        return process

    def stop(self) -> None:
        """For good: whoever else would start something is refused."""
        with self._lock:
            self._is_over = True
        for process in self._started:
            processes.stop(process)
        self.mail.down()

    def look(self, what: str) -> Any:
        return look(what, self.environment)

    def wait_for_mail(self, references: set[str], seconds: float) -> float:
        """Wait until a mail about each was taken, or `seconds` are over; gives the seconds it took."""
        began = time.monotonic()
        wait_until(lambda: all(self.mail.ids_about(references).values()), seconds)
        return time.monotonic() - began


def wait_until(is_so: Callable[[], bool], seconds: float) -> bool:
    """Look again and again; gives whether it came to be."""
    until = time.monotonic() + seconds
    while not (so := is_so()) and time.monotonic() < until:
        time.sleep(0.1)
    return so


@contextmanager
def running(
    database: Database, folder: Path, logs: Path, keys: dict[str, str], *, worker: bool = True
) -> Iterator[Site]:
    """A site that answers, with an empty outbox; all of it stopped at the end. `keys`: settings that all sites of the run share."""
    site = Site(database, folder, logs, keys)
    try:
        site.look("clear_inbox_and_outbox")
        site.start_web()
        if worker:
            site.start_worker()
        yield site
    finally:
        site.stop()
