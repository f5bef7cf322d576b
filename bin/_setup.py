"""Makes .venv and puts the pinned packages in it: what both commands need first. Standard library only."""

import hashlib
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

from _working import one_sentence, working

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = VENV / "install.log"

# A venv that was left half made, or made by an older Python, fails this.
_PROBE = "import pip, sys; sys.exit(sys.version_info < (3, 11))"

# What pip says, and what to do about it; the first match wins.
_REASONS = (
    (
        r"DO NOT MATCH THE HASHES|hashes are required|Hashes are required",
        "A downloaded package is not the one that {file} pins: "
        "do not use it; check {file} and the package index, then run this again.",
    ),
    (r"No space left", "The disk is full: free about 500 MB and run this again."),
    (
        r"onnection broken|connect|[Tt]imed out|Temporary failure|Max retries|SSLError|ProxyError|HTTP error",
        "The package index cannot be reached: check the network (or PIP_INDEX_URL) and run this again.",
    ),
    (
        r"No matching distribution found for (?P<package>\S+)",
        "The package index has no {package} for this Python and machine: "
        "use another Python (3.11 or later) or another package index, and run this again.",
    ),
)


def explain(output: str, file: str) -> str:
    """One sentence that says what to do about pip's `output` after a failed install of `file`."""
    for pattern, sentence in _REASONS:
        if match := re.search(pattern, output):
            return sentence.format(file=file, **match.groupdict())
    errors = re.findall(r"^ERROR: (.+?)\.?$", output, re.MULTILINE)
    reason = errors[-1] if errors else "pip gave no reason"
    return f"The packages could not be installed: {reason} (everything pip said is in {LOG})."


def make_venv() -> None:
    """Make .venv unless a working one is there."""
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", _PROBE], capture_output=True).returncode == 0:
        return
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise SystemExit(
            "This Python cannot make a virtual environment: install its venv module "
            "(on Debian and Ubuntu: apt-get install python3-venv) and run this again."
        )
    with working("Making .venv"):
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True)
    if made.returncode:
        said = (made.stderr or made.stdout).strip().rpartition("\n")[2] or "no reason given"
        raise SystemExit(
            f"The virtual environment could not be made in {VENV} ({said}): mend that, run this again."
        )


def install(file: str) -> None:
    """Install exactly what `file` pins; ready-made packages only, so that nothing unpinned is fetched to build one."""
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--no-input"]
    command += ["--disable-pip-version-check", "--progress-bar=off", "-r", str(ROOT / file)]
    lines: list[str] = []
    with working(f"Installing {file}") as work:
        pip = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for line in pip.stdout or ():
            lines.append(line)
            work.write(line)
    LOG.write_text("".join(lines), encoding="utf-8")
    if pip.wait():
        raise SystemExit(explain("".join(lines), file))


def ensure_packages(file: str) -> None:
    """Make .venv hold what `file` pins; does nothing when it already did and `file` is unchanged."""
    wanted = hashlib.sha256((ROOT / file).read_bytes()).hexdigest()
    stamp = VENV / f"{file}.sha256"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    make_venv()
    stamp.unlink(missing_ok=True)
    install(file)
    stamp.write_text(wanted)


if __name__ == "__main__":
    with one_sentence(ROOT / "var" / "error.log"):
        ensure_packages(sys.argv[1])
