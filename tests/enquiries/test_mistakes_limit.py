"""At most so many reports a day from one network address, counted without keeping it."""

import uuid

import pytest
import time_machine
from django.core.management import call_command

from enquiries.limit import TooMany
from enquiries.mistakes import report
from enquiries.models import MistakeReport, SenderCount
from tests.builders import make_programme
from tests.enquiries.at_once import MANY, at_once, file_for_threads
from tests.enquiries.mistakes import ADDRESS, answers, form_at, mistake_data, post_mistake, raw_rows

FEW = 3


@pytest.fixture
def few(settings):
    settings.MISTAKE_REPORTS_A_DAY = FEW
    settings.CONTACT_PHONE = "020 7946 0199"


@pytest.fixture
def programme(db, few):
    return make_programme()


def send(client, programme, times: int = FEW + 1, **fields) -> list[int]:
    return [post_mistake(client, programme, **fields).status_code for _ in range(times)]


def test_over_the_limit_it_says_so_and_keeps_what_was_typed(client, programme):
    send(client, programme, FEW)
    response = post_mistake(client, programme, wrong="It is not weekly.", email="ann@example.org")
    page = response.content.decode()

    assert response.status_code == 429
    assert int(response["Retry-After"]) <= 24 * 60 * 60
    assert "no more reports from here today" in page
    assert "020 7946 0199" in page
    assert "It is not weekly." in page
    assert 'value="ann@example.org"' in page
    assert MistakeReport.objects.count() == FEW


def test_limit_is_for_the_day_here(client, programme):
    with time_machine.travel("2026-06-30 23:30+01:00"):
        assert send(client, programme)[-1] == 429
    with time_machine.travel("2026-07-01 00:01+01:00"):
        assert post_mistake(client, programme).status_code == 302


def test_another_address_has_a_limit_of_its_own(client, programme):
    send(client, programme)

    assert post_mistake(client, programme, address="203.0.113.10").status_code == 302


def test_double_press_counts_once_and_is_thanked_when_the_limit_is_reached(client, programme):
    data = mistake_data()
    first = client.post(form_at(programme), data, REMOTE_ADDR=ADDRESS)
    send(client, programme, FEW)
    again = client.post(form_at(programme), data, REMOTE_ADDR=ADDRESS)

    assert (first.status_code, again.status_code) == (302, 302)
    assert MistakeReport.objects.count() == FEW


def test_what_is_refused_or_not_stored_is_not_counted(client, programme, monkeypatch):
    send(client, programme, FEW, wrong="")
    with monkeypatch.context() as patch:
        patch.setattr("enquiries.mistakes._store", lambda **fields: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            post_mistake(client, programme)

    assert send(client, programme) == [302] * FEW + [429]


def test_address_is_not_kept_and_two_days_cannot_be_told_to_be_the_same(client, programme):
    senders = []
    for day in ("2026-11-22", "2026-11-23"):
        with time_machine.travel(f"{day} 10:00"):
            post_mistake(client, programme)
            senders.append(SenderCount.objects.get().sender)

    assert ADDRESS not in raw_rows("enquiries_sendercount") + raw_rows("enquiries_mistakereport")
    assert senders[0] != senders[1]


def test_another_secret_key_gives_another_count(client, programme, settings):
    send(client, programme)
    settings.SECRET_KEY = "another-" + "x" * 50

    assert post_mistake(client, programme).status_code == 302


def test_counts_of_former_days_are_erased_and_todays_stays(client, programme):
    for day in ("2026-11-21", "2026-11-22"):
        with time_machine.travel(f"{day} 10:00"):
            post_mistake(client, programme)
    with time_machine.travel("2026-11-22 23:59"):
        call_command("erase_expired")

    assert [f"{count.ends_at:%d %H:%M}" for count in SenderCount.objects.all()] == ["23 00:00"]


@pytest.fixture
def listing_for_threads(transactional_db, monkeypatch, tmp_path):
    """A programme in a database to which each thread has a connection of its own."""
    programme = make_programme()
    file_for_threads(monkeypatch, tmp_path)
    return programme


def reported(programme, key: uuid.UUID) -> str | None:
    """The reference it was given, or None if there were too many."""
    try:
        return report(form_key=key, programme=programme, network=ADDRESS, **answers()).reference
    except TooMany:
        return None


def test_of_many_at_once_no_more_than_the_limit_are_stored(listing_for_threads, few):
    given = at_once(lambda: reported(listing_for_threads, uuid.uuid4()))

    assert (len(given), len(set(filter(None, given)))) == (MANY, FEW)


def test_the_same_many_times_at_once_is_one_report(listing_for_threads, settings):
    settings.MISTAKE_REPORTS_A_DAY = 1
    key = uuid.uuid4()
    given = at_once(lambda: reported(listing_for_threads, key))

    assert len(given) == MANY
    assert None not in given
    assert len(set(given)) == 1
