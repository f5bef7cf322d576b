"""Logs name routes; what a visitor searched for or wrote never reaches them. Through the handlers of the settings."""

import logging
import subprocess
import sys

import pytest
from django.core import mail

from tests.builders import make_programme
from tests.logs import handlers_of
from tests.test_settings import ROOT

SECRET = "gambling-and-my-brother"


@pytest.fixture
def operators(settings):
    settings.ADMINS = [("Operators", "operators@example.org")]


@pytest.mark.django_db
def test_query_string_and_path_stay_out_of_the_log(client, printed):
    client.get(f"/programmes/?q={SECRET}")
    client.get(f"/programmes/{SECRET}/")

    assert "GET /programmes/ 200" in printed()
    assert "GET /programmes/<slug:slug>/ 404" in printed()
    assert SECRET not in printed()


@pytest.mark.parametrize(
    "logger", ["django.request", "django.security", "post_office", "_granian.utils", "x"]
)
def test_traceback_names_the_place_and_not_the_text(printed, logger):
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger(logger).exception("failed")

    assert "ValueError" in printed()
    assert "test_traceback_names_the_place" in printed()
    assert SECRET not in printed()


def test_a_message_that_holds_a_traceback_is_cut_to_its_first_line(printed):
    logging.getLogger("_granian.utils").error(f"Application callable raised\nValueError: {SECRET}")

    assert "ERROR _granian.utils Application callable raised\n" in printed()
    assert SECRET not in printed()


def test_refusals_without_a_request_keep_their_words_to_themselves(printed):
    logging.getLogger("django.security.DisallowedHost").error("Invalid HTTP_HOST header: '%s'", SECRET)

    assert "refused a request (django.security.DisallowedHost)" in printed()
    assert SECRET not in printed()


def test_what_anybody_can_provoke_is_logged_and_mails_nobody(client, printed, operators):
    client.get(f"/{SECRET}/", headers={"host": f"{SECRET}.example.org"})
    client.post("/enquiries/new/", {f"{SECRET}{n}": "" for n in range(1001)})

    assert printed().count("ERROR django.security") == 2
    assert SECRET not in printed()
    assert not mail.outbox


def test_error_mail_to_operators_has_no_request(rf, printed, operators):
    request = rf.post(f"/{SECRET}", {"message": SECRET})
    logging.getLogger("django.request").error("Error: %s", request.path, extra={"request": request})

    assert [one.to for one in mail.outbox] == [["operators@example.org"]]
    assert SECRET not in f"{mail.outbox[0].subject} {mail.outbox[0].body} {printed()}"


@pytest.mark.django_db
def test_report_of_a_mistake_stays_out_of_logs_and_error_mails(client, printed, operators, monkeypatch):
    client.raise_request_exception = False
    form = f"/programmes/{make_programme().slug}/report/"
    words = {"topic": "other", "wrong": SECRET, "right": SECRET, "email": f"{SECRET}@example.org"}

    def fail(**fields):
        raise RuntimeError(f"{fields}")

    stored, refused = (client.post(form, words | {"topic": topic}) for topic in ("other", SECRET))
    monkeypatch.setattr("enquiries.mistakes._store", fail)
    crashed = client.post(form, words)

    assert [answer.status_code for answer in (stored, refused, crashed)] == [302, 200, 500]
    assert "POST /programmes/<slug:slug>/report/ 500" in printed()
    assert SECRET not in f"{printed()} {[(one.subject, one.body) for one in mail.outbox]} {stored.url}"
    assert mail.outbox


def test_the_server_that_runs_us_prints_through_the_same_handler():
    assert handlers_of("_granian") == handlers_of("")
    assert not logging.getLogger("_granian").propagate


SERVER = """
import logging, multiprocessing
logging.basicConfig(level="INFO", format="%(message)s")
def worker():
    from recovery_site.access_log import access_log
    access_log.add("GET", "/about/", 200, 0.0021)
multiprocessing.get_context("fork").Process(target=worker).start()
"""


def test_lines_gathered_are_written_when_a_child_of_the_server_ends():
    done = subprocess.run([sys.executable, "-c", SERVER], cwd=ROOT, capture_output=True, text=True)

    assert done.stderr.strip().endswith("INFO refrain.access GET /about/ 200 2 ms")
