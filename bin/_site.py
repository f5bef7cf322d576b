"""bin/serve once the packages are there: makes the database and static files ready, then runs the site."""

import os
import sys
from pathlib import Path

import _database
from _running import run
from _serving import ROOT, VAR, parse
from _setup import VENV
from _stamps import digest_of, is_current
from _working import one_sentence, working

STAMP = VAR / "static.sha256"


def load_django() -> None:
    """Read the settings and load every app; a wrong setting or a missing package ends with a sentence."""
    try:
        import django
        from django.core.exceptions import ImproperlyConfigured
        from environs import EnvError

        django.setup()
    except ModuleNotFoundError as error:
        if (ROOT / str(error.name).partition(".")[0]).exists():
            raise
        raise SystemExit(
            f"The package {error.name} is missing from {VENV}: remove that folder, run this again."
        ) from None
    except (ImproperlyConfigured, EnvError, ValueError) as error:
        reason = " ".join(str(error).split()).partition(". ")[0].rstrip(".")
        place = f"the environment or in {VAR / 'local.env'}"
        raise SystemExit(f"A setting is wrong: {reason}; correct it in {place}.") from None


def collect_static() -> None:
    """Copy and compress every static file of the site and its packages, if one changed."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    found = [item for finder in get_finders() for item in finder.list([])]
    digest = digest_of(Path(storage.path(path)) for path, storage in found)
    if is_current(STAMP, digest) and (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return
    with working("Collecting static files"):
        call_command("collectstatic", interactive=False, verbosity=0)
    STAMP.write_text(digest)


def main() -> None:
    options = parse()
    with one_sentence(VAR / "error.log"):
        load_django()
        _database.make_ready()
        _database.seed(options.demo, options.empty)
        _database.say_if_nobody_can_sign_in()
        collect_static()
        sign_ins = _database.sign_ins()
    run(options.port, sign_ins)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recovery_site.settings")
    # Seconds; without it an address that swallows packets holds the start for minutes.
    os.environ.setdefault("PGCONNECT_TIMEOUT", "10")
    main()
