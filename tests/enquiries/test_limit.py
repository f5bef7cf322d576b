"""Ten questions in ten minutes from one network address: in all processes, over midnight, without keeping the address."""

import uuid
from ipaddress import ip_network

import pytest
import time_machine
from django.core.management import call_command

from enquiries.limit import QUESTIONS, TooMany
from enquiries.models import Enquiry, SenderCount
from enquiries.services import submit
from tests.builders import make_programme, make_staff
from tests.enquiries.at_once import at_once, file_for_threads
from tests.enquiries.builders import PLANTED, answers, form_data
from tests.enquiries.mistakes import post_mistake, raw_rows

NEW = "/enquiries/new/"
HOME, ELSEWHERE = "203.0.113.9", "203.0.113.10"
NOON = "2026-11-23 12:00:00"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def manager(db):
    """Somebody to tell."""
    return make_staff(is_superuser=True)


def send(client, address: str = HOME, headers: dict | None = None, **fields) -> int:
    return client.post(NEW, form_data(**fields), REMOTE_ADDR=address, headers=headers).status_code


def use_up(client, address: str = HOME) -> None:
    assert [send(client, address) for _ in range(QUESTIONS)] == [302] * QUESTIONS


def statuses_at(client, *moments: str) -> list[int]:
    return [send_at(client, moment) for moment in moments]


def send_at(client, moment: str) -> int:
    with time_machine.travel(moment, tick=False):
        return send(client)


def use_up_at(client, moment: str) -> None:
    with time_machine.travel(moment, tick=False):
        use_up(client)


def test_the_eleventh_is_told_to_wait_or_call_and_keeps_all_that_was_typed(client, settings):
    settings.CONTACT_PHONE = "020 7946 0199"
    use_up(client)
    typed = form_data(name="Bee", call_when="after nine", is_safe_text="on", asking_for="professional")
    response = client.post(NEW, typed, REMOTE_ADDR=HOME)

    assert (response.status_code, response["Retry-After"]) == (429, "601")
    assert "for ten minutes" in response.text
    assert 'href="tel:02079460199"' in response.text
    for name in ("name", "email", "phone", "call_when", "message", "key"):
        assert typed[name] in response.text
    for ticked in ('value="professional"', 'name="is_safe_text"', 'name="consent"'):
        assert "checked" in response.text.split(ticked)[1].split(">")[0]
    assert Enquiry.objects.count() == QUESTIONS


def test_nobody_elsewhere_is_shut_out_by_a_flood(client):
    for _ in range(5 * QUESTIONS):
        send(client)

    assert send(client, ELSEWHERE) == 302


def test_an_ipv6_network_is_one_and_the_next_is_another(client):
    for number in range(QUESTIONS):
        send(client, f"2001:db8:1:2::{number}")

    assert send(client, "2001:db8:1:2:ffff::1") == 429
    assert send(client, "2001:db8:1:3::1") == 302


def test_behind_the_proxy_each_visitor_has_a_limit_of_their_own(client, settings):
    settings.TRUSTED_PROXY = [ip_network(ELSEWHERE)]
    for number in range(QUESTIONS):
        send(client, ELSEWHERE, {"x-forwarded-for": f"192.0.2.{number}, {HOME}"})

    assert send(client, ELSEWHERE, {"x-forwarded-for": f"192.0.2.99, {HOME}"}) == 429
    assert send(client, ELSEWHERE, {"x-forwarded-for": f"{HOME}, 192.0.2.1"}) == 302


def test_where_the_proxy_says_nothing_nobody_is_shut_out_and_the_log_tells(client, settings, caplog):
    settings.TRUSTED_PROXY = [ip_network(ELSEWHERE)]

    assert [send(client, ELSEWHERE) for _ in range(QUESTIONS + 1)] == [302] * (QUESTIONS + 1)
    assert "does the proxy set X-Forwarded-For?" in caplog.text
    assert PLANTED not in caplog.text


def test_room_comes_back_as_each_turns_ten_minutes_old(client):
    send_at(client, "2026-11-23 11:55:00")
    for _ in range(QUESTIONS - 1):
        send_at(client, NOON)

    assert statuses_at(client, "2026-11-23 12:04:59", "2026-11-23 12:05:00", "2026-11-23 12:05:01") == [
        429,
        302,
        429,
    ]


