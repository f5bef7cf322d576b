"""What an import writes: all of it, with its history, and no check; or nothing, if the listings moved."""

import datetime

import pytest
from django.utils import timezone

from desk.models import UploadState
from programmes.models import Catalogue, Centre, FactCheck, FormerSlug, Programme
from programmes.publishing import what_is_missing
from tests.builders import check_three_questions, make_centre, make_programme, make_therapist
from tests.desk.sheets import as_csv, check_edit, checked, exported_rows, outcomes, write
from therapists.models import Therapist

pytestmark = pytest.mark.django_db


def test_a_changed_row_shows_both_values_and_is_written():
    programme = make_programme(frequency="weekly", sessions_per_week=1)
    ready = check_edit("programmes", frequency="monthly", sessions_per_week="")

    assert ready.rows.get().changes == [["frequency", "weekly", "monthly"], ["sessions_per_week", "1", ""]]
    write(ready)
    programme.refresh_from_db()
    assert (programme.frequency, programme.sessions_per_week) == ("monthly", None)


def test_a_new_row_becomes_a_draft_with_an_address_of_its_name():
    row = {"id": "", "name": "Côr y Bae", "centre": str(make_centre().pk), "activities": "drumming|singing"}
    done = write(checked("programmes", as_csv([row])))

    programme = Programme.objects.get()
    assert (programme.slug, programme.status, programme.sort_name) == ("cor-y-bae", "draft", "cor y bae")
    assert programme.activities == ("drumming", "singing")
    assert outcomes(done) == ["New"]
    assert done.state == UploadState.DONE


def test_columns_that_are_left_out_stay_as_they_are():
    programme = make_programme(name="Songs", frequency="weekly", summary="In Leeds.")
    write(checked("programmes", as_csv([{"id": str(programme.pk), "price_from": "600"}])))

    programme.refresh_from_db()
    assert (programme.price_from, programme.frequency, programme.summary) == (600, "weekly", "In Leeds.")


def test_the_history_says_who_and_why():
    programme = make_programme(name="Songs")
    done = write(check_edit("programmes", name="More songs"))

    version = programme.history.latest()
    assert (version.name, version.history_type) == ("More songs", "~")
    assert version.history_user == done.confirmed_by
    assert version.history_change_reason == "Imported from a spreadsheet"
    assert programme.history.count() == 2


def test_a_new_listing_has_a_first_version_and_an_unchanged_one_no_second():
    kept = make_therapist(name="Ann Other")
    rows = [
        *exported_rows("therapists"),
        {"id": "", "name": "Ben Other", "slug": "", "hcpc_number": "", "approaches": ""},
    ]
    write(checked("therapists", as_csv(rows)))

    assert Therapist.objects.get(name="Ben Other").history.get().history_type == "+"
    assert kept.history.count() == 1


def test_an_import_checks_nothing_and_says_what_no_longer_counts():
    programme = make_programme(
        frequency="weekly", summary="In Leeds.", aftercare=("stops",), led_by_claim="musician"
    )
    check_three_questions(programme, checked_on=datetime.date(2026, 6, 1))
    before = FactCheck.objects.count()
    ready = check_edit("programmes", frequency="monthly")

    assert ready.rows.get().notes == [
        "The public reads this listing. An import checks nothing: once written, no earlier check vouches for “How often”."
    ]
    write(ready)
    assert FactCheck.objects.count() == before
    assert Programme.objects.for_cards().get().checked_on is None
    assert any("How often" in sentence for sentence in what_is_missing(Programme.objects.get()))


def test_words_of_the_page_need_no_note():
    make_programme(summary="In Leeds.")

    assert check_edit("programmes", summary="In Leeds, by the river.").rows.get().notes == []


def test_a_change_for_the_public_moves_its_moment_and_another_does_not():
    centre = make_centre(email="")
    Centre.objects.update(changed_at=datetime.datetime(2026, 1, 5, tzinfo=datetime.UTC))
    write(check_edit("centres", email="hello@example.org"))
    assert Centre.objects.get(pk=centre.pk).changed_at.date() == datetime.date(2026, 1, 5)

    started = timezone.now()
    write(check_edit("centres", name="The Boathouse"))
    assert Centre.objects.get(pk=centre.pk).changed_at >= started


def test_the_catalogue_has_a_new_version():
    make_programme()
    ready = check_edit("programmes", name="Songs")
    before = Catalogue.objects.version()
    write(ready)

    assert Catalogue.objects.version() != before


def test_an_old_address_goes_on_leading_there(client):
    make_programme(slug="old-songs")
    write(check_edit("programmes", slug="new-songs"))

    assert FormerSlug.objects.get().slug == "old-songs"
    assert client.get("/programmes/old-songs/").url == "/programmes/new-songs/"


def test_a_name_brings_its_place_in_the_alphabet():
    make_programme(name="Songs")
    write(check_edit("programmes", name="The Anchor"))

    assert Programme.objects.get().sort_name == "anchor"


def test_a_centre_is_withheld_as_in_its_form():
    centre = make_centre(latitude=51.0, longitude=-1.0, coordinates_from="area")
    ready = check_edit("centres", coordinates_from="withheld", latitude="", longitude="")
    write(ready)

    centre.refresh_from_db()
    assert (centre.latitude, centre.coordinates_from) == (None, "withheld")


def test_what_changed_meanwhile_is_not_overwritten():
    programme = make_programme(name="Songs", frequency="weekly")
    ready = check_edit("programmes", name="More songs")
    Programme.objects.update(frequency="monthly")
    moved = write(ready)

    programme.refresh_from_db()
    assert (moved.state, programme.name) == (UploadState.MOVED, "Songs")
    assert "“More songs”" in moved.why


def test_a_change_elsewhere_is_no_obstacle():
    make_programme(name="A")
    other = make_programme(name="B")
    rows = [row for row in exported_rows("programmes") if row["name"] == "A"]
    ready = checked("programmes", as_csv([rows[0] | {"name": "Better"}]))
    Programme.objects.filter(pk=other.pk).update(name="Changed meanwhile")

    assert write(ready).state == UploadState.DONE


def test_an_address_that_was_taken_meanwhile_stops_the_whole():
    make_programme(name="Songs")
    rows = exported_rows("programmes")
    new = dict.fromkeys(rows[0], "") | {"name": "Choir", "slug": "choir", "centre": rows[0]["centre"]}
    ready = checked("programmes", as_csv([rows[0] | {"name": "More songs"}, new]))
    make_programme(slug="choir")
    moved = write(ready)

    assert (moved.state, moved.why[:9]) == (UploadState.MOVED, "Something")
    assert not Programme.objects.filter(name="More songs").exists()
