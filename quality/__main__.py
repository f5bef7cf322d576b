"""bin/quality once the packages are there: the parts that were asked for, then the table and the report."""

import argparse
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from _setup import ROOT
from _working import one_sentence, working

from faults.figures import Figure, NotRun
from quality import crawl, lighthouse, nu, report, sizes, walk
from quality.site import served

VAR = ROOT / "var"
OWN = VAR / "quality"
DOCS = ROOT / "docs" / "quality.md"
PACKAGES = Path(__file__).with_name("package.json")
PARTS = ("crawl", "sizes", "nu", "lighthouse", "walk")
Answers = tuple[list[Figure], list[str]]


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/quality",
        description="Read every public page as a crawler, a validator, Lighthouse and a visitor do.",
    )
    parser.add_argument(
        "--only", nargs="+", choices=PARTS, default=[*PARTS], metavar="PART",
        help=f"some parts (all): {', '.join(PARTS)}",
    )  # fmt: skip
    return parser.parse_args(arguments)


def ensure_modules() -> Path:
    """The folder of the npm packages; what cannot be installed is missing there, and the part says so."""
    if shutil.which("npm") and not (OWN / "node_modules").exists():
        shutil.copy(PACKAGES, OWN)
        with working("Installing Lighthouse and the Nu checker"):
            subprocess.run(["npm", "install", "--no-package-lock", "--silent"], cwd=OWN, capture_output=True)
    return OWN / "node_modules"


def run_all(only: list[str], modules: Path, folder: Path) -> report.Run:
    run = report.Run()
    with (
        working("Filling a database and starting the site") as work,
        served(folder, OWN / "site.log") as address,
    ):
        work.write("reading every page")
        found = crawl.Found() if only == ["walk"] else crawl.crawl(address)
        parts: dict[str, Callable[[], Answers]] = {
            "crawl": lambda: ([*found.figures()], found.wrong()),
            "sizes": lambda: sizes.weigh(found, address),
            "nu": lambda: nu.check(found, modules, folder),
            "lighthouse": lambda: lighthouse.measure(sizes.main_pages(found, address), modules, folder),
            "walk": lambda: walk.measure(address),
        }
        for name in only:
            work.write(name)
            try:
                run.parts[name], run.wrong[name] = parts[name]()
            except NotRun as reason:
                run.not_run[name] = str(reason)
    return run


def main() -> None:
    options = parse()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with one_sentence(VAR / "error.log"):
        OWN.mkdir(mode=0o700, parents=True, exist_ok=True)
        modules = ensure_modules()
        with tempfile.TemporaryDirectory(prefix="run-", dir=OWN) as folder:
            run = run_all(options.only, modules, Path(folder))
        target = DOCS if options.only == [*PARTS] else OWN / "quality.md"
        target.write_text(report.write(run), encoding="utf-8")
    print("\n" + report.plain(run))
    raise SystemExit(0 if run.is_met else 1)


if __name__ == "__main__":
    os.umask(0o077)
    main()
