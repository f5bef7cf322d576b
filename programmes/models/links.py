from django.db import models
from django.db.models import F, Q

from programmes.fields import known_choice

# Longer addresses are not kept; those of listings are shorter.
LONGEST_ADDRESS = 500


class LinkState(models.TextChoices):
    """What a visit to an address found."""

    WORKS = "works", "Works"
    MOVED = "moved", "Works, and has moved for good"
    WARY = "wary", "Answers people only: it turned our check away"
    ROBOTS = "robots", "Its robots.txt asks us to stay away"
    NOT_FOUND = "not_found", "Not found"
    FAULT = "fault", "Answers with an error"
    NO_ANSWER = "no_answer", "No answer"
    TIMED_OUT = "timed_out", "Took too long"
    CERTIFICATE = "certificate", "Its certificate is wrong"
    NAME_UNKNOWN = "name_unknown", "There is no such host"
    LOST = "lost", "Leads on and on, or nowhere we may follow"
    PRIVATE = "private", "Leads into a private network: not visited"
    UNUSABLE = "unusable", "Not to be visited: another port, or a password in it"


# Nothing is wrong with the address, or nobody can tell from here.
FINE = (LinkState.WORKS, LinkState.MOVED, LinkState.WARY, LinkState.ROBOTS)
FAILING = tuple(state for state in LinkState if state not in FINE)


class LinkQuerySet(models.QuerySet):
    def broken(self):
        """Failing on two different days at least: once can be the host's bad day, or ours."""
        return self.filter(failing_since__lt=F("checked_on"))

    def to_confirm(self):
        """Failing on one day so far."""
        return self.filter(failing_since=F("checked_on"))


class Link(models.Model):
    """A web address that a listing names, as the last visit found it. Staff see it; the public never does."""

    address = models.URLField(max_length=LONGEST_ADDRESS, unique=True)
    state = models.CharField("what happened", max_length=12, choices=LinkState)
    moved_to = models.URLField(max_length=LONGEST_ADDRESS, blank=True)
    checked_on = models.DateField("last visited")
    failing_since = models.DateField(null=True, blank=True, help_text="The day it first failed.")

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["failing_since", "address"]
        verbose_name_plural = "broken links"
        constraints = [
            known_choice("link", "state", LinkState),
            models.CheckConstraint(
                condition=Q(state__in=FAILING, failing_since__isnull=False)
                | Q(state__in=FINE, failing_since__isnull=True),
                name="link_failing_has_day",
                violation_error_message="An address that fails needs the day it first failed.",
            ),
            models.CheckConstraint(
                condition=Q(failing_since__isnull=True) | Q(failing_since__lte=F("checked_on")),
                name="link_failed_before_last_visit",
                violation_error_message="The address cannot fail after its last visit.",
            ),
            models.CheckConstraint(
                condition=Q(state=LinkState.MOVED) & ~Q(moved_to="")
                | ~Q(state=LinkState.MOVED) & Q(moved_to=""),
                name="link_moved_says_where",
                violation_error_message="Say where the address moved to, if it moved, and only then.",
            ),
        ]

    def __str__(self):
        return self.address
