"""Lighthouse, as on a slow phone, over the pages that most people see."""

import json
import os
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

from faults.figures import Figure, NotRun
from tests.machine import CHROMIUM_ARGUMENTS, find_chromium

CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
GOAL = 0.98
# Of this many runs the middle one counts: others may use the machine.
RUNS = 3
FLAGS = " ".join(["--headless=new", *CHROMIUM_ARGUMENTS])


def measure(pages: dict[str, str], modules: Path, folder: Path) -> tuple[list[Figure], list[str]]:
    """`pages`: addresses by name. Figures, and what Lighthouse would have better. Raises NotRun."""
    program, browser = modules / ".bin" / "lighthouse", find_chromium()
    if not program.exists():
        raise NotRun("the npm package lighthouse is not there")
    if not browser:
        raise NotRun("there is no Chromium on this machine")
    figures: list[Figure] = []
    wrong: list[str] = []
    for name, address in pages.items():
        told = [_run(program, browser, address, folder / f"{name}-{n}.json") for n in range(RUNS)]
        for key, words in CATEGORIES.items():
            score = statistics.median(one["categories"][key]["score"] or 0 for one in told)
            figures.append(Figure(f"{name}: {words}", f"at least {GOAL}", f"{score:.2f}", score >= GOAL))
        wrong += [f"{name}: {sentence}" for sentence in _wishes(told[-1])]
    return figures, wrong


def _run(program: Path, browser: str, address: str, file: Path) -> dict:
    command = [
        str(program), address, "--quiet", "--output=json", f"--output-path={file}", f"--chrome-flags={FLAGS}",
        f"--only-categories={','.join(CATEGORIES)}",
    ]  # fmt: skip
    said = subprocess.run(command, env=os.environ | {"CHROME_PATH": browser}, capture_output=True, text=True)
    if said.returncode:
        raise RuntimeError(f"Lighthouse failed: {said.stderr.strip().splitlines()[-1]}")
    return json.loads(file.read_text())


def _wishes(told: dict) -> Iterator[str]:
    """Audits that cost a point, of those that count."""
    for category in told["categories"].values():
        for reference in category["auditRefs"]:
            audit = told["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield f"{audit['title']} ({audit.get('displayValue') or audit['score']})"
