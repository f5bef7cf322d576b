"""Members of staff as the release makes them: an account in one of the groups."""

import time

from django.contrib.auth.models import Group, User
from django.test import Client

from desk.roles import AUDITORS, CURATORS, HANDLERS, MANAGERS
from desk.sign_in.middleware import USED_AT
from desk.sign_in.second_factor import PASSED
from tests.builders import make_staff


class StaffClient(Client):
    """Whoever it signs in has passed a second factor; Django's own Client knows the password alone."""

    def force_login(self, user: User, backend: str | None = None) -> None:
        super().force_login(user, backend)
        session = self.session
        session.update({PASSED: user.pk, USED_AT: int(time.time())})
        session.save()


def make_curator(**fields) -> User:
    return _in_group(CURATORS, **fields)


def make_handler(**fields) -> User:
    return _in_group(HANDLERS, **fields)


def make_manager(**fields) -> User:
    return _in_group(MANAGERS, **fields)


def make_auditor(**fields) -> User:
    return _in_group(AUDITORS, **fields)


def _in_group(name: str, **fields) -> User:
    user = make_staff(**fields)
    user.groups.add(Group.objects.get(name=name))
    return user
