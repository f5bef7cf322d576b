"""The curators' pages, a module for each thing they keep."""

from programmes.admin import centres, checks, programmes, register

__all__ = ["centres", "checks", "programmes", "register"]
