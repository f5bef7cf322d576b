"""Logs name routes; what a visitor searched for or wrote never reaches them."""

import logging

import pytest

from recovery_site.logs import AdminMailHandler, PlainFormatter, RouteOnlyFilter

SECRET = "gambling-and-my-brother"


@pytest.fixture
def lines():
    """Everything our handlers would print, as they would print it."""
    collected: list[str] = []
    handler = logging.Handler()
    handler.addFilter(RouteOnlyFilter())
    handler.setFormatter(PlainFormatter())
    handler.emit = lambda record: collected.append(handler.format(record))
    loggers = [logging.getLogger("django"), logging.getLogger()]
    for logger in loggers:
        logger.addHandler(handler)
    yield collected
    for logger in loggers:
        logger.removeHandler(handler)


@pytest.mark.django_db
def test_query_string_and_path_stay_out_of_the_log(client, lines):
    client.get(f"/programmes/?q={SECRET}")
    client.get(f"/programmes/{SECRET}/")
    client.get(f"/{SECRET}/", headers={"host": "evil.example.org"})

    assert any("GET /programmes/<slug:slug>/ 404" in line for line in lines)
    assert SECRET not in "\n".join(lines)


def test_traceback_names_the_place_and_not_the_text(lines):
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("django.request").exception("failed")

    assert "ValueError" in lines[0]
    assert "test_traceback_names_the_place" in lines[0]
    assert SECRET not in lines[0]


def test_error_mail_to_operators_has_no_request(rf, settings, monkeypatch):
    sent = []
    monkeypatch.setattr("recovery_site.logs.mail_admins", lambda *args, **_: sent.append(args))
    handler = AdminMailHandler()
    handler.addFilter(RouteOnlyFilter())
    handler.setFormatter(PlainFormatter())
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Error: %s", (f"/{SECRET}",), None)
    record.request = rf.post(f"/{SECRET}", {"message": SECRET})
    handler.handle(record)

    assert sent
    assert SECRET not in str(sent)
