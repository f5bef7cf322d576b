"""Addresses below a programme's own; here, so that what visitors write stays in one app."""

from django.urls import path

from enquiries import mistake_views

app_name = "mistakes"
urlpatterns = [
    path("", mistake_views.report, name="report"),
    path("<str:token>/", mistake_views.thanks, name="thanks"),
]
