"""bin/bench before the packages are there: makes .venv, and hands on to `benchmarks`."""

import os
import sys

from _setup import PYTHON, ROOT, ensure_packages
from _working import one_sentence


def main() -> None:
    os.chdir(ROOT)
    with one_sentence(ROOT / "var" / "error.log"):
        if not {"-h", "--help"} & {*sys.argv}:
            ensure_packages("requirements-bench.txt")
        sys.stdout.flush()
        python = str(PYTHON) if PYTHON.exists() else sys.executable
        paths = os.pathsep.join([str(ROOT), str(ROOT / "bin")])
        os.execve(python, [python, "-m", "benchmarks", *sys.argv[1:]], os.environ | {"PYTHONPATH": paths})
