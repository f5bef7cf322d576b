"""The pages of those who answer (inbox, teams, rules, absences, outbox), and the queue of those who keep the listings."""

from enquiries.admin import absences, inbox, mistakes, outbox, rules, teams

__all__ = ["absences", "inbox", "mistakes", "outbox", "rules", "teams"]
