"""A change that one process commits is in the next answer of another."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

READ = """
import sys, django
django.setup()
from programmes.current import current_index
for _ in sys.stdin:
    print(current_index().size, flush=True)
"""
WRITE = """
import django
django.setup()
from programmes.models import Centre, Programme
centre = Centre.objects.create(name="Meadow", town="Leeds", nation="england", region="yorkshire")
Programme.objects.create(
    name="Songs", slug="songs", centre=centre, status="published", published_on="2026-01-05"
)
"""
HIDE = """
import django
django.setup()
from programmes.models import Programme
Programme.objects.update(status="draft")
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> dict:
    """The environment of a site of its own, with empty tables in a file."""
    database = tmp_path_factory.mktemp("site") / "site.sqlite3"
    own = {"DATABASE_URL": f"sqlite:///{database}", "PYTHONPATH": str(settings.BASE_DIR)}
    environment = os.environ | own | {"DJANGO_SETTINGS_MODULE": "recovery_site.settings"}
    run([str(settings.BASE_DIR / "manage.py"), "migrate", "--verbosity=0"], environment)
    return environment


def run(arguments: list[str], environment: dict) -> None:
    subprocess.run([sys.executable, *arguments], env=environment, check=True, timeout=120)


def test_another_process_answers_anew_after_each_change(site):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", READ], env=site, **pipes) as reader:

        def ask() -> int:
            print("how many?", file=reader.stdin, flush=True)
            return int(reader.stdout.readline())

        assert ask() == 0
        run(["-c", WRITE], site)
        assert ask() == 1
        run(["-c", HIDE], site)
        assert ask() == 0
        reader.stdin.close()
