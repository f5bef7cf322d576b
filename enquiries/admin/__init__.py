"""The pages of those who answer (inbox, teams and routing, outbox, audit), and the queue of those who keep the listings."""

from enquiries.admin import audit, inbox, mistakes, outbox, teams

__all__ = ["audit", "inbox", "mistakes", "outbox", "teams"]
