"""The pages of those who answer (inbox, teams and routing, outbox), and the queue of those who keep the listings."""

from enquiries.admin import inbox, mistakes, outbox, teams

__all__ = ["inbox", "mistakes", "outbox", "teams"]
