"""Members of staff as the release makes them: an account in one of the groups."""

from django.contrib.auth.models import Group, User

from desk.roles import CURATORS, HANDLERS, MANAGERS
from tests.builders import make_staff


def make_curator(**fields) -> User:
    return _in_group(CURATORS, **fields)


def make_handler(**fields) -> User:
    return _in_group(HANDLERS, **fields)


def make_manager(**fields) -> User:
    return _in_group(MANAGERS, **fields)


def _in_group(name: str, **fields) -> User:
    user = make_staff(**fields)
    user.groups.add(Group.objects.get(name=name))
    return user
