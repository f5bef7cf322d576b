"""The registers' real files, where they stand beside the project."""

import datetime
import io
import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from programmes.models import RegisterEntry, RegisterRun
from programmes.registers import cqc_directory, cqc_filters

DATA = Path(__file__).parents[3] / "shared" / "data"
CQC = DATA / "cqc_substance_misuse_2026-04.csv"
SCOTLAND = DATA / "scotland_care_inspectorate_substance_2026-05-31.csv"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not CQC.exists(), reason="the registers' real files are not beside the project"),
]


def run(register, path) -> tuple[RegisterRun, list[str]]:
    out = io.StringIO()
    call_command("import_register", register, path, stdout=out)
    return RegisterRun.objects.first(), out.getvalue().splitlines()


def test_cqc():
    first, _ = run("cqc", CQC)
    second, _ = run("cqc", CQC)

    assert (first.rows_read, first.relevant, first.created, first.skipped) == (354, 354, 354, 0)
    assert (second.created, second.updated, second.unchanged, second.gone) == (0, 0, 354, 0)


def test_every_cqc_row_has_a_town_a_region_and_a_postcode():
    run("cqc", CQC)

    for column in ("town", "region", "postcode", "street"):
        assert not RegisterEntry.objects.filter(**{column: ""}).exists(), column


def test_cqc_phones_get_their_zero_back_or_are_reported():
    _, lines = run("cqc", CQC)

    blank = RegisterEntry.objects.filter(phone="").count()
    assert RegisterEntry.objects.exclude(phone__startswith="+44").count() == blank
    assert blank == 39 + sum("is no UK number" in line for line in lines)


def test_scotland():
    first, lines = run("care-inspectorate", SCOTLAND)

    assert (first.rows_read, first.relevant, first.created, first.skipped) == (55, 19, 19, 36)
    (skipped,) = [line for line in lines if "skipped (" in line]
    assert re.match(
        r"36 rows skipped \(.*\): no subtype of it is Alcohol and Drugs Rehabilitation\.$", skipped
    )
    assert RegisterEntry.objects.get(postcode="").town == "Falkirk"


def test_scottish_grades_have_their_date():
    run("care-inspectorate", SCOTLAND)

    entry = RegisterEntry.objects.get(register_id="CS2003000231")
    assert (entry.rating, entry.rating_on) == ("Grades 4 to 5 of 6", datetime.date(2025, 12, 11))


@pytest.mark.parametrize(
    ("key", "format"),
    [("directory_csv", cqc_directory.FORMAT), ("hsca_active_locations", cqc_filters.FORMAT)],
)
def test_every_column_needed_is_in_the_published_header(key, format):
    published = json.loads((DATA / "cqc_headers.json").read_text())[key]

    assert [aliases[0] for aliases in format.columns.values() if aliases[0] not in published] == []
