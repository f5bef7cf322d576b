"""Every address of the site; the names are a public interface."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path
from django.views.generic import RedirectView

from programmes.views import robots
from recovery_site import health
from recovery_site.sitemaps import SITEMAPS

# Welsh below /cy/; English, which was here first, has no prefix.
PUBLIC = i18n_patterns(
    path("", include("programmes.urls")),
    path("programmes/<slug:slug>/report/", include("enquiries.mistake_urls")),
    path("therapists/", include("therapists.urls")),
    path("enquiries/", include("enquiries.urls")),
    path("", include("guide.urls")),
    prefix_default_language=False,
)
urlpatterns = [
    *PUBLIC,
    path("robots.txt", robots, name="robots"),
    path("staff/", include("desk.sign_in.urls")),
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", admin.site.urls),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS}, name="sitemap"),
    path(
        "sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="django.contrib.sitemaps.views.sitemap"
    ),
    path("health/", health.health, name="health"),
]

handler400 = "recovery_site.errors.bad_request"
handler403 = "recovery_site.refusals.permission_denied"
handler404 = "recovery_site.refusals.page_not_found"
handler500 = "recovery_site.errors.server_error"
