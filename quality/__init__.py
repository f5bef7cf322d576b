"""Reads the public pages as a crawler, a validator and Lighthouse do (docs/quality.md)."""
