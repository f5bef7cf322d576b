"""bin/test once Python is new enough: the whole suite on SQLite and, beside it, PostgreSQL; then in a browser."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack, nullcontext
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


class Run:
    """One run of pytest, from its start; `is_beside` keeps what it says until it is asked for."""

    def __init__(self, title: str, arguments: list[str], is_beside: bool = False, **environment: str):
        self.title = title
        self.folder = tempfile.TemporaryDirectory()
        self.counts = Path(self.folder.name) / "counts.json"
        self.said = Path(self.folder.name) / "said.txt" if is_beside else None
        env = {name: value for name, value in os.environ.items() if name != "TEST_DATABASE_URL"}
        env |= environment | {"TEST_COUNTS": str(self.counts)}
        if not self.said:
            print(f"\n{title}", flush=True)
        with self.said.open("wb") if self.said else nullcontext() as output:
            command = [str(PYTHON), "-m", "pytest", *arguments]
            self.pytest = subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=output)

    def end(self) -> tuple[int, dict[str, int]]:
        """Wait for it; gives its exit code and counts."""
        with self.folder:
            try:
                code = self.pytest.wait()
            except KeyboardInterrupt:
                let_end(self.pytest)
                raise
            if self.said:
                print(f"\n{self.title}\n{self.said.read_text(errors='replace')}", end="", flush=True)
            return code, json.loads(self.counts.read_text()) if self.counts.exists() else {}


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


def on_postgres(total: Total, arguments: list[str], named: str | None, stack: ExitStack) -> Run | None:
    """Start the run beside the one on SQLite: each keeps one core busy. `stack` ends it, and its server, whatever happens."""
    try:
        url = named or stack.enter_context(postgres.server(machine.postgres_folders(VENV)))
    except postgres.NoServer as reason:
        total.not_run.append(f"the tests on PostgreSQL, because {reason}.")
        return None
    environment = {"TEST_ENGINE": "postgresql", "TEST_DATABASE_URL": url}
    run = Run("On PostgreSQL", arguments, is_beside=True, **environment)
    stack.callback(let_end, run.pytest)
    return run


def in_browser(total: Total, arguments: list[str]) -> None:
    if not machine.find_chromium():
        total.not_run.append(
            "the browser tests, because there is no Chromium on PATH (on Debian: apt-get install chromium)."
        )
        return
    total.add(*Run("In Chromium, on SQLite", arguments, TEST_ENGINE="sqlite", TEST_BROWSER="1").end())


def main() -> None:
    arguments = sys.argv[1:]
    total = Total()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with one_sentence(ROOT / "var" / "error.log"):
        ensure_packages("requirements-test.txt")
        named = named_server()
        with ExitStack() as stack:
            beside = on_postgres(total, arguments, named, stack)
            total.add(*Run("On SQLite", arguments, TEST_ENGINE="sqlite").end())
            if beside:
                total.add(*beside.end())
        in_browser(total, arguments)
    sys.exit(total.close(strict=os.environ.get("CI") == "true"))
