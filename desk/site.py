"""The admin as a desk: it opens on today's work."""

from django.contrib.admin import AdminSite
from django.utils import timezone

from desk.start.work import work_for


class DeskSite(AdminSite):
    index_template = "admin/desk/start.html"
    index_title = "Today"

    def index(self, request, extra_context=None):
        work = work_for(request.user, timezone.localdate())
        return super().index(request, {"work": work} | (extra_context or {}))
