"""At most ten wrong guesses in a quarter of an hour, for an account and for an address."""

import datetime
from ipaddress import ip_network

import pytest
import time_machine
from django.test import Client

from desk.models import SignInTries
from desk.sign_in.tries import TRIES
from tests.desk.signing_in import code_now, give_code, give_password, is_in, make_person, with_app

pytestmark = pytest.mark.django_db

TOO_MANY = "Too many wrong tries"
HOME, ELSEWHERE = "192.0.2.1", "198.51.100.7"


@pytest.fixture
def clock():
    with time_machine.travel(datetime.datetime(2026, 11, 28, 9), tick=False) as clock:
        yield clock


def guess(name, times: int = TRIES, address: str = ELSEWHERE, **headers) -> str:
    """Guess wrongly so many times; gives what the last page says."""
    for _ in range(times):
        last = give_password(Client(), name, "wrong", REMOTE_ADDR=address, **headers)
    return last.content.decode()


def gets_in(user, address: str = HOME, **headers) -> bool:
    return give_password(Client(), user, REMOTE_ADDR=address, **headers).status_code == 302


def later(clock, minutes: float) -> None:
    clock.shift(datetime.timedelta(minutes=minutes))


def test_after_ten_wrong_passwords_the_right_one_waits_too():
    user = make_person()

    assert TOO_MANY not in guess(user)
    assert TOO_MANY in guess(user, 1)
    assert not gets_in(user, ELSEWHERE)


def test_nine_leave_one():
    user = make_person()
    guess(user, TRIES - 1)

    assert gets_in(user, ELSEWHERE)


def test_right_passwords_do_not_count_and_do_not_wipe_the_wrong_ones():
    user = make_person()
    guess(user, TRIES - 1)
    for _ in range(3):
        assert gets_in(user, ELSEWHERE)

    guess(user, 1)
    assert not gets_in(user, ELSEWHERE)


def test_unknown_names_are_counted_and_told_alike():
    user = make_person()
    guess(user, address=HOME)
    guess("nobody", address=ELSEWHERE)

    assert TOO_MANY in guess(user, 1, HOME)
    assert TOO_MANY in guess("nobody", 1, ELSEWHERE)


def test_one_address_has_ten_for_all_accounts_together():
    for number in range(TRIES):
        guess(f"nobody{number}", 1)

    assert not gets_in(make_person(), ELSEWHERE)
    assert gets_in(make_person(), HOME)


def test_one_account_has_ten_for_all_addresses_together():
    user = make_person(username="ruth", email="ruth@example.org")
    for number in range(TRIES):
        guess(("ruth", "Ruth", "ruth@example.org")[number % 3], 1, f"198.51.100.{number}")

    assert not gets_in(user)


def test_nobody_elsewhere_is_kept_out_for_longer_than_a_quarter_of_an_hour(clock):
    """Somebody goes on guessing from one new address after another all the time."""
    user, kept_out = make_person(), 0
    for minute in range(0, 60, 5):
        guess(user, TRIES if minute % 15 == 0 else 1, f"198.51.100.{minute}")
        kept_out = 0 if gets_in(user) else kept_out + 5
        assert kept_out <= 15
        later(clock, 5)


def test_guessing_at_one_account_leaves_the_others_alone():
    guess(make_person())

    assert gets_in(make_person())


@pytest.mark.parametrize(
    "header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_CLIENT_IP"]
)
def test_forged_headers_change_nothing(header):
    for number in range(TRIES):
        guess(f"nobody{number}", 1, **{header: f"203.0.113.{number}"})

    assert not gets_in(make_person(), ELSEWHERE, **{header: "203.0.113.99"})


def test_behind_the_proxy_only_its_own_entry_counts(settings):
    settings.TRUSTED_PROXY = [ip_network(HOME)]
    for number in range(TRIES):
        guess(f"nobody{number}", 1, HOME, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, {ELSEWHERE}")

    assert not gets_in(make_person(), HOME, HTTP_X_FORWARDED_FOR=f"203.0.113.99, {ELSEWHERE}")
    assert gets_in(make_person(), HOME, HTTP_X_FORWARDED_FOR=f"{ELSEWHERE}, 203.0.113.99")


def test_codes_are_counted_for_the_account_wherever_they_come_from():
    user = with_app(make_person())
    for number in range(TRIES):
        browser = Client(REMOTE_ADDR=f"198.51.100.{number}")
        give_password(browser, user)
        give_code(browser, "000000")
    browser = Client(REMOTE_ADDR=HOME)
    give_password(browser, user)

    assert TOO_MANY in give_code(browser, code_now()).content.decode()
    assert not is_in(browser)


def test_what_is_counted_names_nobody():
    guess("ruth@example.org", 1)

    assert {len(key) for key in SignInTries.objects.values_list("key", flat=True)} == {64}
    assert not SignInTries.objects.filter(key__contains="ruth").exists()


def test_counts_are_forgotten(clock):
    guess("nobody")
    later(clock, 60)
    guess("somebody", 1)

    assert SignInTries.objects.count() == 2
