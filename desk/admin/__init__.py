"""Accounts, the spreadsheets that go in and out, and the registers' files."""

from desk.admin import accounts, uploads

__all__ = ["accounts", "uploads"]
