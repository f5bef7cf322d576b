"""bin/test once Python is new enough: the whole suite on SQLite, on PostgreSQL, and in a browser."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from _setup import PYTHON, ROOT, VENV, ensure_packages
from _working import one_sentence

sys.path.insert(0, str(ROOT))
from tests import machine, postgres

# What pytest gives when no test matched its arguments.
NO_TESTS = 5

# Exits with PostgreSQL's own words, which come last on the first line of its message.
CONNECT = """
import psycopg, sys
try:
    psycopg.connect(sys.argv[1], connect_timeout=10).close()
except psycopg.Error as error:
    sys.exit(str(error).partition("\\n")[0].rpartition("failed: ")[2].rstrip("."))
"""


@dataclass
class Total:
    """What all runs together came to."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    codes: list[int] = field(default_factory=list)
    not_run: list[str] = field(default_factory=list)

    def add(self, code: int, counts: dict[str, int]) -> None:
        """Add one run; one that broke without a failed test counts as a failure."""
        self.codes.append(code)
        self.passed += counts.get("passed", 0)
        self.skipped += counts.get("skipped", 0)
        broke = code not in (0, NO_TESTS)
        self.failed += counts.get("failed", 0) or int(broke)

    def close(self, strict: bool) -> int:
        """Print what did not run and the closing line; give the exit code. `strict`: not run is failed."""
        for reason in self.not_run:
            print(f"Not run: {reason}")
        if strict:
            self.failed += len(self.not_run)
        line = f"{self.passed} passed, {self.failed} failed"
        print(line + (f", {self.skipped} skipped" if self.skipped else ""), flush=True)
        if self.failed:
            return 1
        return NO_TESTS if self.codes and set(self.codes) == {NO_TESTS} else 0


def let_end(pytest: subprocess.Popen) -> None:
    """After Ctrl-C, which reached pytest too: let it report and drop its database, but not for ever."""
    try:
        pytest.wait(timeout=5)
    except subprocess.TimeoutExpired:
        pytest.terminate()
        pytest.wait()


def run(title: str, arguments: list[str], **environment: str) -> tuple[int, dict[str, int]]:
    """Run pytest once; gives its exit code and counts."""
    print(f"\n{title}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder) / "counts.json"
        env = {name: value for name, value in os.environ.items() if name != "TEST_DATABASE_URL"}
        env |= environment | {"TEST_COUNTS": str(counts)}
        pytest = subprocess.Popen([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=env)
        try:
            code = pytest.wait()
        except KeyboardInterrupt:
            let_end(pytest)
            raise
        return code, json.loads(counts.read_text()) if counts.exists() else {}


def named_server() -> str | None:
    """The server named by TEST_DATABASE_URL; stops with a sentence if it does not answer."""
    url = os.environ.get("TEST_DATABASE_URL")
    if not url:
        return None
    tried = subprocess.run([PYTHON, "-c", CONNECT, url], capture_output=True, text=True)
    if tried.returncode:
        raise SystemExit(
            f"The database named by TEST_DATABASE_URL cannot be reached ({tried.stderr.strip()}): "
            "start it, correct the address, or unset TEST_DATABASE_URL."
        )
    return url


def on_postgres(total: Total, arguments: list[str], named: str | None) -> None:
    with ExitStack() as stack:
        try:
            url = named or stack.enter_context(postgres.server(machine.postgres_folders(VENV)))
        except postgres.NoServer as reason:
            total.not_run.append(f"the tests on PostgreSQL, because {reason}.")
            return
        total.add(*run("On PostgreSQL", arguments, TEST_ENGINE="postgresql", TEST_DATABASE_URL=url))


def in_browser(total: Total, arguments: list[str]) -> None:
    if not machine.find_chromium():
        total.not_run.append(
            "the browser tests, because there is no Chromium on PATH (on Debian: apt-get install chromium)."
        )
        return
    total.add(*run("In Chromium, on SQLite", arguments, TEST_ENGINE="sqlite", TEST_BROWSER="1"))


def main() -> None:
    arguments = sys.argv[1:]
    total = Total()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with one_sentence(ROOT / "var" / "error.log"):
        ensure_packages("requirements-test.txt")
        named = named_server()
        total.add(*run("On SQLite", arguments, TEST_ENGINE="sqlite"))
        on_postgres(total, arguments, named)
        in_browser(total, arguments)
    sys.exit(total.close(strict=os.environ.get("CI") == "true"))
