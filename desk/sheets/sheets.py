"""The three spreadsheets: which listings, which columns, and the form that judges a row."""

from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from desk.sheets.resources import CentreResource, ListingResource, ProgrammeResource, TherapistResource
from programmes.admin.centre_form import CentreForm
from programmes.admin.programme_form import ProgrammeForm
from programmes.topics import CENTRE_TOPICS, PROGRAMME_TOPICS
from programmes.vocabulary import Topic
from therapists.forms import OTHER_NUMBER, TherapistForm, is_checked_under_another_number


class TherapistRowForm(TherapistForm):
    """On a person's page a new look at the register can come with a new number; in a spreadsheet none can."""

    def clean_hcpc_number(self) -> str:
        number = super().clean_hcpc_number()
        if is_checked_under_another_number(self.instance, number):
            raise ValidationError(OTHER_NUMBER)
        return number


@dataclass(frozen=True)
class Sheet:
    """`named`: what the columns name of other tables; `fixed`: columns that never change once the listing is made;
    `topics`: what checks watch; `to_take_out`: what it takes to export, beside the permission to export at all.
    """

    name: str
    resource: type[ListingResource]
    form: type[forms.ModelForm]
    named: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    topics: dict[Topic, tuple[str, ...]] = field(default_factory=dict)
    to_take_out: tuple[str, ...] = ()

    @property
    def model(self) -> type[Model]:
        return self.resource._meta.model

    def listings(self) -> QuerySet:
        """Whole listings, with no more of other tables than the columns name."""
        own = [one.name for one in self.model._meta.concrete_fields]
        others = [path.rpartition("__")[0] for path in self.named]
        return self.model._default_manager.select_related(*others).only(*own, *self.named)

    def permissions(self) -> tuple[str, ...]:
        """What it takes to import, beside the permission to import at all."""
        app, model = self.model._meta.app_label, self.model._meta.model_name
        return (f"{app}.add_{model}", f"{app}.change_{model}")


SHEETS = {
    sheet.name: sheet
    for sheet in (
        Sheet("programmes", ProgrammeResource, ProgrammeForm, ("centre__name",), topics=PROGRAMME_TOPICS),
        Sheet("centres", CentreResource, CentreForm, ("provider__name",), topics=CENTRE_TOPICS),
        # A file of people is for those who keep their records.
        Sheet(
            "therapists",
            TherapistResource,
            TherapistRowForm,
            fixed=("slug",),
            to_take_out=("therapists.change_therapist",),
        ),
    )
}
