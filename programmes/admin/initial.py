"""What the address of an "add" page may fill in."""

from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field


class KnownInitialMixin(ModelAdmin):
    """Leaves out of the address what no field could hold: the admin would fail at it."""

    def get_changeform_initial_data(self, request):
        given = super().get_changeform_initial_data(request)
        return {name: value for name, value in given.items() if self._can_hold(name, value)}

    def _can_hold(self, name: str, value) -> bool:
        try:
            field = self.opts.get_field(name)
            if isinstance(field, Field):
                field.to_python(value)
        except (FieldDoesNotExist, ValidationError):
            return False
        return isinstance(field, Field)
