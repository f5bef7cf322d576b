"""CQC's weekly and monthly files become leads."""

import datetime
from contextlib import closing

import pytest

from programmes.models import Register, RegisterEntry
from programmes.registers.importing import import_file
from programmes.registers.report import Report
from programmes.vocabulary import Region
from tests.programmes.register_files import (
    DIRECTORY_COLUMNS,
    MONTHLY_ROW,
    csv_text,
    monthly_file,
    monthly_ods,
    weekly,
    weekly_file,
    write,
)

pytestmark = pytest.mark.django_db


def run(path, **options):
    """Counts and lines of an import of CQC's file."""
    with closing(Report()) as report:
        import_file(Register.CQC, path, report, **options)
        return report.counts(), list(report.lines())


def imported(path) -> RegisterEntry:
    run(path)
    return RegisterEntry.objects.get()


def test_weekly_row_is_repaired(tmp_path):
    entry = imported(weekly_file(tmp_path))

    assert (entry.register_id, entry.name) == ("1-100000001", "Larkfield House")
    assert (entry.street, entry.town, entry.postcode) == ("30-32 Mill Lane", "Leeds", "LS2 7DJ")
    assert (entry.phone, entry.website) == ("+442079460123", "https://www.larkfield.example.org")
    assert entry.region == Region.YORKSHIRE


def test_a_lead_is_not_judged(tmp_path):
    entry = imported(weekly_file(tmp_path))

    assert list(RegisterEntry.objects.leads()) == [entry]


def test_lines_above_the_header_are_passed_over(tmp_path):
    above = "Care directory\n\nUpdated 16 November 2026,\nContains public sector information\n"

    assert imported(weekly_file(tmp_path, above=above)).name == "Larkfield House"


def test_columns_are_found_by_name_in_any_order_and_case(tmp_path):
    columns = [f" {name.upper()} " for name in reversed(DIRECTORY_COLUMNS)]
    row = {f" {name.upper()} ": value for name, value in weekly().items()}

    assert imported(write(tmp_path, csv_text(columns, [row]))).town == "Leeds"


def test_other_services_are_counted_and_not_listed(tmp_path):
    counts, lines = run(weekly_file(tmp_path, weekly(), weekly(id="1-100000002", types="Dentist|Clinic")))

    assert (counts["Rows read"], counts["Relevant"], counts["Skipped"]) == (2, 1, 0)
    assert (counts["Not about substance misuse"], lines) == (1, [])


def test_a_service_type_said_twice_is_kept_once(tmp_path):
    types = "Community services - Substance abuse|Clinic|Community services - Substance abuse"

    assert imported(weekly_file(tmp_path, weekly(types=types))).service_types == (
        "Community services - Substance abuse|Clinic"
    )


def test_what_cannot_be_read_is_left_empty_and_reported(tmp_path):
    row = weekly(phone="30030346", postcode="NOT ONE", website="none", region="Unspecified")
    _, lines = run(weekly_file(tmp_path, row))

    entry = RegisterEntry.objects.get()
    assert (entry.phone, entry.postcode, entry.website, entry.region) == ("", "", "", "")
    assert [line.split("“")[0] for line in lines] == [
        "Row 2 (1-100000001): region ",
        "Row 2 (1-100000001): phone ",
        "Row 2 (1-100000001): website ",
        "Row 2 (1-100000001): postcode ",
    ]


@pytest.mark.parametrize("wrong", ["", "100000001", "1-1234", "2-100000001", "X1"])
def test_a_row_whose_id_is_not_cqcs_is_skipped(tmp_path, wrong):
    counts, lines = run(weekly_file(tmp_path, weekly(), weekly(id=wrong)))

    assert (counts["Created"], counts["Skipped"]) == (1, 1)
    assert lines == [f"Row 3 skipped: “{wrong}” is not a location id of CQC."]


