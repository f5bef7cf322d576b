"""bin/bench and bin/desk-bench before the packages are there: makes .venv, and hands on to what measures."""

import os
import sys

from _setup import PYTHON, ROOT, ensure_packages
from _working import one_sentence


def main(module: str = "benchmarks", packages: str = "requirements-bench.txt") -> None:
    os.chdir(ROOT)
    with one_sentence(ROOT / "var" / "error.log"):
        if not {"-h", "--help"} & {*sys.argv}:
            ensure_packages(packages)
        sys.stdout.flush()
        python = str(PYTHON) if PYTHON.exists() else sys.executable
        paths = os.pathsep.join([str(ROOT), str(ROOT / "bin")])
        os.execve(python, [python, "-m", module, *sys.argv[1:]], os.environ | {"PYTHONPATH": paths})
