"""What an act does to the row it changes."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from therapists.why import LONGEST_REASON


def hold(row: models.Model) -> None:
    """Read the row again and hold it until the transaction ends: two people act one after the other."""
    row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update())


def say_who(row: models.Model, by: AbstractBaseUser, why: str) -> None:
    """Who makes the next version of the row, and why: its history looks here first."""
    row._history_user, row._change_reason = by, why[:LONGEST_REASON]
