"""bin/faults before the packages are there: makes .venv, and hands on to `faults`."""

import os
import sys

from _setup import PYTHON, ROOT, ensure_packages
from _working import one_sentence


def main() -> None:
    os.chdir(ROOT)
    with one_sentence(ROOT / "var" / "error.log"):
        if not {"-h", "--help"} & {*sys.argv}:
            # The tests' packages: PostgreSQL where the machine has none.
            ensure_packages("requirements-test.txt")
        sys.stdout.flush()
        python = str(PYTHON) if PYTHON.exists() else sys.executable
        paths = os.pathsep.join([str(ROOT), str(ROOT / "bin")])
        os.execve(python, [python, "-m", "faults", *sys.argv[1:]], os.environ | {"PYTHONPATH": paths})
