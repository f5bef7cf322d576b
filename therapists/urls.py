"""Addresses."""

app_name = "therapists"
urlpatterns: list = []
