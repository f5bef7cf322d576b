"""What an import refuses: the row, the column and the reason, in words; and then nothing is written."""

import io

import openpyxl
import pytest

from desk.models import UploadState
from programmes.models import Programme
from tests.builders import make_centre, make_programme, make_provider, make_register_check, make_therapist
from tests.desk.sheets import as_csv, check_edit, checked, export, exported_rows, outcomes, problems
from therapists.forms import OTHER_NUMBER

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("frequency", "wekly", "“wekly” is not one of the words for this column: several_weekly, weekly,"),
        ("music_online", "maybe", "yes, no and not_known."),
        ("music_online", "TRUE", "yes, no and not_known."),
        ("activities", "singing|gong bath", "“gong bath” is not one of the words"),
        ("activities", "singing, drumming", "Write several with | between them."),
        ("session_minutes", "an hour", "“an hour” is not a whole number"),
        ("session_minutes", "4.5", "“4.5” is not a whole number"),
        ("session_minutes", "-5", "“-5”: Ensure this value is greater than or equal to 0."),
        ("slug", "song house", "“song house”: Enter a valid “slug”"),
        ("name", "", "This field is required."),
        ("centre", "Harbour", "“Harbour” is no id"),
        ("centre", "5f0c6f2e-6a6e-4a0f-9d55-0d8f6b8f8a11", "No centre has this id"),
        ("status", "draft", "published, closed and reopened on its own page"),
        ("status", "", "published, closed and reopened on its own page"),
        ("centre_name", "Elsewhere", "only there to read"),
        ("description", "By our music therapist.", "a protected title"),
        ("slug", "music-therapist", "a protected title"),
        ("description", "Ask Ann Other for it.", "names a therapist"),
        (
            "summary",
            "We guarantee a cure.",
            "This text says “guarantee”, “cure”: more than anybody can check.",
        ),
        ("summary", "", "The public can see this listing"),
        ("slug", "feed", "address of the feed"),
        ("id", "12", "“12” is no id"),
        ("id", "5f0c6f2e-6a6e-4a0f-9d55-0d8f6b8f8a11", "No programme has this id"),
    ],
)
def test_a_cell_is_refused_with_its_row_column_and_reason(column, cell, reason):
    make_therapist(name="Ann Other")
    make_programme(name="Songs", summary="In Leeds.")
    refused = check_edit("programmes", **{column: cell})

    [(row, place, sentence)] = problems(refused)
    assert refused.state == UploadState.REFUSED
    assert (row, place or column) == (2, column)
    assert reason in sentence
    assert "<" not in sentence


def test_a_rule_of_several_columns_is_refused_in_the_database_s_words():
    make_programme(summary="In Leeds.")
    refused = check_edit("programmes", shortest_stay_days="30", longest_stay_days="7")

    assert problems(refused) == [(2, "", "The shortest stay is longer than the longest.")]


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("postcode", "LS99", "Type a whole postcode"),
        ("phone", "12", "valid phone number"),
        ("region", "", "This field is required."),
        ("region", "wales", "The region is not in that nation."),
        ("name", "The Music Therapists", "a protected title"),
        ("provider", "5f0c6f2e-6a6e-4a0f-9d55-0d8f6b8f8a11", "No provider has this id"),
        ("rating", "Good", "Write the date the rating was published."),
        ("latitude", "north", "“north” is not a number"),
    ],
)
def test_a_centre_is_judged_as_on_its_own_page(column, cell, reason):
    make_centre(provider=make_provider())
    sentences = [sentence for _, _, sentence in problems(check_edit("centres", **{column: cell}))]

    assert reason in " ".join(sentences)


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("hcpc_number", "", OTHER_NUMBER),
        ("hcpc_number", "AS0002", "“Ben Other” already has this HCPC number"),
        ("hcpc_number", "AS0003", OTHER_NUMBER),
        ("slug", "another", "only there to read"),
        ("approaches", "As a music therapist I listen.", "a protected title"),
    ],
)
def test_a_therapist_is_judged_as_on_their_own_page(column, cell, reason):
    make_register_check(make_therapist(name="Ann Other", hcpc_number="AS0001"))
    make_therapist(name="Ben Other", hcpc_number="AS0002")
    rows = [row for row in exported_rows("therapists") if row["name"] == "Ann Other"]
    rows[0] |= {column: cell}

    assert reason in problems(checked("therapists", as_csv(rows)))[0][2]


def test_one_refused_row_and_nothing_is_written():
    make_programme(name="A")
    make_programme(name="B")
    rows = exported_rows("programmes")
    rows[0]["name"], rows[1]["frequency"] = "Better", "wekly"
    refused = checked("programmes", as_csv(rows))

    assert outcomes(refused) == ["Changed", "Refused"]
    assert refused.state == UploadState.REFUSED
    assert not Programme.objects.filter(name="Better").exists()


def test_two_rows_cannot_be_the_same_listing():
    make_programme()
    row = exported_rows("programmes")[0]

    assert problems(checked("programmes", as_csv([row, row]))) == [
        (3, "id", "Row 2 of this file has this id too.")
    ]


def test_two_new_rows_cannot_have_the_same_number():
    new = {"id": "", "name": "Ann", "slug": "ann", "hcpc_number": "AS01", "approaches": ""}
    refused = checked("therapists", as_csv([new, new | {"name": "Ben", "slug": "ben"}]))

    assert problems(refused) == [(3, "hcpc_number", "Row 2 of this file has “AS01” too.")]


def test_a_new_listing_is_a_draft():
    row = {"id": "", "name": "Songs", "centre": str(make_centre().pk), "status": "published"}

    assert problems(checked("programmes", as_csv([row])))[0][1] == "status"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty."),
        (b"name,frequency\nSongs,weekly\n", "no column “id”"),
        (
            b"id,name,led_by\n,Songs,registered\n",
            "No column is called “led_by”. The columns are: id, status,",
        ),
        (b"id,name,name\n", "“name” is there twice"),
        ("id,name\n,Café\n".encode("latin-1"), "no CSV file in UTF-8"),
        (b'id,name\n,"Songs\n', "this is no CSV file"),
        (b"PK\x03\x04 but no workbook", "This XLSX file is damaged"),
    ],
)
def test_a_file_that_cannot_be_judged_is_refused_whole(content, why):
    refused = checked("programmes", content)

    assert refused.state == UploadState.REFUSED
    assert why in refused.why


def test_more_rows_than_were_measured_are_refused(monkeypatch):
    monkeypatch.setattr("desk.sheets.checking.MOST_ROWS", 2)
    refused = checked("programmes", b"id,name\n" + b",Songs\n" * 3)

    assert refused.why == "More than 2 rows: split the file."


def test_a_cell_beyond_the_last_column_is_refused():
    assert problems(checked("programmes", b"id,name\n,Songs,stray\n")) == [
        (2, "", "There is something to the right of the last column.")
    ]


@pytest.mark.parametrize(("cell", "reason"), [("=1+1", "holds a formula"), ("#N/A", "shows an error")])
def test_a_formula_in_a_workbook_is_refused(cell, reason):
    make_programme(name="Songs")
    book = openpyxl.load_workbook(io.BytesIO(export("programmes", "xlsx")))
    place = book.active.cell(2, [each.value for each in book.active[1]].index("summary") + 1)
    place.value = cell
    file = io.BytesIO()
    book.save(file)

    assert reason in problems(checked("programmes", file.getvalue()))[0][2]
