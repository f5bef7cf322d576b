"""Uploading a register's file as staff meet it in the admin."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from desk.models import Upload
from desk.uploads.working import run_one
from programmes.models import Register, RegisterEntry
from tests.builders import make_staff
from tests.desk.register_uploads import checked, imported
from tests.programmes.register_files import several, weekly_file
from tests.staff import make_curator, make_handler, make_manager

pytestmark = pytest.mark.django_db

FORM = "admin:desk_import_register"


@pytest.fixture
def curator(client):
    user = make_curator()
    client.force_login(user)
    return user


def page_of(upload: Upload) -> str:
    return reverse("admin:desk_upload_change", args=[upload.pk])


def send(client, content: bytes, **fields):
    file = SimpleUploadedFile("directory.csv", content)
    return client.post(reverse(FORM), {"register": Register.CQC, "file": file} | fields, follow=True)


def test_the_list_of_leads_leads_to_the_form(client, curator):
    page = client.get(reverse("admin:programmes_registerentry_changelist")).text

    assert f'href="{reverse(FORM)}"' in page


def test_the_start_page_leads_to_the_form_while_no_register_was_read(client, curator, tmp_path):
    begins = "No register was read yet"
    page = client.get(reverse("admin:index")).text
    assert begins in page
    assert f'href="{reverse(FORM)}"' in page

    imported(weekly_file(tmp_path))
    assert begins not in client.get(reverse("admin:index")).text


def test_the_form_says_where_to_download_each_file(client, curator):
    page = client.get(reverse(FORM)).text

    assert "Using CQC data" in page
    assert "Datastore" in page
    assert all(label in page for label in Register.labels)


def test_a_curator_uploads_looks_writes_and_has_leads(client, curator, tmp_path):
    page = send(client, weekly_file(tmp_path, *several(3)).read_bytes())
    assert "Waiting for the worker" in page.text

    run_one()
    page = client.get(page.request["PATH_INFO"])
    assert "Write all 3 changes" in page.text
    assert "<dt>New</dt><dd>3</dd>" in page.text
    client.post(reverse("admin:desk_upload_write", args=[Upload.objects.get().pk]))
    run_one()

    assert "Judge the leads" in client.get(page.request["PATH_INFO"]).text
    assert RegisterEntry.objects.leads().count() == 3


def test_a_file_that_says_what_we_hold_can_be_noted(client, curator, tmp_path):
    imported(weekly_file(tmp_path))
    page = client.get(page_of(checked(weekly_file(tmp_path)))).text

    assert "Every service says what we hold" in page
    assert "Note that nothing changed" in page


def test_what_is_gone_has_a_name_and_no_row(client, curator, tmp_path):
    imported(weekly_file(tmp_path, *several(10)))
    page = client.get(page_of(checked(weekly_file(tmp_path, *several(9))))).text

    assert "House 9 (1-100000010)" in page
    assert "Row 1<" not in page
    assert "Row 1 " not in page


def test_a_file_that_lost_a_fifth_asks_for_a_tick(client, curator, tmp_path):
    imported(weekly_file(tmp_path, *several(10)))
    ready = checked(weekly_file(tmp_path, *several(7)))
    page = client.get(page_of(ready)).text
    assert "holds 7 relevant rows where the last import held 10" in page
    assert 'name="knowingly" required' in page

    step = reverse("admin:desk_upload_write", args=[ready.pk])
    assert "lacks your tick" in client.post(step, follow=True).text
    client.post(step, {"knowingly": "on"})
    run_one()
    assert RegisterEntry.objects.on_register().count() == 7


def test_an_ordinary_file_asks_for_no_tick(client, curator, tmp_path):
    assert "knowingly" not in client.get(page_of(checked(weekly_file(tmp_path)))).text


def test_another_import_takes_the_button_away(client, curator, tmp_path):
    ready = checked(weekly_file(tmp_path))
    imported(weekly_file(tmp_path))
    page = client.get(page_of(ready)).text

    assert "Another file of this register was imported since this one was checked" in page
    assert "Check again" in page
    assert "Write all" not in page


def test_a_file_that_is_too_large_is_refused_at_once(client, curator, monkeypatch):
    monkeypatch.setattr("desk.admin.register_files.LARGEST", 3)

    assert "larger than 100 MB" in send(client, b"Name,Address\n").text
    assert not Upload.objects.exists()


@pytest.mark.parametrize("fields", [{"register": "hcpc"}, {"register": ""}, {"file": ""}])
def test_a_form_filled_in_by_half_uploads_nothing(client, curator, fields):
    assert "errorlist" in send(client, b"Name\n", **fields).text
    assert not Upload.objects.exists()


def test_a_large_file_is_kept_compressed(client, curator):
    send(client, b"Name,Address\n" * 100_000)

    assert len(Upload.objects.get().content) < 50_000


def test_who_answers_enquiries_reaches_none_of_it(client, tmp_path):
    ready = checked(weekly_file(tmp_path))
    client.force_login(make_handler())

    assert {client.get(address).status_code for address in (reverse(FORM), page_of(ready))} == {403}
    assert send(client, b"Name\n").status_code == 403
    assert client.post(reverse("admin:desk_upload_write", args=[ready.pk])).status_code == 403


def test_who_may_see_uploads_and_judge_no_lead_writes_none(client, tmp_path):
    ready = checked(weekly_file(tmp_path))
    looker = make_staff()
    looker.user_permissions.add(Permission.objects.get(codename="view_upload"))
    client.force_login(looker)

    assert "Write all" not in client.get(page_of(ready)).text
    assert client.get(reverse(FORM)).status_code == 403
    assert client.post(reverse("admin:desk_upload_write", args=[ready.pk])).status_code == 403


def test_a_manager_reaches_all_of_it(client, tmp_path):
    ready = checked(weekly_file(tmp_path))
    client.force_login(make_manager())

    assert {client.get(address).status_code for address in (reverse(FORM), page_of(ready))} == {200}


def test_the_report_asks_no_more_for_more_rows(client, curator, tmp_path, django_assert_max_num_queries):
    imported(weekly_file(tmp_path, *several(10)))
    ready = checked(weekly_file(tmp_path, *several(30)))

    with django_assert_max_num_queries(11):
        client.get(page_of(ready))
