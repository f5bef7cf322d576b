"""The command that fills a database: the same at every fill, and never beside real data."""

import re
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import OperationalError, transaction

from desk.demo import fill
from enquiries.models import Enquiry, MistakeReport
from programmes.models import Catalogue, Centre, FactCheck, Programme, Provider
from tests.builders import make_provider, make_staff, make_therapist
from tests.desk.demonstration import TODAY
from therapists.models import Therapist


def seed(**options) -> str:
    out = StringIO()
    call_command("seed_demo", stdout=out, **options)
    return out.getvalue()


def as_filled() -> list:
    """Everything that a bookmark or a screenshot could show to have changed."""
    rows = [
        sorted(model._default_manager.values_list("pk", flat=True), key=str) for model in (Provider, Centre)
    ]
    rows += [list(Programme.objects.order_by("slug").values_list("pk", "slug", "summary", "published_on"))]
    rows += [list(Therapist.objects.order_by("slug").values_list("pk", "slug", "hcpc_number"))]
    rows += [list(Enquiry.objects.order_by("reference").values_list("pk", "reference", "state"))]
    reports = MistakeReport.objects.order_by("reference")
    rows += [list(reports.values_list("pk", "reference", "programme__slug", "state", "wrong", "decided_at"))]
    return [*rows, list(FactCheck.objects.order_by("pk").values_list("topic", "checked_on", "own_words"))]


@pytest.mark.django_db
def test_two_fills_are_the_same():
    seen = []
    for _ in range(2):
        with transaction.atomic():
            fill(TODAY)
            seen.append(as_filled())
            transaction.set_rollback(True)
    assert seen[0] == seen[1]


@pytest.mark.django_db
def test_command_marks_the_database_and_says_what_it_made():
    said = seed()
    assert Catalogue.is_demo()
    assert f"{Programme.objects.count()} programmes" in said


@pytest.mark.django_db
def test_sign_ins_are_printed_and_work_and_are_in_their_groups():
    lines = seed().partition("Staff sign-ins:\n")[2].splitlines()
    passwords = dict(line.split()[:2] for line in lines)
    users = {user.username: user for user in User.objects.all()}
    assert set(users) == set(passwords) == {"curator", "handler", "manager", "auditor", "admin"}
    assert all(check_password(passwords[name], user.password) for name, user in users.items())
    assert users["admin"].is_superuser
    assert [users[name].groups.get().name for name in ("curator", "handler", "manager", "auditor")] == [
        "Curators",
        "Enquiry handlers",
        "Managers",
        "Auditors",
    ]


def test_the_page_says_where_sign_ins_are_kept():
    page = (settings.BASE_DIR / "docs/demonstration.md").read_text()
    kept = re.search(r"demo-sign-ins\.txt", (settings.BASE_DIR / "bin/_database.py").read_text())
    assert f"`var/{kept[0]}`" in page
    assert "kept nowhere" not in page


@pytest.mark.django_db
def test_sign_ins_file_is_for_its_owner_only(tmp_path):
    file = tmp_path / "sign-ins"
    file.touch(mode=0o644)
    said = seed(sign_ins=file)
    assert file.read_text().strip() in said
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_nothing_is_stored_when_the_sign_ins_cannot_be(tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        seed(sign_ins=tmp_path / "no-such-folder" / "sign-ins")
    assert not User.objects.exists()
    assert not Catalogue.is_demo()


@pytest.mark.django_db
def test_a_second_run_changes_nothing_and_says_so():
    seed()
    before = as_filled()
    assert "nothing was changed" in seed()
    assert as_filled() == before


@pytest.mark.parametrize("make", [make_provider, make_therapist, make_staff], ids=lambda make: make.__name__)
@pytest.mark.django_db
def test_a_database_that_holds_anything_else_is_refused(make):
    make()
    with pytest.raises(CommandError, match="nothing was changed"):
        seed()
    assert not Programme.objects.exists()
    assert not Catalogue.is_demo()


def test_a_database_without_tables_gets_a_sentence(monkeypatch):
    def fail():
        raise OperationalError("no such table")

    monkeypatch.setattr("desk.management.commands.seed_demo.is_filled", fail)
    with pytest.raises(CommandError, match=r"run manage\.py migrate"):
        seed()
