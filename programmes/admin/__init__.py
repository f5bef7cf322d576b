"""The curators' pages, a module for each thing they keep."""

from programmes.admin import centres, checks, links, programmes, register

__all__ = ["centres", "checks", "links", "programmes", "register"]
