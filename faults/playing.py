"""Plays the scenarios on one engine and keeps what each came to."""

import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from _local import fresh_values
from _working import working

from faults.databases import NAMES, Databases, databases
from faults.deadline import TooLong, deadline
from faults.figures import Figure, NotRun
from faults.processes import run_command
from faults.scenarios import (
    at_once,
    clock,
    crash,
    database_away,
    disk_full,
    expired,
    hostile,
    load,
    mail_away,
    planted,
    refused,
    synced,
)
from faults.stage import Stage

SCENARIOS: dict[str, ModuleType] = {
    "crash": crash,
    "mail-away": mail_away,
    "refused": refused,
    "at-once": at_once,
    "load": load,
    "database-away": database_away,
    "planted": planted,
    "disk-full": disk_full,
    "expired": expired,
    "clock": clock,
    "hostile": hostile,
    "synced": synced,
}
# No server answers here under this port; the settings want one.
PORT = 8000


@dataclass
class Outcome:
    """What one scenario came to: figures, and why it was not run or not ended."""

    figures: list[Figure] = field(default_factory=list)
    not_run: str = ""
    broken: str = ""

    @property
    def is_met(self) -> bool:
        return not self.broken and all(figure.is_met for figure in self.figures)


Played = dict[str, Outcome]


def play_all(engine: str, only: Collection[str], scale: float, var: Path) -> Iterator[tuple[str, Outcome]]:
    """Each scenario's outcome as it ends. Raises NotRun for an engine that cannot be had."""
    with tempfile.TemporaryDirectory(prefix="run-", dir=var) as made, databases(engine, Path(made)) as found:
        keys = {name: fresh_values(PORT)[name] for name in ("SECRET_KEY", "FIELD_KEYS")}
        keys["FAULTS_STATIC"] = str(Path(made) / "static")
        with working(f"{NAMES[engine]}: filling a database"):
            _prepare(found, Path(made), keys, var)
        for name in only:
            logs = var / engine / name
            _empty(logs)
            stage = Stage(name, found, Path(made), logs, keys, scale)
            with working(f"{NAMES[engine]}: {SCENARIOS[name].TITLE}"):
                outcome = play(stage)
            yield name, outcome


def play(stage: Stage) -> Outcome:
    """One scenario, with whatever went wrong in it."""
    scenario, outcome = SCENARIOS[stage.name], Outcome()
    try:
        with deadline(scenario.DEADLINE):
            for figure in scenario.run(stage):
                outcome.figures.append(figure)
    except NotRun as reason:
        outcome.not_run = str(reason)
    except (TooLong, RuntimeError) as error:
        outcome.broken = str(error)
    return outcome


def _prepare(found: Databases, folder: Path, keys: dict[str, str], var: Path) -> None:
    """Tables and the demonstration's data, and the static files that pages name."""
    environment = (
        fresh_values(PORT)
        | keys
        | {
            "DATABASE_URL": found.template.url,
            "DJANGO_SETTINGS_MODULE": "faults.settings",
            "FAULTS_FOLDER": str(folder),
        }
    )
    for command in ("migrate", "seed_demo", "collectstatic"):
        options = ["--no-input"] if command != "seed_demo" else []
        run_command(["manage.py", command, *options], environment, var / "preparing.log")


def _empty(logs: Path) -> None:
    logs.mkdir(parents=True, exist_ok=True)
    for file in logs.iterdir():
        file.unlink()
