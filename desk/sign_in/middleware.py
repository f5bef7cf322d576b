"""What stands between a session and the staff's pages."""

import time

from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from desk.sign_in.pages import LEAVE, SET_UP, is_for_staff
from desk.sign_in.second_factor import has_passed, is_excused

# In the session: where somebody was going before setting up a second factor.
GOING_TO = "going_to"
# In the session: when it was last used. Written once a minute at most, since each writing waits for the disk.
USED_AT = "used_at"
MINUTE = 60


class StaffSessionMiddleware:
    """No page of the staff's for whoever has not passed a second factor, but those that set one up.

    Public pages are left alone: to ask who reads them would make them particular.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view, _args, _kwargs) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not is_for_staff(match):
            return None
        if request.user.is_anonymous:
            _end_what_nobody_holds(request)
            return None
        _note_use(request)
        if has_passed(request) or match.view_name in LEAVE or is_excused(request.user):
            return None
        return _lead_to_set_up(request, match.view_name)


def _end_what_nobody_holds(request: HttpRequest) -> None:
    """The account was disabled, or its password changed: the session does not come back with the account."""
    if SESSION_KEY in request.session:
        request.session.flush()


def _note_use(request: HttpRequest) -> None:
    """Saving the session moves its end: SESSION_COOKIE_AGE after it was last used."""
    now = int(time.time())
    if now - request.session.get(USED_AT, 0) >= MINUTE:
        request.session[USED_AT] = now


def _lead_to_set_up(request: HttpRequest, view_name: str) -> HttpResponse | None:
    if Authenticator.objects.filter(user=request.user).exists():
        # Set up in another session, which may be another person's.
        logout(request)
        return redirect_to_login(request.get_full_path())
    if view_name in SET_UP:
        return None
    if request.method == "GET":
        request.session[GOING_TO] = request.get_full_path()
    return redirect("mfa_index")