def test_nhs_site_codes_are_ids_too(tmp_path):
    assert imported(weekly_file(tmp_path, weekly(id="RXE00"))).register_id == "RXE00"


def test_a_row_without_a_name_is_skipped(tmp_path):
    _, lines = run(weekly_file(tmp_path, weekly(), weekly(id="1-100000002", name=" ")))

    assert lines == ["Row 3 skipped: it has no name."]


def test_a_value_too_long_for_its_column_is_cut_and_reported(tmp_path):
    _, lines = run(weekly_file(tmp_path, weekly(name="n" * 300)))

    assert RegisterEntry.objects.get().name == "n" * 250
    assert lines == ["Row 2 (1-100000001): name is cut to 250 characters."]


@pytest.mark.parametrize("make", [monthly_file, monthly_ods])
def test_monthly_row_has_rating_coordinates_and_provider(tmp_path, make):
    entry = imported(make(tmp_path))

    assert (entry.rating, entry.rating_on) == ("Good", datetime.date(2026, 8, 31))
    assert (entry.latitude, entry.longitude) == (53.8, -1.54)
    assert (entry.provider_name, entry.organisation_id) == ("Larkfield Trust", "GB-COH-01234567")
    assert (entry.street, entry.town, entry.phone) == ("30-32 Mill Lane", "Leeds", "+442079460123")


@pytest.mark.parametrize("make", [monthly_file, monthly_ods])
def test_names_of_people_are_never_stored(tmp_path, make):
    entry = imported(make(tmp_path))

    assert not [field for field in entry._meta.fields if "Invented Person" in str(getattr(entry, field.name))]


def test_both_files_name_the_substance_misuse_types_alike(tmp_path):
    row = MONTHLY_ROW | {"Service type - Care home service with nursing": "Y"}

    assert imported(monthly_file(tmp_path, row)).service_types == (
        "Rehabilitation (substance abuse)|Care home service with nursing"
    )


@pytest.mark.parametrize(
    ("column", "relevant"),
    [
        ("Service type - Community based services for people who misuse substances", 1),
        ("Regulated activity - Accommodation for persons who require treatment for substance misuse", 1),
        ("Service type - Care home service with nursing", 0),
    ],
)
def test_monthly_rows_are_chosen_by_activity_and_type(tmp_path, column, relevant):
    residential = "Service type - Residential substance misuse treatment and/or rehabilitation service"
    row = MONTHLY_ROW | {residential: "", column: "Y"}
    counts, _ = run(monthly_file(tmp_path, row), force=True)

    assert counts["Relevant"] == relevant


@pytest.mark.parametrize(
    "changes",
    [
        {"Publication Date": ""},
        {"Publication Date": "2099-12-31"},
        {"Location Latest Overall Rating": "Not rated"},
    ],
)
def test_rating_and_its_date_come_together_or_not_at_all(tmp_path, changes):
    entry = imported(monthly_file(tmp_path, MONTHLY_ROW | changes))

    assert (entry.rating, entry.rating_on) == ("", None)


def test_coordinates_outside_the_uk_are_left_empty_and_reported(tmp_path):
    _, lines = run(
        monthly_file(tmp_path, MONTHLY_ROW | {"Location Latitude": "0", "Location Longitude": "0"})
    )

    assert RegisterEntry.objects.get().latitude is None
    assert lines == ["Row 2 (1-100000001): coordinates “0, 0” are not in the UK, left empty."]


def test_weekly_file_leaves_what_only_the_monthly_gives(tmp_path):
    run(monthly_file(tmp_path))
    entry = imported(weekly_file(tmp_path))

    assert (entry.rating, entry.latitude, entry.provider_name) == ("Good", 53.8, "Larkfield Trust")


def test_coordinates_of_an_old_address_do_not_stay(tmp_path):
    run(monthly_file(tmp_path))

    assert imported(weekly_file(tmp_path, weekly(postcode="LS21 3AB"))).latitude is None
