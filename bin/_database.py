"""The database behind bin/serve: which one it is, its tables, its demonstration data."""

import hashlib
import os
from pathlib import Path

from _serving import ROOT, VAR
from _stamps import digest_of, is_current
from _working import working

# There while a database that bin/serve made still waits for its demonstration data.
WAITING = VAR / "waiting-for-demo"
OWN = VAR / "refrain.sqlite3"
STAMP = VAR / "migrated.sha256"


def named_database() -> str | None:
    """Where the database named by DATABASE_URL is, without its password; None for our own under var/."""
    from django.conf import settings

    if not os.environ.get("DATABASE_URL"):
        return None
    at = settings.DATABASES["default"]
    name = str(at["NAME"])
    return f"{name} on {at['HOST']}:{at['PORT'] or 5432}" if at.get("HOST") else name


def release_digest() -> str:
    """Changes when any file of our apps does, or another database is served."""
    from django.apps import apps

    ours = [Path(app.path) for app in apps.get_app_configs() if ROOT in Path(app.path).parents]
    ours = [folder for folder in ours if ROOT / ".venv" not in folder.parents]
    files = [
        path for folder in ours for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"
    ]
    return digest_of(files, named_database() or str(OWN))


def migrate() -> None:
    """Bring the database up to date: after every change of the release, since each migrate refreshes its data too."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    digest = release_digest()
    if is_current(STAMP, digest) and not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    with working("Preparing the database") as work:
        call_command("migrate", interactive=False, stdout=work)
    STAMP.write_text(digest)


def require_its_keys() -> None:
    """Stop the start if FIELD_KEYS opens nothing of what this database holds."""
    from enquiries.checks import keys_open_what_is_stored

    for error in keys_open_what_is_stored(["default"]):
        raise SystemExit(f"{error.msg} {error.hint}")


def make_ready() -> None:
    """Make or update the tables; an unusable database, or one of other keys, ends with a sentence."""
    from django.db import DatabaseError

    if named_database() is None and not OWN.exists():
        WAITING.touch()
    try:
        require_its_keys()
        migrate()
    except DatabaseError as error:
        raise SystemExit(explain(error)) from None


def explain(error: Exception) -> str:
    """What to do about a database that cannot be used."""
    # PostgreSQL's own words come last on the first line, after every address that was tried.
    reason = str(error).partition("\n")[0].rpartition("failed: ")[2].rstrip(".") or type(error).__name__
    if where := named_database():
        return f"The database {where} cannot be used ({reason}): start it or correct DATABASE_URL."
    return f"The database {OWN} cannot be used ({reason}): mend that, or move the file away to start afresh."


def sign_ins_file() -> Path:
    """One file a database, so that the sign-ins shown are those of the database served."""
    where = named_database()
    if where is None:
        return VAR / "demo-sign-ins.txt"
    return VAR / f"demo-sign-ins-{hashlib.sha256(where.encode()).hexdigest()[:8]}.txt"


def sign_ins() -> str:
    file = sign_ins_file()
    return file.read_text().strip() if file.exists() else ""


def seed(demo: bool, empty: bool) -> None:
    """Fill a database that bin/serve made, unless it is to stay `empty`; any other only as a `demo`."""
    from django.core.management import CommandError, call_command

    if demo or (named_database() is None and WAITING.exists() and not empty):
        try:
            with working("Filling it with demonstration data") as work:
                call_command("seed_demo", sign_ins=str(sign_ins_file()), stdout=work)
        except CommandError as error:
            raise SystemExit(f"No demonstration data was put in: {error}") from None
    if named_database() is None:
        WAITING.unlink(missing_ok=True)


def say_if_nobody_can_sign_in() -> None:
    from django.contrib.auth import get_user_model

    if not get_user_model().objects.exists():
        print("Nobody can sign in yet: .venv/bin/python manage.py createsuperuser makes the first account.")
