"""The Care Inspectorate's file becomes leads."""

import datetime
import io
import re
from contextlib import closing

import pytest
from django.core.management import call_command

from programmes.models import Register, RegisterEntry
from programmes.registers.importing import import_file
from programmes.registers.report import Report
from programmes.vocabulary import Region
from tests.programmes.register_files import SCOTTISH_COLUMNS, SCOTTISH_ROW, csv_text, scottish_file, write

pytestmark = pytest.mark.django_db

OTHER_ROW = SCOTTISH_ROW | {"CSNumber": "CS2099000002", "Subtype": "Older People", "filter_match": "subtype"}


def run(path):
    with closing(Report()) as report:
        import_file(Register.CARE_INSPECTORATE, path, report)
        return report.counts(), list(report.lines())


def test_row_is_read(tmp_path):
    run(scottish_file(tmp_path))

    entry = RegisterEntry.objects.get()
    assert (entry.name, entry.street) == ("Heather Lodge", "Heather Lodge, 4 Shore Road")
    assert (entry.town, entry.postcode, entry.region) == ("Glasgow", "G14 9NY", Region.SCOTLAND)
    assert (entry.provider_name, entry.provider_register_id) == ("Heather Trust", "SP2099000001")
    assert (entry.rating, entry.rating_on) == ("Grades 4 to 5 of 6", datetime.date(2025, 12, 11))


def test_rows_of_another_subtype_are_skipped_whatever_filter_match_says(tmp_path):
    counts, lines = run(scottish_file(tmp_path, SCOTTISH_ROW, OTHER_ROW))

    assert (counts["Relevant"], counts["Skipped"]) == (1, 1)
    assert lines == ["Row 3 skipped: no subtype of it is Alcohol and Drugs Rehabilitation."]


def out(path, **options) -> list[str]:
    """What the command prints before its counts."""
    stream = io.StringIO()
    call_command("import_register", "care-inspectorate", path, stdout=stream, **options)
    return stream.getvalue().split("Rows read")[0].splitlines()


def test_rows_skipped_for_one_reason_share_a_line(tmp_path):
    nameless = OTHER_ROW | {"Subtype": "Alcohol & Drug Misuse", "ServiceName": ""}
    path = scottish_file(tmp_path, OTHER_ROW, SCOTTISH_ROW, OTHER_ROW, nameless, OTHER_ROW, OTHER_ROW)

    assert out(path) == [
        "4 rows skipped (2, 4, 6-7): no subtype of it is Alcohol and Drugs Rehabilitation.",
        "Row 5 skipped: it has no name.",
    ]


def test_each_row_skipped_has_its_line_for_who_asks(tmp_path):
    reason = "skipped: no subtype of it is Alcohol and Drugs Rehabilitation."

    assert out(scottish_file(tmp_path, OTHER_ROW, SCOTTISH_ROW, OTHER_ROW), verbosity=2) == [
        f"Row 2 {reason}",
        f"Row 4 {reason}",
    ]


@pytest.mark.parametrize("each_row", [True, False])
def test_no_row_is_lost_where_reasons_are_many(monkeypatch, each_row):
    monkeypatch.setattr("programmes.registers.report.MOST_REASONS", 2)
    with closing(Report()) as report:
        for row, reason in enumerate("abcabc", 1):
            report.skip(row, f"{reason}.")
        text = " ".join(report.lines(each_row=each_row))

    assert set(re.findall("[0-9]+", text)) >= set("123456")
    assert len(re.findall("skipped", text)) == (6 if each_row else 4)


@pytest.mark.parametrize(
    "changes",
    [
        {"AdditionalSubtypes": "Mental Health Problems; Alcohol and Drugs Rehabilitation"},
        {"Subtype": "Alcohol & Drug Misuse"},
    ],
)
def test_additional_and_older_subtypes_count(tmp_path, changes):
    assert run(scottish_file(tmp_path, OTHER_ROW | changes))[0]["Relevant"] == 1


def test_no_grades_yet_is_no_rating(tmp_path):
    run(scottish_file(tmp_path, SCOTTISH_ROW | {"MinGrade": "", "MaxGrade": ""}))

    assert RegisterEntry.objects.get().rating == ""


def test_blank_postcode_and_phone_are_no_problem(tmp_path):
    _, lines = run(
        scottish_file(tmp_path, SCOTTISH_ROW | {"Service_Postcode": "", "Service_Phone_Number": ""})
    )

    assert (RegisterEntry.objects.get().postcode, lines) == ("", [])


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_names_are_read_in_either_encoding(tmp_path, encoding):
    text = csv_text(SCOTTISH_COLUMNS, [SCOTTISH_ROW | {"ServiceName": "Taigh Mòr – Dachaigh"}])
    run(write(tmp_path, text.encode(encoding)))

    assert RegisterEntry.objects.get().name == "Taigh Mòr – Dachaigh"


def test_columns_with_a_year_in_their_name_may_roll(tmp_path):
    text = csv_text(SCOTTISH_COLUMNS, [SCOTTISH_ROW]).replace("Dec25_", "Dec26_")

    assert run(write(tmp_path, text))[0]["Created"] == 1


def test_a_number_of_another_form_is_skipped(tmp_path):
    _, lines = run(scottish_file(tmp_path, SCOTTISH_ROW, SCOTTISH_ROW | {"CSNumber": "CS209"}))

    assert lines == ["Row 3 skipped: “CS209” is not a number of the form CS2003000001."]
