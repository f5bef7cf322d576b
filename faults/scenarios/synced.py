"""System calls are traced: nobody is told of success before the write that holds the enquiry is on the disk."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from faults.client import Visitor, address, answers
from faults.figures import Figure, NotRun, all_of, none_of
from faults.look import MARK
from faults.processes import family, start, stop
from faults.site import Site, wait_until
from faults.stage import Stage

TITLE = "synced commits"
DEADLINE = 120
WANTED = 25
CALLS = "trace=fsync,fdatasync,write,writev,pwrite64,sendto,sendmsg,recvfrom,recvmsg,read"
# One after the other, so that what lies between a question and its answer belongs to it.
ASKED, TOLD = re.compile(rb'"POST /enq'), re.compile(rb'"HTTP/1\.1 30[23]')
WRITTEN = re.compile(rb"p?write(?:64)?\(\d+<[^>]*(?:-wal|pg_wal/[^>]*)>")
SYNCED = re.compile(rb"f(?:data)?sync\(\d+<[^>]*(?:-wal|pg_wal/[^>]*)>")


def run(stage: Stage) -> Iterator[Figure]:
    if not shutil.which("strace"):
        raise NotRun("there is no strace (on Debian: apt-get install strace)")
    with stage.site(worker=False) as site:
        trace = site.folder / "trace"
        tracing = _traced(site, trace)
        try:
            sent = [_send(site.port, number) for number in range(stage.count(WANTED))]
        finally:
            stop(tracing)
        lines = trace.read_bytes().splitlines()
    yield all_of("accepted", sum(sent), len(sent))
    told, early = judged(lines)
    yield all_of("answers of success seen in the trace", told, len(sent))
    yield none_of("of them before the sync that covers them", early)


def _traced(site: Site, trace: Path) -> subprocess.Popen:
    """Trace the site, and the server of the database where that is a process of its own."""
    pids = family(site.web.pid)
    if not site.database.file:
        pids += family(site.database.own_server().pid)
    command = ["strace", "-f", "-y", "-s", "16", "-e", CALLS, "-o", str(trace)]
    tracing = start([*command, *(f"-p{pid}" for pid in pids)], {}, site.logs / "strace.log")
    attached = wait_until(lambda: (site.logs / "strace.log").read_bytes().count(b"attached") >= len(pids), 10)
    if not attached:
        stop(tracing)
        raise NotRun("processes may not be traced here")
    return tracing


def _send(port: int, number: int) -> bool:
    one = Visitor(port, address(number))
    return one.post(one.form() | answers(f"{MARK} {number}")).is_success


def judged(lines: list[bytes]) -> tuple[int, int]:
    """Answers of success in a trace, and how many came though something was written and not synced, or nothing was."""
    told = early = 0
    has_written, is_synced = False, False
    syncing: set[bytes] = set()
    for line in lines:
        if ASKED.search(line):
            has_written, is_synced = False, False
        elif WRITTEN.search(line):
            has_written, is_synced = True, False
            syncing.clear()  # what began before does not cover it
        elif SYNCED.search(line) and b"unfinished" in line:
            syncing.add(_process(line))
        elif SYNCED.search(line) or (b"sync resumed" in line and _process(line) in syncing):
            syncing.discard(_process(line))
            is_synced = True
        elif TOLD.search(line):
            told += 1
            early += not (has_written and is_synced)
    return told, early


def _process(line: bytes) -> bytes:
    return line.partition(b" ")[0]
