"""The pages of those who answer: the inbox, teams and routing, and the outbox."""

from enquiries.admin import inbox, outbox, teams

__all__ = ["inbox", "outbox", "teams"]
