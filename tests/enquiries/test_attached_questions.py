"""The questions a listing leaves open go with an enquiry at one tick, as they were worded that day."""

import pytest
from django.db import connection

from enquiries.models import Enquiry
from tests.builders import make_programme, make_staff
from tests.enquiries.builders import make_enquiry, make_team, permit, post_form

pytestmark = pytest.mark.django_db

ABOUT = "?programme=birch"
OPEN = "How many sessions a week does each person get, and how long is one?"


@pytest.fixture
def programme():
    return make_programme(slug="birch")


def test_form_shows_them_unticked(client, programme):
    html = client.get("/enquiries/new/" + ABOUT).content.decode()

    assert OPEN in html
    assert "checked" not in html


def test_general_form_has_none(client):
    assert "attach_questions" not in client.get("/enquiries/new/").content.decode()


def test_ticked_they_are_kept_as_they_were_worded(client, programme):
    post_form(client, ABOUT, attach_questions="on")
    programme.frequency = "weekly"
    programme.save()

    assert OPEN in Enquiry.objects.get().listing_questions.split("\n")


def test_unticked_none_is_kept(client, programme):
    post_form(client, ABOUT)

    assert Enquiry.objects.get().listing_questions == ""


def test_ticked_they_are_question_enough(client, programme):
    assert post_form(client, ABOUT, attach_questions="on", message="").status_code == 302


def test_neither_a_tick_nor_a_question_is_refused(client, programme):
    response = post_form(client, ABOUT, message="")

    assert "Write your question, or tick the questions above it." in response.content.decode()
    assert not Enquiry.objects.exists()


def test_tick_of_a_general_form_attaches_nothing(client):
    response = post_form(client, attach_questions="on", message="")

    assert "Write your question." in response.content.decode()


def test_they_are_encrypted_in_the_database(client, programme):
    post_form(client, ABOUT, attach_questions="on")
    with connection.cursor() as cursor:
        cursor.execute("SELECT listing_questions FROM enquiries_enquiry")
        assert "sessions" not in cursor.fetchone()[0]


def test_whoever_answers_reads_them(client, programme):
    handler = permit(make_staff(), "view_enquiry", "change_enquiry")
    enquiry = make_enquiry(programme, listing_questions=OPEN, team=make_team(handler))
    client.force_login(handler)

    assert OPEN in client.get(f"/admin/enquiries/enquiry/{enquiry.pk}/change/").content.decode()
