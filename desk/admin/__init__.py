"""Accounts, and the spreadsheets that go in and out."""

from desk.admin import accounts, uploads

__all__ = ["accounts", "uploads"]
