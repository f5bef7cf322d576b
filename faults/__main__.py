"""bin/faults once the packages are there: every scenario on each engine, then the table and the report."""

import argparse
import json
import os
import signal
from pathlib import Path

from _setup import ROOT
from _working import one_sentence

from faults import report
from faults.databases import NAMES
from faults.figures import NotRun
from faults.playing import SCENARIOS, play_all

VAR = ROOT / "var"
DOCS = ROOT / "docs" / "reliability.md"
PARTIAL = VAR / "faults" / "reliability.md"


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/faults", description="Break what an enquiry passes through, and count what was lost."
    )
    parser.add_argument("--engine", choices=NAMES, help="one engine (both)")
    parser.add_argument(
        "--only", nargs="+", choices=SCENARIOS, default=[*SCENARIOS], metavar="SCENARIO",
        help=f"some scenarios (all): {', '.join(SCENARIOS)}",
    )  # fmt: skip
    parser.add_argument(
        "--scale", type=float, default=1.0, metavar="X", help="0.1: a tenth of the visitors (1)"
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="also write what came of each goal to this file"
    )
    return parser.parse_args(arguments)


def run_all(options: argparse.Namespace, target: Path) -> report.Run:
    """Everything that was asked for; an engine that cannot be had is left out with its reason."""
    run = report.Run(options.scale)
    for engine in [options.engine] if options.engine else NAMES:
        run.played[engine] = {}
        try:
            for name, outcome in play_all(engine, options.only, options.scale, VAR / "faults"):
                run.played[engine][name] = outcome
                # So that a run which is stopped later leaves what it has seen.
                target.write_text(report.write(run), encoding="utf-8")
        except NotRun as reason:
            run.not_run[engine] = str(reason)
    return run


def is_whole(options: argparse.Namespace) -> bool:
    """Whether nothing was left out by wish: only then is it the page of the documentation."""
    return options.scale == 1 and not options.engine and options.only == [*SCENARIOS]


def main() -> None:
    options = parse()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.umask(0o077)
    with one_sentence(VAR / "error.log"):
        PARTIAL.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        run = run_all(options, PARTIAL)
        if is_whole(options):
            DOCS.write_text(report.write(run), encoding="utf-8")
        if options.json:
            options.json.write_text(json.dumps(report.as_data(run)), encoding="utf-8")
    print("\n" + report.plain(run))
    raise SystemExit(0 if run.is_met else 1)


if __name__ == "__main__":
    main()
