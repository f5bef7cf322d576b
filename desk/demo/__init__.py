"""Invented listings, people and enquiries, to try the site with: `fill(today)`."""

from desk.demo.filling import Filled, fill
from desk.demo.guard import ForeignDatabaseError, is_filled
from desk.demo.staff import SignIn

__all__ = ["Filled", "ForeignDatabaseError", "SignIn", "fill", "is_filled"]
