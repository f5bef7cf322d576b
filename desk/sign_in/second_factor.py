"""Whether a session passed a second factor, and what ends that."""

from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from programmes.models import Catalogue

# In the session: the account whose second factor it passed.
PASSED = "second_factor"


def has_passed(request: HttpRequest) -> bool:
    """By this very session: one that began with the password alone stays outside when another sets a factor up."""
    return request.session.get(PASSED) == request.user.pk


def has_one() -> Exists:
    """Of accounts: an app or a passkey. Recovery codes alone are none."""
    factors = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
    return Exists(factors.filter(user=OuterRef("pk")))


def is_excused(user: User) -> bool:
    """The printed accounts of a demonstration sign in without a phone, in a database that says it is one."""
    if not Catalogue.is_demo():
        return False
    from desk.demo.staff import GROUPS

    return user.username in GROUPS


@receiver([signals.authenticator_used, signals.authenticator_added])
def note_passed(sender, request: HttpRequest, user: User, **kwargs) -> None:
    """Whoever has just set one up has shown that it works."""
    request.session[PASSED] = user.pk


@receiver(signals.authenticator_removed)
def forget_without_any(sender, request: HttpRequest, user: User, **kwargs) -> None:
    if not Authenticator.objects.filter(user=user).exists():
        request.session.pop(PASSED, None)


def end_sessions(user: User) -> int:
    """Sign `user` out everywhere; gives how many sessions that ended. Only staff have sessions, so there are few to read."""
    running = Session.objects.filter(expire_date__gt=timezone.now())
    theirs = [one.pk for one in running if one.get_decoded().get(SESSION_KEY) == str(user.pk)]
    return Session.objects.filter(pk__in=theirs).delete()[0]


def take_away(user: User) -> int:
    """Remove every second factor of `user`, who then sets up a new one; gives how many sessions ended."""
    Authenticator.objects.filter(user=user).delete()
    return end_sessions(user)
