import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from enquiries.staff import may_open_enquiries


def are_there(day: datetime.date) -> Q:
    """To filter users by: whom an enquiry can be given to on `day`."""
    return may_open_enquiries() & ~Q(pk__in=Absence.objects.on(day).values("person"))


class AbsenceQuerySet(models.QuerySet):
    def on(self, day: datetime.date):
        """Absences that cover `day`; one without a last day covers every day from its first."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))

    def enterable_by(self, user):
        """One's own; everybody's, for a manager."""
        return self if user.has_perm("enquiries.see_all_enquiries") else self.filter(person=user)


class Absence(models.Model):
    """Days on which somebody answers no enquiries: nothing new goes to them, and what is open is passed on."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="absences",
        limit_choices_to=may_open_enquiries,
        verbose_name="who",
    )
    starts_on = models.DateField("first day away")
    ends_on = models.DateField(
        "last day away", null=True, blank=True, help_text="Leave it empty as long as nobody knows."
    )

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="absence_first_day_first",
                violation_error_message="The last day away is before the first.",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.days}"

    def is_running(self, day: datetime.date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def end_before(self, day: datetime.date) -> None:
        """The person is there on `day`. One that has no day left is no absence any more."""
        if self.starts_on >= day:
            self.delete()
            return
        self.ends_on = day - datetime.timedelta(days=1)
        self.save(update_fields=["ends_on"])

    @property
    def days(self) -> str:
        """In words: from when until when."""
        first = f"{self.starts_on:%d %b %Y}"
        if self.ends_on is None:
            return f"from {first} until further notice"
        return first if self.ends_on == self.starts_on else f"{first} to {self.ends_on:%d %b %Y}"
