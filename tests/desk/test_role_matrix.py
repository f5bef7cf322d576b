"""docs/roles.md says who may open and send what: every cell of it is tried, with a real request."""

from copy import copy

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse
from django.views.generic import RedirectView

from desk.roles import AUDITORS, CURATORS, HANDLERS, MANAGERS
from desk.sign_in.middleware import GOING_TO
from tests.desk.matrix_desk import HEADERS, Desk, make_desk
from tests.desk.matrix_table import COLUMNS, SHOWS, Row, needed_rows, staff_addresses, table
from tests.desk.signing_in import SIGN_IN, with_app
from tests.staff import StaffClient, make_auditor, make_curator, make_handler, make_manager

pytestmark = pytest.mark.django_db
MAKERS = {
    CURATORS: make_curator,
    HANDLERS: make_handler,
    MANAGERS: make_manager,
    AUDITORS: make_auditor,
}
TABLE = table()
WRITES = ("INSERT INTO", "UPDATE", "DELETE FROM")
# A session is nobody's work, and the audit keeps that somebody looked.
NOT_COUNTED = ('"django_session"', 'INTO "enquiries_auditrecord"')


@pytest.fixture(scope="module")
def people(quick_hasher, django_db_blocker):
    """A client for each column, and the desk that all of them look at; undone at the end of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        users = {role: with_app(make()) for role, make in MAKERS.items()}
        clients = {COLUMNS[0]: Client(), **{role: signed_in(user) for role, user in users.items()}}
        yield make_desk(users), clients
        transaction.set_rollback(True)


def signed_in(user) -> StaffClient:
    """A moment ago, so that nothing asks for the password again, and on the way to a page."""
    client, request = StaffClient(), HttpRequest()
    client.force_login(user)
    request.session = client.session
    record_authentication(request, user, "password")
    request.session[GOING_TO] = "/staff/second-factor/"
    request.session.save()
    client.get(reverse("mfa_view_recovery_codes"))  # that they were seen is noted once
    return client


def ask(clients: dict[str, Client], desk: Desk, row: Row, column: str) -> tuple[HttpResponse, list[str]]:
    """The answer, and what was written meanwhile; afterwards it is as if nobody had asked."""
    client = clients[column]
    cookies, written = copy(client.cookies), []

    def note(execute, sql, params, many, context):
        if sql.startswith(WRITES) and not any(one in sql for one in NOT_COUNTED):
            written.append(sql)
        return execute(sql, params, many, context)

    sent = {"headers": HEADERS.get(row.name)}
    with transaction.atomic():
        address, posted = desk.address(row, column), desk.posted(row)
        with connection.execute_wrapper(note):
            answer = (
                client.get(address, **sent) if row.method == "GET" else client.post(address, posted, **sent)
            )
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer, written


def is_refused(row: Row, answer: HttpResponse, written: list[str]) -> bool:
    """The desk's first page and the sign-in page stand for what somebody may not open, or what is not there."""
    to = answer.headers.get("Location", "")
    if to.startswith((SIGN_IN, reverse("admin:login"))):
        return not has_signed_out(answer)
    if row.action and not written:
        # The list again: it knows no such action for this person, or nothing to do it to.
        return "changelist-form" in answer.text or to == reverse(row.name) or answer.status_code == 403
    return to == reverse("admin:index") or answer.status_code in (403, 404, 405)


def has_signed_out(answer: HttpResponse) -> bool:
    return "sessionid" in answer.cookies and not answer.cookies["sessionid"].value


def test_every_address_and_every_bulk_action_has_its_row():
    rows = {(row.page, row.action or row.method.partition(",")[0]) for row in TABLE}
    needed = needed_rows()

    assert (needed - rows, rows - needed) == (set(), set())


def test_an_address_without_a_name_only_leads_on():
    """From an older address of a page, or to “not found”: it has no row."""
    for name, pattern in staff_addresses():
        leads_on = getattr(pattern.callback, "view_class", None) is RedirectView
        assert name or leads_on or pattern.callback.__name__ == "catch_all_view", pattern


@pytest.mark.parametrize("row", TABLE, ids=" ".join)
def test_who_gets_in(people, row):
    desk, clients = people
    let_in = []
    for column in COLUMNS:
        answer, written = ask(clients, desk, row, column)
        if is_refused(row, answer, written):
            assert written == [], f"{column}: refused, but written"
            continue
        assert answer.status_code < 400
        if row.method == SHOWS or (column == AUDITORS and row.name.startswith("admin:")):
            assert written == [], f"{column}: written by what only shows"
        let_in.append(column)

    assert let_in == TABLE[row]
