"""Who looks after a listing: the field of its form, and the filter of its list."""

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Q

from programmes.staff import may_curate


class CuratorForm(forms.ModelForm):
    """Offers who may curate today; whoever it is now stays, until somebody gives it to another."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "curator" in self.fields:
            is_choice = Q(pk__in=may_curate().values("pk")) | Q(pk=self.instance.curator_id)
            accounts = get_user_model().objects.filter(is_choice).order_by("username")
            self.fields["curator"].queryset = accounts
            self.fields["curator"].empty_label = "Nobody"


class CuratorFilter(admin.SimpleListFilter):
    title = "curator"
    parameter_name = "curator"

    def lookups(self, request, model_admin):
        others = may_curate().exclude(pk=request.user.pk)
        names = [(str(user.pk), user.get_username()) for user in others]
        return [("mine", "Mine"), *names, ("nobody", "Nobody")]

    def queryset(self, request, queryset):
        chosen = self.value() or ""
        if chosen == "nobody":
            return queryset.filter(curator=None)
        if chosen == "mine":
            return queryset.filter(curator=request.user)
        return queryset.filter(curator=int(chosen)) if chosen.isdecimal() and len(chosen) < 10 else queryset
