"""Import and export as staff meet them in the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from desk.models import Upload, UploadState
from desk.sheets.sheets import SHEETS
from desk.uploads.working import run_one
from programmes.models import Programme
from tests.builders import make_centre, make_programme, make_registered, make_staff, make_therapist
from tests.desk.sheets import as_csv, check_edit, checked, exported_rows, upload
from tests.staff import make_curator, make_handler, make_manager

pytestmark = pytest.mark.django_db

LISTS = {
    "programmes": "programmes_programme",
    "centres": "programmes_centre",
    "therapists": "therapists_therapist",
}


@pytest.fixture
def curator(client):
    user = make_curator()
    client.force_login(user)
    return user


def page_of(up: Upload) -> str:
    return reverse("admin:desk_upload_change", args=[up.pk])


def send(client, name: str, content: bytes, file_name: str = "correction.csv"):
    file = SimpleUploadedFile(file_name, content)
    return client.post(reverse("admin:desk_import", args=[name]), {"file": file}, follow=True)


@pytest.mark.parametrize("name", SHEETS)
def test_the_list_leads_to_both(client, curator, name):
    page = client.get(reverse(f"admin:{LISTS[name]}_changelist") + "?q=Leeds").text

    assert f'href="{reverse("admin:desk_import", args=[name])}"' in page
    assert f'href="{reverse("admin:desk_export", args=[name])}?q=Leeds"' in page


def test_a_curator_uploads_looks_and_writes(client, curator):
    programme = make_programme(name="Songs")
    rows = exported_rows("programmes")
    page = send(client, "programmes", as_csv([rows[0] | {"name": "More songs"}]))
    assert "Waiting for the worker" in page.text
    assert page["Refresh"] == "5"

    run_one()
    page = client.get(page.request["PATH_INFO"])
    assert "Write all 1 change<" in page.text
    assert "Refresh" not in page

    client.post(reverse("admin:desk_upload_write", args=[Upload.objects.get().pk]))
    run_one()
    programme.refresh_from_db()
    assert programme.name == "More songs"
    assert programme.history.latest().history_user == curator


def test_a_page_that_is_held_still_does_not_look_again_by_itself(client, curator):
    waiting = upload("programmes", b"id\n")

    assert "Refresh" not in client.get(page_of(waiting) + "?still")


def test_the_report_shows_refused_rows_first_with_row_column_and_reason(client, curator):
    make_programme(name="Anchor")
    make_programme(name="Boathouse")
    rows = exported_rows("programmes")
    rows[0]["price_from"], rows[1]["frequency"] = "700", "wekly"
    page = client.get(page_of(checked("programmes", as_csv(rows)))).text

    assert page.index("Row 3") < page.index("Row 2")
    assert "<code>frequency</code> “wekly” is not one of the words" in page
    assert "Write all" not in page


def test_the_report_shows_old_and_new(client, curator):
    make_programme(frequency="weekly")
    page = client.get(page_of(check_edit("programmes", frequency="monthly"))).text

    assert "<del>weekly</del>" in page
    assert "<ins>monthly</ins>" in page
    assert "no earlier check vouches for “How often”" in page


def test_the_report_has_filters_and_pages(client, curator, monkeypatch):
    monkeypatch.setattr("desk.admin.uploads.ROWS_PER_PAGE", 2)
    for _ in range(3):
        make_programme()
    rows = exported_rows("programmes")
    rows[0]["price_from"] = "700"
    report = page_of(checked("programmes", as_csv(rows)))

    assert "Page 1 of 2" in client.get(report).text
    assert [row.number for row in client.get(report + "?show=2").context["page"]] == [2]
    assert [row.number for row in client.get(report + "?show=4").context["page"]] == [3, 4]
    assert client.get(report + "?show=zzz&p=zzz").status_code == 200


def test_the_report_asks_no_more_for_more_rows(client, curator, django_assert_max_num_queries):
    for _ in range(6):
        make_programme()
    report = page_of(check_edit("programmes", price_from="700"))
    client.get(report)

    with django_assert_max_num_queries(11):
        client.get(report)


def test_what_a_cell_says_is_no_markup(client, curator):
    make_programme()
    page = client.get(page_of(check_edit("programmes", summary="<script>alert(1)</script>"))).text

    assert "<script>alert" not in page


def test_a_listing_that_moved_takes_the_button_away_and_offers_another_check(client, curator):
    make_programme(name="Songs")
    ready = check_edit("programmes", price_from="700")
    Programme.objects.update(name="Moved")
    page = client.get(page_of(ready)).text

    assert "Write all" not in page
    assert "Listings in this file changed since it was checked" in page
    client.post(reverse("admin:desk_upload_check_again", args=[ready.pk]))
    run_one()
    assert "Write all 2 changes" not in client.get(page_of(ready)).text
    assert Upload.objects.get(pk=ready.pk).rows.get().changes[0][0] == "name"


def test_a_refused_file_is_not_written_by_its_address(client, curator):
    make_programme()
    refused = check_edit("programmes", frequency="wekly")
    answer = client.post(reverse("admin:desk_upload_write", args=[refused.pk]), follow=True)

    assert "It is not ready to be written" in answer.text
    assert Upload.objects.get(pk=refused.pk).state == UploadState.REFUSED


def test_a_file_that_is_too_large_is_refused_at_once(client, curator, monkeypatch):
    monkeypatch.setattr("desk.admin.spreadsheets.LARGEST", 3)

    assert "larger than 30 MB" in send(client, "programmes", b"id,name\n").text
    assert not Upload.objects.exists()


def test_the_export_follows_the_filters_of_the_list(client, curator):
    make_registered(make_programme(name="Harbour"))
    make_programme(name="Quiet")
    page = client.get(reverse("admin:desk_export", args=["programmes"]) + "?led_by=registered")
    file = client.get(reverse("admin:desk_export_file", args=["programmes", "csv"]) + "?led_by=registered")

    assert "<strong>1</strong> of 2 programmes" in page.text
    assert "Harbour" in file.text
    assert "Quiet" not in file.text
    assert file["Content-Disposition"].startswith('attachment; filename="programmes-')


def test_a_filter_that_the_list_does_not_know_leads_back_to_it(client, curator):
    answer = client.get(reverse("admin:desk_export", args=["centres"]) + "?nothing=1")

    assert answer.url == reverse("admin:programmes_centre_changelist")


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_exported_file_has_the_right_type(client, curator, name, ending):
    make_programme()
    make_therapist()
    answer = client.get(reverse("admin:desk_export_file", args=[name, ending]))

    assert answer.status_code == 200
    assert ("csv" if ending == "csv" else "spreadsheetml") in answer["Content-Type"]


def test_what_is_derived_or_private_is_in_no_file(client, curator):
    make_registered(make_programme(), agreed=True)
    for name in SHEETS:
        headings = exported_rows(name)[0].keys()
        assert not {"led_by", "checked_on", "wording", "notes", "agreements"} & set(headings)


@pytest.mark.parametrize("ending", ["zip", "html"])
def test_another_kind_of_file_is_not_found(client, curator, ending):
    assert client.get(reverse("admin:desk_export_file", args=["centres", ending])).status_code == 404


@pytest.mark.parametrize("page", ["import", "export"])
def test_other_lists_have_no_spreadsheet(client, curator, page):
    assert client.get(reverse(f"admin:desk_{page}", args=["enquiries"])).status_code == 404


def addresses(up: Upload) -> list[str]:
    return [
        reverse("admin:desk_import", args=["centres"]),
        reverse("admin:desk_export", args=["centres"]),
        reverse("admin:desk_export_file", args=["centres", "csv"]),
        page_of(up),
    ]


def test_who_answers_enquiries_reaches_none_of_it(client):
    make_centre()
    ready = check_edit("centres", county="Yorkshire")
    client.force_login(make_handler())

    assert {client.get(address).status_code for address in addresses(ready)} == {403}
    assert client.post(reverse("admin:desk_upload_write", args=[ready.pk])).status_code == 403


def test_a_manager_reaches_all_of_it(client):
    ready = upload("centres", b"id\n", uploaded_by=make_staff())
    client.force_login(make_manager())

    assert {client.get(address).status_code for address in addresses(ready)} == {200}


@pytest.mark.parametrize("step", ["write", "check_again"])
def test_a_step_is_no_link(client, curator, step):
    waiting = upload("centres", b"id\n")

    assert client.get(reverse(f"admin:desk_upload_{step}", args=[waiting.pk])).status_code == 405
