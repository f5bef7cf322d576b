"""The demonstration's sign-ins: five accounts whose passwords are made at random, once."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group, User

from desk.roles import AUDITORS, CURATORS, HANDLERS, MANAGERS

# No letter or figure that looks like another.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS = {"curator": CURATORS, "handler": HANDLERS, "manager": MANAGERS, "auditor": AUDITORS, "admin": None}
NAMES = {"curator": "Carys", "handler": "Hamish", "manager": "Maya", "auditor": "Audrey", "admin": "Ada"}


@dataclass(frozen=True)
class SignIn:
    username: str
    password: str
    role: str

    def __str__(self) -> str:
        return f"{self.username:<8} {self.password}   {self.role}"


def new_password() -> str:
    """Three groups of five: 74 bits, and easy to type."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(3))


def make_staff() -> tuple[dict[str, User], list[SignIn]]:
    users, sign_ins = {}, []
    for username, group in GROUPS.items():
        password = new_password()
        users[username] = _make(username, password, group)
        sign_ins.append(SignIn(username, password, group or "Superuser"))
    return users, sign_ins


def _make(username: str, password: str, group: str | None) -> User:
    user = User(
        username=username,
        first_name=NAMES[username],
        email=f"{username}@example.org",
        is_staff=True,
        is_superuser=group is None,
    )
    user.set_password(password)
    user.save()
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user
