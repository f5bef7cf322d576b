"""Pages of their own for one listing, beside the admin's change form."""

from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import path, reverse


class ObjectViewsMixin(ModelAdmin):
    """`object_views = {"check": "check_view"}` serves `<id>/check/` as `admin:<app>_<model>_check`.

    The view gets the request and the object; whoever may not see the object never reaches it.
    """

    object_views: dict[str, str] = {}

    def get_urls(self):
        return [
            path(
                f"<path:object_id>/{address}/",
                self.admin_site.admin_view(self._for_object(view)),
                name=f"{self.opts.app_label}_{self.opts.model_name}_{address}",
            )
            for address, view in self.object_views.items()
        ] + super().get_urls()

    def _for_object(self, view: str):
        def view_object(request: HttpRequest, object_id: str):
            obj = self.get_object(request, unquote(object_id))
            if obj is None:
                raise Http404("No such listing.")
            if not self.has_view_permission(request, obj):
                raise PermissionDenied
            return getattr(self, view)(request, obj)

        return view_object

    def to_change_page(self, obj) -> HttpResponseRedirect:
        address = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(address, args=[quote(obj.pk)]))

    def page_context(self, request: HttpRequest, obj, title: str) -> dict:
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "original": obj,
            "media": self.media,
        }
