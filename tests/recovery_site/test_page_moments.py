"""A kept page is never out of date."""

import pytest
from django.db import OperationalError

from programmes import moment
from programmes.models import Catalogue, Programme
from recovery_site import access_log, cached_pages
from tests.builders import make_programme

pytestmark = pytest.mark.django_db


def test_a_change_is_seen_at_once_by_the_process_that_committed_it(
    site, later, django_capture_on_commit_callbacks
):
    make_programme(name="First")
    assert "First" in site.get("/programmes/").text
    with django_capture_on_commit_callbacks(execute=True):
        Programme.objects.update(name="Second")

    assert "Second" in site.get("/programmes/").text


@pytest.mark.django_db(transaction=True)
def test_a_change_outside_a_transaction_is_seen_at_once_too(site, later):
    make_programme(name="First")
    site.get("/programmes/")
    Programme.objects.update(name="Second")

    assert "Second" in site.get("/programmes/").text


def test_a_change_by_another_process_is_seen_in_half_a_second(site, later):
    make_programme(name="First")
    site.get("/programmes/")
    Programme.objects.update(name="Second")  # the test's transaction never commits: nobody is told

    assert "First" in site.get("/programmes/").text
    later(0.51)
    assert "Second" in site.get("/programmes/").text


def test_the_version_is_not_asked_for_at_every_request(site, later, django_assert_num_queries):
    site.get("/about/")

    with django_assert_num_queries(0):
        site.get("/about/")


def test_a_page_of_yesterday_or_before_the_demonstration_is_gone(site, later, time_machine):
    time_machine.move_to("2026-11-22 12:00", tick=False)
    site.get("/about/")
    Catalogue.objects.draw_version()
    Catalogue.objects.update(is_demonstration=True)
    later(1)
    assert "A demonstration" in site.get("/about/").text
    time_machine.move_to("2026-11-23 00:00:01", tick=False)
    later(1)
    reached = site.reached
    site.get("/about/")

    assert site.reached == reached + 1


def test_without_a_database_django_answers(site, monkeypatch):
    def unreachable():
        raise OperationalError("no route to host")

    monkeypatch.setattr(moment, "close_old_connections", lambda: None)
    monkeypatch.setattr(cached_pages, "latest_moment", unreachable)
    site.get("/health/")

    assert site.reached == 1


def test_cached_answers_are_in_the_access_log_without_their_path(site, monkeypatch, caplog):
    monkeypatch.setattr(access_log.log, "propagate", True)
    make_programme(slug="a-secret")
    site.get("/programmes/a-secret/")
    tag = site.get("/programmes/a-secret/", "HEAD").headers["ETag"]
    site.get("/programmes/a-secret/", **{"if-none-match": tag})
    access_log.access_log.write()

    for line in ("GET /programmes/<slug:slug>/ 200", "HEAD /programmes/<slug:slug>/ 200"):
        assert line in caplog.text
    assert "GET /programmes/<slug:slug>/ 304" in caplog.text
    assert "a-secret" not in caplog.text
