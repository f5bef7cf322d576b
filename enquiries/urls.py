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
]
