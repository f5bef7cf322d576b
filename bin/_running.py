"""Runs the site and its two workers side by side, until one ends or the user ends them all."""

import http.client
import signal
import subprocess
import sys
import time
from pathlib import Path

# Seconds: how often they are looked at, how long the site may take to answer, how long a stop may take.
LOOK, START, STOP = 0.1, 60, 15

# Requests at work at once: more than this only wait for one another, and each holds a database connection.
THREADS = 16

SITE = "the site"
MAIL = "the mail worker"
JOBS = "the worker for uploads"


def commands(port: int) -> dict[str, list[str]]:
    python = sys.executable
    granian = [python, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    granian += ["--blocking-threads", str(THREADS), "--no-ws", "--no-access-log", "--log-level", "error"]
    granian += ["recovery_site.wsgi:application"]
    return {
        SITE: granian,
        MAIL: [python, "manage.py", "send_mail"],
        JOBS: [python, "manage.py", "run_jobs"],
    }


class Stopped(Exception):
    """The user asked them to stop."""


def _stop(*_signal) -> None:
    raise Stopped


def handle_signals(handler) -> None:
    """Set what asks them to stop; under nohup a closed terminal does not."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, handler)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, handler)


def answers(port: int) -> bool:
    """Whether the site answers at all; what it answers is not asked, since a proxy's settings may redirect."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health/")
        return connection.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def ended(processes: dict[str, subprocess.Popen]) -> str | None:
    """The name of one that has ended by itself."""
    return next((name for name, process in processes.items() if process.poll() is not None), None)


def wait_until_up(processes: dict[str, subprocess.Popen], port: int) -> str | None:
    """Wait until the site answers; gives the name of one that ended instead."""
    limit = time.monotonic() + START
    while not answers(port):
        if name := ended(processes):
            return name
        if time.monotonic() > limit:
            return SITE
        time.sleep(LOOK)
    return None


def watch(processes: dict[str, subprocess.Popen]) -> str:
    """Wait until one of them ends by itself, and give its name."""
    while not (name := ended(processes)):
        time.sleep(LOOK)
    return name


def stop_all(processes: dict[str, subprocess.Popen]) -> None:
    """Ask each to end, and make the ones that do not."""
    for process in processes.values():
        if process.poll() is None:
            process.terminate()
    limit = time.monotonic() + STOP
    for process in processes.values():
        try:
            process.wait(max(0.1, limit - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def announce(port: int, sign_ins: str) -> None:
    print(f"\nRefrain is at http://127.0.0.1:{port}/ and its staff pages at http://127.0.0.1:{port}/admin/")
    if sign_ins:
        print(f"\nDemonstration sign-ins:\n{sign_ins}")
    print("\nMails go to var/mail/ unless EMAIL_DELIVERY says otherwise. Press Ctrl-C to stop.", flush=True)


def run(port: int, sign_ins: str) -> None:
    """Serve until Ctrl-C or SIGTERM (exit 0), or until one of them ends by itself (exit 1)."""
    handle_signals(_stop)
    root = Path(__file__).resolve().parent.parent
    processes: dict[str, subprocess.Popen] = {}
    failed = None
    try:
        for name, command in commands(port).items():
            # In a session of its own, Ctrl-C reaches this process alone, which then stops all in order.
            processes[name] = subprocess.Popen(command, cwd=root, start_new_session=True)
        failed = wait_until_up(processes, port)
        if not failed:
            announce(port, sign_ins)
            failed = watch(processes)
    except Stopped:
        print("\nStopping.", flush=True)
    finally:
        handle_signals(signal.SIG_IGN)
        stop_all(processes)
    if failed:
        raise SystemExit(
            f"{failed[0].upper()}{failed[1:]} ended by itself, so the others were stopped: look at what it said above and run bin/serve again."
        )