@pytest.mark.parametrize(
    ("used_up", "still", "again"),
    [
        ("2026-11-22 23:55", "2026-11-23 00:04:59", "2026-11-23 00:05:00"),
        ("2026-06-30 23:59:59+01:00", "2026-07-01 00:09:58+01:00", "2026-07-01 00:10:00+01:00"),
        ("2026-03-29 00:55", "2026-03-29 01:04", "2026-03-29 01:05"),  # clocks go forward at 1:00
        ("2026-10-25 00:55", "2026-10-25 01:04", "2026-10-25 01:05"),  # and back at 1:00 UTC
    ],
)
def test_ten_minutes_are_ten_minutes_over_midnight_and_when_clocks_change(client, used_up, still, again):
    use_up_at(client, used_up)

    assert statuses_at(client, still, again) == [429, 302]


@pytest.mark.parametrize("wrong", ["2026-11-24 12:00", "2026-11-22 12:00", "2026-11-23 13:00"])
def test_a_clock_that_was_wrong_limits_nobody_when_it_is_right_again(client, wrong):
    use_up_at(client, wrong)

    assert send_at(client, NOON) == 302


def test_what_was_refused_or_not_stored_is_not_counted(client, monkeypatch):
    for _ in range(QUESTIONS + 1):
        send(client, consent=None)
    with monkeypatch.context() as patch:
        patch.setattr("enquiries.services._store", lambda **fields: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            send(client)

    use_up(client)


def test_reports_of_mistakes_take_nothing_of_it(client):
    programme = make_programme()
    for _ in range(QUESTIONS):
        post_mistake(client, programme, address=HOME)

    assert send(client) == 302


def test_a_second_press_is_answered_as_the_first_also_when_the_limit_is_reached(client):
    data = form_data()
    first = client.post(NEW, data, REMOTE_ADDR=HOME)
    for _ in range(QUESTIONS):
        send(client)
    again = client.post(NEW, data, REMOTE_ADDR=HOME)

    assert (first.status_code, again.status_code) == (302, 302)
    assert Enquiry.objects.count() == QUESTIONS


def test_nothing_stored_holds_the_address_and_two_days_cannot_be_told_to_be_the_same(client):
    for day in ("2026-11-22", "2026-11-23"):
        with time_machine.travel(f"{day} 12:00"):
            send(client)
            senders = set(SenderCount.objects.values_list("sender", flat=True))
            assert HOME not in raw_rows("enquiries_sendercount") + raw_rows("enquiries_enquiry")
        if day == "2026-11-22":
            first = senders

    assert not first & senders


def test_another_secret_key_gives_another_count(client, settings):
    use_up(client)
    settings.SECRET_KEY = "another-" + "x" * 50

    assert send(client) == 302


def test_counts_are_forgotten_when_they_no_longer_matter(client):
    send_at(client, "2026-11-23 12:00:00")
    send_at(client, "2026-11-23 12:09:00")
    with time_machine.travel("2026-11-23 12:15", tick=False):
        call_command("erase_expired")
        assert len(SenderCount.objects.get().moments) == 2
    with time_machine.travel("2026-11-23 12:15", tick=False):
        send(client)
        assert len(SenderCount.objects.get().moments) == 2
    with time_machine.travel("2026-11-23 12:25", tick=False):
        send(client, ELSEWHERE)
        assert len(SenderCount.objects.get().moments) == 1
    with time_machine.travel("2026-11-23 12:35", tick=False):
        call_command("erase_expired")

    assert not SenderCount.objects.exists()


def accepted() -> bool:
    try:
        return bool(submit(form_key=uuid.uuid4(), network=HOME, **answers()))
    except TooMany:
        return False


@pytest.mark.parametrize("moment", [NOON, "2026-11-23 00:00:01"])
def test_of_many_at_once_no_more_than_ten_are_stored(transactional_db, monkeypatch, tmp_path, moment):
    make_staff(is_superuser=True)
    file_for_threads(monkeypatch, tmp_path)
    with time_machine.travel(moment, tick=False):
        given = at_once(accepted, 2 * QUESTIONS)

    assert (len(given), sum(given)) == (2 * QUESTIONS, QUESTIONS)
