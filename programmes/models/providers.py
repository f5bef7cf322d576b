import uuid

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from programmes.fields import WebAddressField
from programmes.models.changes import ChangedAtField, ChangesQuerySet


class Provider(models.Model):
    """The organisation that runs centres (an HSDS organization), and who owns it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, unique=True)
    owned_by = models.CharField(
        "who owns it",
        max_length=200,
        blank=True,
        help_text="The company, charity or public body behind it. Leave empty if you do not know: the page says so.",
    )
    organisation_id = models.CharField(
        "organisation number",
        max_length=40,
        blank=True,
        help_text="With its prefix: GB-COH-01234567 (company), GB-CHC-1234567 (charity), GB-SC-SC012345 (Scottish charity).",
    )
    website = WebAddressField(blank=True)
    changed_at = ChangedAtField(but=("organisation_id", "website"))

    objects = ChangesQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["changed_at"])

    class Meta:
        ordering = ["name", "pk"]
        # Links that fail are looked up by their address.
        indexes = [models.Index(fields=["website"], name="provider_website")]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation_id="")
                | Q(organisation_id__regex=r"^GB-(COH|CHC|SC|NIC)-[A-Z0-9]+\Z"),
                name="provider_organisation_id_form",
                violation_error_message="Write the number with its prefix, such as GB-CHC-1234567.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="provider_named",
                violation_error_message="Write the provider's name.",
            ),
        ]

    def __str__(self):
        return self.name
