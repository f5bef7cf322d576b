"""One word for all that a page is made of besides the listings; the same in every process that runs the same."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

# Those of the environment that pages show or are shaped by; the others are code.
SETTINGS = ("SITE_NAME", "CONTACT_PHONE", "ENQUIRY_KEEP_MONTHS", "SITE_HTTPS", "SITE_URL")


def _files() -> Iterator[Path]:
    ours = [Path(one.path) for one in apps.get_app_configs() if Path(one.path).parent == settings.BASE_DIR]
    for folder in (*ours, settings.BASE_DIR / "recovery_site", settings.BASE_DIR / "templates"):
        yield from (path for path in folder.rglob("*") if path.suffix in (".py", ".html"))
    yield settings.BASE_DIR / "requirements.txt"


def release() -> str:
    """A digest of code, templates, static files, packages and settings."""
    seen = hashlib.sha256()
    for path in sorted(_files()):
        seen.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode() + path.read_bytes())
    seen.update(getattr(staticfiles_storage, "manifest_hash", "").encode())
    seen.update(repr([getattr(settings, name) for name in SETTINGS]).encode())
    return seen.hexdigest()
