"""How many pages a second the site serves, beside what the same server can do with less to do."""

import json
import shutil
import tempfile
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from _working import working
from django.core.management import call_command

from benchmarks import load, serving
from benchmarks.names import BARE, CACHED, NAKED, NGINX, RAW, UNCACHED
from benchmarks.questions import FOUR, TWO, Unequal

ONE_PAGE = "/programmes/"
SERVERS = "benchmarks.servers"
# Seconds of load a turn, where one page takes a while, and turns.
SECONDS, LONGER, TURNS = 2, 6, 3
# What the file or the server says for itself.
OWN_HEADERS = {"content-length", "content-type", "date", "server", "connection"}


def addresses() -> list[str]:
    """Searches that visitors make, none like another: an uncached page is not one page over and over."""
    chosen: list[dict] = [
        {},
        {"frequency": "weekly"},
        TWO,
        FOUR,
        {"setting": ["residential"], "treats": ["alcohol"]},
    ]
    pages: list[dict] = [{}, {"page": 2}, {"sort": "name"}, {"sort": "checked"}]
    searches = [urlencode(one | page, doseq=True) for one, page in product(chosen, pages)]
    return [f"{ONE_PAGE}?{query}" if query else ONE_PAGE for query in searches]


def measure() -> dict:
    """Requests a second of each server, measured in turns; `missing` says what could not be measured."""
    with working("  Collecting static files"):
        call_command("collectstatic", interactive=False, verbosity=0)
    with ExitStack() as stack, working("  Measuring pages") as work:
        work.write("starting servers")
        serving.SAID.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        serving.SAID.write_text("")
        asked = _servers(stack)
        rates: dict[str, list[float]] = {name: [] for name in asked}
        for turn in range(TURNS):
            for name, (port, paths) in asked.items():
                work.write(f"{name}, turn {turn + 1}")
                rates[name].append(load.rate(port, paths, LONGER if name == UNCACHED else SECONDS))
    missing = {} if NGINX in asked else {NGINX: "nginx is not installed"}
    return {"tool": load.tool(), "rates": {name: median(r) for name, r in rates.items()}, "missing": missing}


def _servers(stack: ExitStack) -> dict[str, tuple[int, list[str]]]:
    """Start all of them, each asked once so that nothing is built while it is measured: port and addresses."""
    ours = "benchmarks.settings"
    cached = stack.enter_context(serving.granian(serving.SITE, ours))
    headers, body = serving.fetch(cached, ONE_PAGE)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pages", dir="/tmp")))
    answer = _keep(folder, headers, body)
    bare = stack.enter_context(serving.granian(f"{SERVERS}.bare:application", f"{SERVERS}.bare_settings"))
    naked = stack.enter_context(serving.granian(f"{SERVERS}.bare:application", f"{SERVERS}.naked_settings"))
    uncached = stack.enter_context(serving.granian(f"{SERVERS}.uncached:application", ours))
    for path in addresses():
        serving.fetch(uncached, path)
    raw = stack.enter_context(serving.granian(f"{SERVERS}.raw:application", ours, BENCH_ANSWER=str(answer)))
    asked = {
        BARE: (bare, ["/"]),
        NAKED: (naked, ["/"]),
        UNCACHED: (uncached, addresses()),
        RAW: (raw, [ONE_PAGE]),
        CACHED: (cached, [ONE_PAGE]),
    }
    if shutil.which("nginx"):
        asked[NGINX] = (stack.enter_context(serving.nginx(folder, _told(headers), body)), [ONE_PAGE])
    for name in {RAW, CACHED, NGINX} & asked.keys():
        if serving.fetch(asked[name][0], ONE_PAGE)[1] != body:
            raise Unequal(f"{name} does not serve the bytes of the page")
    return asked


def _told(headers: dict[str, str]) -> dict[str, str]:
    """The headers that a server does not make by itself."""
    return {name: value for name, value in headers.items() if name.lower() not in OWN_HEADERS}


def _keep(folder: Path, headers: dict[str, str], body: bytes) -> Path:
    """Write the answer to files, for the server of raw bytes."""
    answer = folder / "answer"
    answer.write_bytes(body)
    kept = {k: v for k, v in headers.items() if k.lower() not in {"date", "server", "connection"}}
    answer.with_suffix(".json").write_text(json.dumps(list(kept.items())))
    return answer
