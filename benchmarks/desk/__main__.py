"""bin/desk-bench once the packages are there: two desks on each engine, and docs/desk-speed.md."""

import argparse
import os
import signal

from _setup import ROOT
from _working import one_sentence

from benchmarks import engines
from benchmarks.__main__ import sizes
from benchmarks.desk import report
from benchmarks.desk.asking import compare, desk
from benchmarks.timing import share_of_core

VAR = ROOT / "var"
DOCS = ROOT / "docs" / "desk-speed.md"
PARTIAL = VAR / "bench" / "desk-speed.md"
SIZES = [200, 20_000]
SECONDS = 0.5


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/desk-bench", description="Time the staff's pages with few programmes and with many."
    )
    parser.add_argument(
        "--sizes", type=sizes, default=SIZES, metavar="N,N", help="two, 20 programmes or more (200,20000)"
    )
    parser.add_argument("--engine", choices=engines.ALL, help="one engine (both)")
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="WORD", help="pages whose name holds one of them (all)"
    )
    parser.add_argument(
        "--seconds",
        type=float,
        default=SECONDS,
        help="how long to ask for each page; fewer, for a quick look (0.5)",
    )
    options = parser.parse_args(arguments)
    if len(options.sizes) != 2:
        parser.error("give two different sizes, such as 200,20000")
    return options


def measure(engine: str, options: argparse.Namespace, run: report.Run) -> None:
    """Raises NoEngine."""
    few, many = options.sizes
    with engines.databases(engine) as databases, databases(few) as one, databases(many) as other:
        print(f"\n{engine}, {few:,} and {many:,} programmes", flush=True)
        run.share = min(run.share, share_of_core())
        with desk(one, few) as small, desk(other, many) as large:
            pages = run.pages[engine] = []
            for page in compare(small, large, options.only, options.seconds):
                pages.append(page)
                # So that a run which is stopped later leaves what it has measured.
                PARTIAL.write_text(report.write(run), encoding="utf-8")
        run.share = min(run.share, share_of_core())


def main() -> None:
    options = parse()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.umask(0o077)
    run = report.Run(options.sizes)
    with one_sentence(VAR / "error.log"):
        PARTIAL.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for engine in [options.engine] if options.engine else engines.ALL:
            try:
                measure(engine, options, run)
            except engines.NoEngine as reason:
                run.not_run[engine] = str(reason)
        is_whole = (options.sizes, options.seconds) == (SIZES, SECONDS) and not (
            options.engine or options.only or run.not_run
        )
        target = DOCS if is_whole else PARTIAL
        target.write_text(report.write(run), encoding="utf-8")
    print("\n" + report.slowest(run))
    print(f"\nEvery page is in {target.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
