"""bin/serve once the packages are there: makes the database and static files ready, then runs the site."""

import hashlib
import os
import sys
from pathlib import Path

from _running import run
from _serving import ROOT, VAR, parse
from _working import one_sentence, working

# There while a database that this command made still waits for its demonstration data.
WAITING = VAR / "waiting-for-demo"
STATIC_STAMP = VAR / "static.sha256"


def load_django() -> None:
    """Read the settings and load every app; a wrong setting ends with a sentence."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as error:
        reason = " ".join(str(error).split()).rstrip(".")
        raise SystemExit(
            f"A setting is wrong: {reason}; correct it in the environment or in {VAR / 'local.env'}."
        ) from None


def named_database() -> str | None:
    """Where the database named by DATABASE_URL is, without its password; None for our own under var/."""
    from django.conf import settings

    if not os.environ.get("DATABASE_URL"):
        return None
    at = settings.DATABASES["default"]
    return (
        f"{at['NAME']} at {at['HOST'] or 'this machine'}:{at['PORT'] or 'default port'}"
        if at.get("HOST")
        else str(at["NAME"])
    )


def migrate() -> None:
    """Bring the database up to date; cheap when it is."""
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            with working("Preparing the database") as work:
                call_command("migrate", interactive=False, stdout=work)
    except DatabaseError as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        where = named_database()
        todo = (
            "start it or correct DATABASE_URL"
            if where
            else "check that folder, or move the file away to start afresh"
        )
        raise SystemExit(
            f"The database {where or 'in ' + str(VAR)} cannot be used ({reason}): {todo}."
        ) from None


def static_digest() -> str:
    """Changes when any static file of the site or of a package does."""
    from django.contrib.staticfiles.finders import get_finders

    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            at = os.stat(storage.path(path))
            seen.update(f"{path} {at.st_size} {at.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def collect_static() -> None:
    from django.conf import settings
    from django.core.management import call_command

    digest = static_digest()
    there = (Path(settings.STATIC_ROOT) / "staticfiles.json").exists() and STATIC_STAMP.exists()
    if there and STATIC_STAMP.read_text() == digest:
        return
    with working("Collecting static files"):
        call_command("collectstatic", interactive=False, verbosity=0)
    STATIC_STAMP.write_text(digest)


def sign_ins_file() -> Path:
    """One file a database, so that the sign-ins shown are those of the database served."""
    where = named_database()
    if where is None:
        return VAR / "demo-sign-ins.txt"
    return VAR / f"demo-sign-ins-{hashlib.sha256(where.encode()).hexdigest()[:8]}.txt"


def seed(options) -> None:
    """Fill a database that this command made itself, or any other when told to."""
    from django.core.management import CommandError, call_command, get_commands

    if "seed_demo" not in get_commands():
        return
    if options.demo or (WAITING.exists() and not options.empty):
        try:
            with working("Filling it with demonstration data") as work:
                call_command("seed_demo", sign_ins=str(sign_ins_file()), stdout=work)
        except CommandError as error:
            raise SystemExit(f"No demonstration data was put in: {error}") from None
    WAITING.unlink(missing_ok=True)


def prepare(options) -> None:
    load_django()
    if named_database() is None and not (VAR / "refrain.sqlite3").exists():
        WAITING.touch()
    migrate()
    seed(options)
    collect_static()


def sign_ins() -> str:
    file = sign_ins_file()
    return file.read_text().strip() if file.exists() else ""


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recovery_site.settings")
    # Seconds; without it an address that swallows packets holds the start for minutes.
    os.environ.setdefault("PGCONNECT_TIMEOUT", "10")
    options = parse()
    with one_sentence(VAR / "error.log"):
        prepare(options)
    run(options.port, sign_ins())
