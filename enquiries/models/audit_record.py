from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from enquiries.vocabulary import AuditedAct, AuditedKind
from programmes.fields import known_choice
from therapists.append_only import AppendOnlyModel


class AuditRecord(AppendOnlyModel):
    """That somebody looked at, or did something to, what visitors wrote: references alone, and no content.

    It points at nothing that is erased, so it outlives the enquiry or report that it is about.
    """

    done_at = models.DateTimeField("when", default=timezone.now, editable=False)
    # Nobody: a command, run by an operator.
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="who"
    )
    act = models.CharField("what", max_length=12, choices=AuditedAct)
    kind = models.CharField("of", max_length=12, choices=AuditedKind)
    # Parted by blanks; empty of a list or a search, of which the number alone is kept.
    references = models.TextField(blank=True)
    number = models.PositiveIntegerField("how many")

    class Meta:
        ordering = ["-done_at", "-pk"]
        default_permissions = ("view",)
        verbose_name = "audit record"
        indexes = [models.Index(fields=["done_at"], name="audit_record_done_at")]
        constraints = [
            known_choice("audit_record", "act", AuditedAct),
            known_choice("audit_record", "kind", AuditedKind),
            models.CheckConstraint(
                condition=Q(act__in=[AuditedAct.LISTED, AuditedAct.SEARCHED], references="")
                | ~Q(act__in=[AuditedAct.LISTED, AuditedAct.SEARCHED]),
                name="audit_record_list_is_a_number",
                violation_error_message="Of a list or a search only the number is kept.",
            ),
        ]

    def __str__(self):
        return f"{self.get_act_display()}, {timezone.localtime(self.done_at):%d %B %Y}"
