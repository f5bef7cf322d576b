"""Processes of a scenario: started in a group of their own, so that they can be killed whole and by id."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import _running
from _setup import ROOT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(command: list[str], environment: Mapping[str, str], log: Path) -> subprocess.Popen:
    with log.open("a") as said:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )


def kill(process: subprocess.Popen) -> None:
    """kill -9 of it and all that it started; its number is its own until it is waited for."""
    if process.returncode is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def stop(process: subprocess.Popen) -> None:
    """Ask it to end, and make it, with all that it started."""
    if process.returncode is None:
        os.kill(process.pid, signal.SIGTERM)
        until = time.monotonic() + _running.STOP
        while not _has_ended(process.pid) and time.monotonic() < until:
            time.sleep(0.05)
    kill(process)


def _has_ended(pid: int) -> bool:
    """Without waiting for it, after which its number could be another's."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def run_command(arguments: list[str], environment: Mapping[str, str], log: Path) -> None:
    """Run a Python program to its end. Raises RuntimeError if it fails."""
    process = start([sys.executable, *arguments], environment, log)
    try:
        if process.wait():
            raise RuntimeError(f"{' '.join(arguments)} failed: see {log}")
    finally:
        kill(process)


def family(pid: int) -> list[int]:
    """It, and all that it started, by /proc."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # ended meanwhile
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found
