"""From one lead to the next, without the way back to the list."""

from copy import copy

from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import SuspiciousOperation
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Lower
from django.http import HttpRequest, QueryDict

from programmes.models import RegisterEntry
from programmes.sort_names import ByByte

# Capitals make no difference, on either engine.
BY_NAME = ByByte(Lower("name"))
# What says how the list is shown, or that only judged rows are: neither narrows the leads.
NOT_NARROWING = ("judgement__exact", "o", "p", "all")


def next_lead(desk: ModelAdmin, request: HttpRequest, entry: RegisterEntry) -> RegisterEntry | None:
    """The lead after this by name, of those in the list that the curator came from; after the last, the first.

    None if nobody has to judge another.
    """
    leads = _narrowed(desk, request).leads().exclude(pk=entry.pk)
    leads = leads.annotate(sorted_as=BY_NAME).order_by("sorted_as", "pk")
    here = ByByte(Lower(Value(entry.name)))
    after = Q(sorted_as__gt=here) | Q(sorted_as=here, pk__gt=entry.pk)
    return leads.filter(after).first() or leads.first()


def _narrowed(desk: ModelAdmin, request: HttpRequest) -> QuerySet:
    """The list as its filters and its search left it: the admin hands them on from page to page."""
    asked = copy(request)
    try:
        asked.GET = QueryDict(request.GET.get("_changelist_filters", ""), mutable=True)
        for name in NOT_NARROWING:
            asked.GET.pop(name, None)
        return desk.get_changelist_instance(asked).queryset
    except (IncorrectLookupParameters, SuspiciousOperation):
        return RegisterEntry.objects.on_register()
