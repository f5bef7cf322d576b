"""The pages of those who answer (inbox, teams, rules, absences, outbox, audit), and the queue of those who keep the listings."""

from enquiries.admin import absences, audit, inbox, mistakes, outbox, rules, teams

__all__ = ["absences", "audit", "inbox", "mistakes", "outbox", "rules", "teams"]
