"""A command before the packages are there: makes .venv, and hands on to the package that does the work."""

import os
import sys

from _setup import PYTHON, ROOT, ensure_packages
from _working import one_sentence


def hand_on_to(package: str, requirements: str) -> None:
    """Become `python -m package`, with the same arguments; asked for help, without installing anything."""
    os.chdir(ROOT)
    with one_sentence(ROOT / "var" / "error.log"):
        if not {"-h", "--help"} & {*sys.argv}:
            ensure_packages(requirements)
        sys.stdout.flush()
        python = str(PYTHON) if PYTHON.exists() else sys.executable
        paths = os.pathsep.join([str(ROOT), str(ROOT / "bin")])
        os.execve(python, [python, "-m", package, *sys.argv[1:]], os.environ | {"PYTHONPATH": paths})
