"""A PostgreSQL server for one test run: private, without a network port, gone afterwards. Standard library only."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# PostgreSQL refuses to run as root. In a user namespace root looks like this user, and owns its files still.
NAMESPACE = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
# Where namespaces are refused: the user id "nobody" has on Linux.
NOBODY = 65534
# Seconds that a start may take on a busy machine.
PATIENCE = 60

# Nothing here has to outlive a crash, so it need not wait for the disk.
OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}

# Stops the server when the pipe from our side closes, however we end; a Ctrl-C in the terminal is ours to handle.
KEEPER = '"$@" & server=$!; cat >/dev/null; kill -INT "$server"; wait "$server"'


class NoServer(Exception):
    """Why there is no PostgreSQL to test on, as half a sentence."""


class Runner:
    """Runs PostgreSQL's programs as a user they accept."""

    def __init__(self, programs: Path, home: Path, namespaces: bool = True):
        self.programs, self.home = programs, home
        self.prefix: list[str] = []
        self.user: dict = {}
        if os.geteuid() == 0 and namespaces and _namespaces_work():
            self.prefix = NAMESPACE
        elif os.geteuid() == 0:
            self._become_nobody()

    def _become_nobody(self) -> None:
        """Drop to an ordinary user id, with the data and (if it cannot read them) the programs where it can."""
        self.user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        if not self._runs():
            self._copy_programs()
        for path in [self.home, *self.home.rglob("*")]:
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)

    def _copy_programs(self) -> None:
        """Copy the wheel's package and the libraries that lie beside it, in the same places to one another."""
        package = self.programs.parents[1]
        for folder in package.parent.glob(f"{package.name}*"):
            shutil.copytree(folder, self.home / "programs" / folder.name, symlinks=True)
        self.programs = self.home / "programs" / self.programs.relative_to(package.parent)

    def _runs(self) -> bool:
        try:
            return self.run("postgres", "--version").returncode == 0
        except OSError:
            return False

    def command(self, program: str, *arguments: str) -> list[str]:
        return [*self.prefix, str(self.programs / program), *arguments]

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            self.command(program, *arguments), capture_output=True, text=True, cwd="/", **self.user
        )


def _namespaces_work() -> bool:
    if not shutil.which("unshare"):
        return False
    return subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode == 0


def _last_line(text: str) -> str:
    return text.strip().rpartition("\n")[2] or "no reason given"


def _initialise(runner: Runner, data: Path) -> None:
    made = runner.run(
        "initdb", "--pgdata", str(data), "--username=postgres", "--auth=trust",
        "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
    )  # fmt: skip
    if made.returncode:
        raise NoServer(f"initdb failed: {_last_line(made.stderr)}")


def _is_ready(data: Path) -> bool:
    """PostgreSQL writes its state on the eighth line of this file."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return False
    return len(lines) > 7 and lines[7].strip() == "ready"


def _wait(keeper: subprocess.Popen, data: Path, log: Path) -> None:
    limit = time.monotonic() + PATIENCE
    while not _is_ready(data):
        if keeper.poll() is not None or time.monotonic() > limit:
            raise NoServer(f"the server did not start: {_last_line(log.read_text(errors='replace'))}")
        time.sleep(0.05)


def _start(runner: Runner, data: Path, log: Path, options: Mapping[str, str]) -> subprocess.Popen:
    told = {**OPTIONS, **options, "unix_socket_directories": str(runner.home)}
    settings = [part for name, value in told.items() for part in ("-c", f"{name}={value}")]
    command = runner.command("postgres", "-D", str(data), *settings)
    with log.open("a") as output:
        return subprocess.Popen(
            ["sh", "-c", KEEPER, "keeper", *command],
            stdin=subprocess.PIPE, stdout=output, stderr=output, cwd="/", start_new_session=True, **runner.user,
        )  # fmt: skip


def _stop(keeper: subprocess.Popen) -> None:
    if keeper.stdin:
        keeper.stdin.close()  # a second time does nothing
    keeper.wait(PATIENCE)


class Server:
    """A server in a folder of its own, which can be stopped and started again."""

    def __init__(self, runner: Runner, options: Mapping[str, str]):
        self.home, self.data, self.log = runner.home, runner.home / "data", runner.home / "log"
        self.url = f"postgresql://postgres@{quote(str(self.home), safe='')}/postgres"
        self._runner, self._options = runner, options
        _initialise(runner, self.data)

    def own(self, folder: Path) -> None:
        """Make `folder` one that the server may write in."""
        folder.mkdir(mode=0o700)
        if "user" in self._runner.user:
            os.chown(folder, NOBODY, NOBODY)

    @property
    def pid(self) -> int:
        """Of the process that started the server."""
        return self._keeper.pid

    def start(self) -> None:
        """Raises NoServer when it does not start."""
        self._keeper = _start(self._runner, self.data, self.log, self._options)
        try:
            _wait(self._keeper, self.data, self.log)
        except NoServer:
            self.stop()
            raise

    def stop(self) -> None:
        """End its work at once, as a restart of the machine does; what was committed is kept."""
        _stop(self._keeper)


@contextmanager
def restartable(
    folders: list[Path], namespaces: bool = True, options: Mapping[str, str] = {}
) -> Iterator[Server]:
    """Start a server from the first of `folders`; stopped and deleted at the end.

    `options` are PostgreSQL's own. Raises NoServer with the reason when there is none, or it does not start.
    """
    if not folders:
        raise NoServer("no PostgreSQL programs were found on this machine")
    # A short path: a socket's address has room for about 100 characters.
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp", ignore_cleanup_errors=True) as folder:
        started = Server(Runner(folders[0], Path(folder), namespaces), options)
        started.start()
        try:
            yield started
        finally:
            started.stop()


@contextmanager
def server(folders: list[Path], namespaces: bool = True) -> Iterator[str]:
    """The same, for its URL."""
    with restartable(folders, namespaces) as started:
        yield started.url
