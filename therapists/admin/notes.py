"""Staff's notes on the page of what they are about: read there, written there, never altered."""

from django import forms
from django.contrib import messages
from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.utils import quote, unquote
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse


class NoteForm(forms.Form):
    text = forms.CharField(label="Add a note", widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data=None, *, longest: int):
        super().__init__(data)
        self.fields["text"].max_length = longest
        self.fields["text"].widget.attrs["maxlength"] = longest


class NotesMixin(ModelAdmin):
    """For a model that notes point at by the reverse name `notes`."""

    note_form = NoteForm
    # Notes on a person are erased, in time or on request; those on a listing stay.
    notes_are_personal = False

    def get_urls(self):
        def wrap(view):
            return self.admin_site.admin_view(view)

        base = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("<path:object_id>/notes/", wrap(self.note_view), name=f"{base}_note"),
            path("<path:object_id>/notes/erase/", wrap(self.erase_notes_view), name=f"{base}_erase_notes"),
            *super().get_urls(),
        ]

    def note_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Write one down; the page of the listing has the form, this one is for what it refused."""
        obj = self._noted(request, object_id, "add")
        form = self._note_form(request.POST if request.method == "POST" else None)
        if form.is_valid():
            obj.notes.create(text=form.cleaned_data["text"], written_by=request.user)
            messages.success(request, "The note is written down.")
            return self._to_notes(obj)
        context = self.admin_site.each_context(request) | {
            "title": "Write a note",
            "subtitle": str(obj),
            "opts": self.opts,
            "original": obj,
            "media": self.media,
            "form": form,
        }
        return TemplateResponse(request, "admin/note.html", context)

    def erase_notes_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """All of them, for a person who asks for it. What was erased is told to nobody."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        obj = self._noted(request, object_id, "delete")
        erased = obj.notes.all().erase()
        self.log_change(request, obj, f"Notes erased: {erased}")
        messages.success(request, f"Notes erased: {erased}.")
        return self._to_notes(obj)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            # Whoever may not read them sees that there are some: who wrote them, and when.
            context["may_read_notes"] = self._may(request, "view")
            context["notes_are_personal"] = self.notes_are_personal
            context["notes"] = list(obj.notes.newest_first())
            if self._may(request, "add"):
                context["note_form"] = self._note_form()
                context["note_address"] = self._notes_address(obj, "note")
            if self._may(request, "delete"):
                context["erase_notes_address"] = self._notes_address(obj, "erase_notes")
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _noted(self, request: HttpRequest, object_id: str, action: str):
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404("Nothing to write about.")
        if not self.has_view_permission(request, obj) or not self._may(request, action):
            raise PermissionDenied
        return obj

    def _note_form(self, data=None) -> NoteForm:
        field = self._note_model()._meta.get_field("text")
        return self.note_form(data, longest=field.max_length)

    def _note_model(self):
        return self.opts.get_field("notes").related_model

    def _may(self, request: HttpRequest, action: str) -> bool:
        if action == "delete" and not self.notes_are_personal:
            return False
        opts = self._note_model()._meta
        return request.user.has_perm(f"{opts.app_label}.{get_permission_codename(action, opts)}")

    def _notes_address(self, obj, page: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=[quote(obj.pk)])

    def _to_notes(self, obj) -> HttpResponseRedirect:
        return HttpResponseRedirect(self._notes_address(obj, "change") + "#notes")
