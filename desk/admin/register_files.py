"""A public register's file: the page that the list of leads leads to."""

from django import forms
from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.widgets import AdminRadioSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import get_valid_filename

from desk.models import Upload
from desk.register_files.kinds import PERMISSIONS
from desk.register_files.packing import LARGEST, packed
from programmes.models import Register, RegisterEntry


class RegisterFileForm(forms.Form):
    register = forms.ChoiceField(choices=Register, widget=AdminRadioSelect(attrs={"class": "radiolist"}))
    file = forms.FileField(
        widget=forms.FileInput(attrs={"accept": ".csv,.ods"}),
        help_text="As it was downloaded, CSV or ODS, at most 100 MB. What has to be put right in it is put right here.",
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError("This file is larger than 100 MB, as none of a register is.")
        return file


class RegisterFilesMixin(ModelAdmin):
    def get_urls(self):
        view = self.admin_site.admin_view(self.import_register_view)
        return [path("register/", view, name="desk_import_register"), *super().get_urls()]

    def import_register_view(self, request: HttpRequest) -> HttpResponse:
        """Take a file; everything else is the worker's."""
        if not request.user.has_perms(PERMISSIONS):
            raise PermissionDenied
        form = RegisterFileForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["file"]
            upload = Upload.objects.create(
                kind=form.cleaned_data["register"],
                file_name=get_valid_filename(file.name)[:200],
                content=packed(file),
                uploaded_by=request.user,
            )
            return HttpResponseRedirect(reverse("admin:desk_upload_change", args=[upload.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": "Upload a register’s file",
            "opts": RegisterEntry._meta,
            "media": self.media,
            "form": form,
        }
        return TemplateResponse(request, "admin/desk/register_import.html", context)
