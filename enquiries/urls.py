"""Addresses."""

from django.urls import path, register_converter

from enquiries import views, yours_views
from enquiries.private_link import TokenConverter

register_converter(TokenConverter, "token")

app_name = "enquiries"
urlpatterns = [
    path("new/", views.new, name="new"),
    path("sent/<str:token>/", views.sent, name="sent"),
    path("yours/<token:token>/", yours_views.yours, name="yours"),
    path("yours/<token:token>/erase/", yours_views.erase, name="erase"),
    # Last, for what is no whole token. It ends in a slash, so that a whole one without gets its slash first.
    path("yours/", yours_views.cut_short, {"token": ""}, name="cut-short"),
    path("yours/<path:token>/", yours_views.cut_short, name="cut-short"),
]
