"""A draft as the public will see it: the real page, to staff alone, at an address of the admin."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from programmes.admin.object_views import ObjectViewsMixin
from programmes.detail import TEMPLATE, detail_context
from programmes.models import Programme
from programmes.vocabulary import ListingStatus


class PreviewMixin(ObjectViewsMixin):
    def preview_view(self, request: HttpRequest, programme: Programme) -> HttpResponse:
        """What is public already has its page."""
        if programme.status != ListingStatus.DRAFT:
            return HttpResponseRedirect(programme.get_absolute_url())
        today = timezone.localdate()
        draft = Programme.objects.for_detail(today).get(pk=programme.pk)
        back = reverse("admin:programmes_programme_change", args=[programme.pk])
        context = detail_context(draft, today, is_preview=True) | {"preview": back}
        response = render(request, TEMPLATE, context)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response
