"""The guide, the pages that are only words, and the help lines."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.urls import path
from django.views.generic import TemplateView

from guide import views

app_name = "guide"


def page(name: str) -> Callable[..., HttpResponseBase]:
    return TemplateView.as_view(template_name=f"guide/{name}.html", extra_context={"section": name})


urlpatterns = [
    path("about/", page("about"), name="about"),
    path("privacy/", page("privacy"), name="privacy"),
    path("accessibility/", page("accessibility"), name="accessibility"),
    path("terms/", page("terms"), name="terms"),
    path("guide/", views.contents, name="contents"),
    path("guide/outside-the-uk/", views.outside_the_uk, name="outside-the-uk"),
    path("guide/<slug:slug>/", views.part, name="part"),
    path("help/", views.help_lines, name="help"),
]
