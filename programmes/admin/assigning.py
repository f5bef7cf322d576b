from django import forms
from django.contrib import admin
from django.http import HttpRequest

from programmes.admin.bulk import BulkMixin
from programmes.assigning import assign, set_region
from programmes.staff import may_curate
from programmes.vocabulary import Region


class CuratorChoice(forms.Form):
    """An empty choice is nobody."""

    def __init__(self, data=None):
        super().__init__(data)
        self.fields["curator"] = forms.ModelChoiceField(may_curate(), required=False, empty_label="Nobody")


class RegionChoice(forms.Form):
    region = forms.ChoiceField(choices=[("", "---------"), *Region.choices])


class AssignMixin(BulkMixin):
    @admin.action(description="Give selected %(verbose_name_plural)s to a curator", permissions=["change"])
    def assign_selected(self, request: HttpRequest, queryset):
        return self.bulk(
            request,
            queryset,
            title="Give to a curator",
            done="given over",
            form=CuratorChoice,
            act=lambda answers: lambda row: assign(row, answers["curator"], request.user),
            facts=lambda row, answers: [f"now with {row.curator or 'nobody'}"],
        )


class RegionMixin(BulkMixin):
    @admin.action(description="Change the region of selected centres", permissions=["change"])
    def region_selected(self, request: HttpRequest, queryset):
        return self.bulk(
            request,
            queryset,
            title="Change the region",
            done="moved to the region",
            form=RegionChoice,
            intro="The public finds the programmes of these centres under the new region at once.",
            act=lambda answers: lambda row: set_region(row, answers["region"], request.user),
            facts=lambda row, answers: [f"now {row.get_region_display()}"],
        )
