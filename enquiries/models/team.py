import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from enquiries.models.absence import are_there
from enquiries.staff import may_open_enquiries
from enquiries.vocabulary import OPEN_STATES


class TeamManager(models.Manager):
    def fallback(self):
        """The team that gets what no rule sends elsewhere; made again if the row was lost."""
        team, _ = self.get_or_create(is_fallback=True, defaults={"name": "Front desk"})
        return team

    def in_use(self):
        """Teams that an enquiry can reach."""
        return self.filter(Q(is_fallback=True) | Q(rules__isnull=False)).distinct()


class Team(models.Model):
    """People who answer enquiries together, and share an inbox."""

    name = models.CharField(max_length=80, unique=True)
    email = models.EmailField(
        "e-mail",
        blank=True,
        help_text="Where a notice goes when nobody in the team is there to take an enquiry.",
    )
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="teams",
        limit_choices_to=may_open_enquiries,
        help_text="Each new enquiry goes to the member with the fewest open ones. "
        "Only people who may see enquiries are listed: give the others the role “Enquiry handlers” first.",
    )
    is_fallback = models.BooleanField(
        "fallback", default=False, editable=False, help_text="Gets what no rule sends to another team."
    )

    objects = TeamManager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""), name="team_named", violation_error_message="Write the team's name."
            ),
            models.UniqueConstraint(
                fields=["is_fallback"],
                condition=Q(is_fallback=True),
                name="team_one_fallback",
                violation_error_message="Another team is the fallback already.",
            ),
        ]

    def __str__(self):
        return self.name

    def delete(self, *args, **kwargs):
        if self.is_fallback:
            raise ValidationError("The fallback team cannot be deleted: every enquiry must reach somebody.")
        return super().delete(*args, **kwargs)

    def able_members(self):
        """Members who may open an enquiry, the one with the fewest open ones first."""
        open_ones = Count("enquiries", filter=Q(enquiries__state__in=OPEN_STATES))
        members = self.members.filter(may_open_enquiries())
        return members.annotate(open_enquiries=open_ones).order_by("open_enquiries", "pk")

    def present_members(self, day: datetime.date | None = None):
        """Those of them who are there on `day`, or today."""
        return self.able_members().filter(are_there(day or timezone.localdate()))

    def hangs_on(self, person) -> bool:
        """Whether nobody who may open an enquiry would be left without `person`."""
        return set(self.able_members().values_list("pk", flat=True)) == {person.pk}
