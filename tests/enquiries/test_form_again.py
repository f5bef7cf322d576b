"""A form that had run out loses nothing; one that was sent shows nothing again."""

import uuid

import pytest
from django.db import OperationalError
from django.test import Client

from enquiries.models import Enquiry
from tests.builders import make_programme
from tests.enquiries.builders import PLANTED, form_data, post_form

pytestmark = pytest.mark.django_db

NEW = "/enquiries/new/"


def test_what_was_typed_into_a_stale_form_comes_back():
    make_programme(slug="birch", name="Birch House")
    response = Client(enforce_csrf_checks=True).post(NEW + "?programme=birch", form_data())

    assert response.status_code == 403
    assert PLANTED in response.text
    assert "Birch House" in response.text
    assert "nothing was sent" in response.text
    assert not Enquiry.objects.exists()


def test_a_stale_form_can_be_sent_once_more():
    client = Client(enforce_csrf_checks=True)
    again = client.post(NEW, form_data())
    token = again.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    assert client.post(NEW, form_data() | {"csrfmiddlewaretoken": token}).status_code == 302
    assert Enquiry.objects.count() == 1


def test_a_stale_form_is_told_even_without_the_database(monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr("enquiries.views.asked_about", fail)
    response = Client(enforce_csrf_checks=True).post(NEW, form_data())

    assert response.status_code == 503
    assert "It did not reach us" in response.text


def test_reload_of_a_mistaken_form_that_was_then_sent_shows_nothing_of_it(client):
    key = str(uuid.uuid4())
    post_form(client, key=key, email="no address")
    post_form(client, key=key)
    reloaded = post_form(client, key=key, email="no address")

    assert PLANTED not in reloaded.text
    assert "no address" not in reloaded.text
    assert "This form was sent already" in reloaded.text
    assert Enquiry.objects.count() == 1


def test_a_mistaken_form_keeps_what_was_typed_until_it_is_sent(client):
    post_form(client)

    assert PLANTED in post_form(client, email="no address").text


def test_the_mark_of_a_form_does_not_tell_its_key(client):
    key = uuid.uuid4()
    post_form(client, key=str(key))

    assert Enquiry.objects.get().form_mark != key
