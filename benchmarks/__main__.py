"""bin/bench once the packages are there: one process for each engine and size, then the report."""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from _local import fresh_values
from _setup import ROOT
from _working import one_sentence

from benchmarks import engines, report
from benchmarks.names import PARTS

VAR = ROOT / "var"
DOCS = ROOT / "docs" / "benchmarks.md"
PARTIAL = VAR / "bench" / "benchmarks.md"
SIZES = [2_000, 20_000, 100_000]
# No server answers here under this port; the settings want one.
PORT = 8000


def sizes(text: str) -> list[int]:
    """ "2000,20000" as numbers, smallest first."""
    numbers = sorted({int(part) for part in text.split(",")})
    if numbers[0] < 20:
        raise ValueError
    return numbers


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/bench", description="Measure the search beside what else people would use."
    )
    parser.add_argument(
        "--sizes",
        type=sizes,
        default=SIZES,
        metavar="N,N",
        help="programmes, 20 or more each (2000,20000,100000)",
    )
    parser.add_argument("--engine", choices=engines.ALL, help="one engine (both)")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="some parts (all)")
    return parser.parse_args(arguments)


def measure(url: str, size: int, options: argparse.Namespace, largest: bool) -> dict:
    """The figures of one engine at one size, from a process of its own on the empty database at `url`."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        command = [sys.executable, "-m", "benchmarks.measure", "--size", str(size), "--out", out.name]
        command += ["--only", *options.only, *(["--largest"] if largest else [])]
        own = fresh_values(PORT) | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
        if subprocess.run(command, cwd=ROOT, env=os.environ | own).returncode:
            raise SystemExit("Not finished: see what was said above.")
        return json.loads(Path(out.name).read_text())


def measure_all(options: argparse.Namespace) -> report.Run:
    """Everything that was asked for; an engine that cannot be had is left out with its reason."""
    run = report.Run({}, {})
    for engine in [options.engine] if options.engine else engines.ALL:
        with ExitStack() as stack:
            try:
                databases = stack.enter_context(engines.databases(engine))
            except engines.NoEngine as reason:
                run.not_run[engine] = str(reason)
                continue
            run.figures[engine] = []
            for size in options.sizes:
                print(f"\n{engine}, {size:,} programmes", flush=True)
                with databases(size) as url:
                    found = measure(url, size, options, largest=size == options.sizes[-1])
                run.figures[engine].append(found)
                # So that a run which is stopped later leaves what it has measured.
                write(run, PARTIAL)
    return run


def write(run: report.Run, target: Path) -> None:
    target.write_text(report.write(run), encoding="utf-8")


def is_whole(options: argparse.Namespace, run: report.Run) -> bool:
    """Whether nothing was left out: only then is it the page of the documentation."""
    return options.sizes == SIZES and not options.engine and options.only == PARTS and not run.not_run


def main() -> None:
    options = parse()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.umask(0o077)
    with one_sentence(VAR / "error.log"):
        PARTIAL.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        run = measure_all(options)
        target = DOCS if is_whole(options, run) else PARTIAL
        write(run, target)
    for engine, reason in run.not_run.items():
        print(f"Not run: {engine}, because {reason}.")
    print(f"\nThe figures are in {target.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
