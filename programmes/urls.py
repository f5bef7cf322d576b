"""Addresses of the directory. They are for ever: a changed slug redirects."""

from django.urls import path

from programmes import compare_views, feeds, shortlist_views, views

app_name = "programmes"
urlpatterns = [
    path("", views.home, name="home"),
    path("programmes/", views.programme_list, name="list"),
    # Before the programmes, none of which may be called so.
    path("programmes/feed/", feeds.search_feed, name="feed"),
    path("programmes/<slug:slug>/", views.programme_detail, name="detail"),
    path("programmes/<slug:slug>/card.png", views.programme_card, name="card"),
    path("programmes/<slug:slug>/questions/", views.programme_questions, name="questions"),
    path("programmes/<slug:slug>/history/", views.programme_history, name="history"),
    path("programmes/<slug:slug>/history/feed/", feeds.history_feed, name="history-feed"),
    path("compare/", compare_views.compare, name="compare"),
    path("shortlist/", shortlist_views.shortlist_page, name="shortlist"),
    path("how-we-check/", views.how_we_check, name="how-we-check"),
]
