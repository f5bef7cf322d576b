"""Addresses of the directory. They are for ever: a changed slug redirects."""

from django.urls import path

from programmes import feeds, views

app_name = "programmes"
urlpatterns = [
    path("", views.home, name="home"),
    path("programmes/", views.programme_list, name="list"),
    # Before the programmes, none of which may be called so.
    path("programmes/feed/", feeds.search_feed, name="feed"),
    path("programmes/<slug:slug>/", views.programme_detail, name="detail"),
    path("robots.txt", views.robots, name="robots"),
]
