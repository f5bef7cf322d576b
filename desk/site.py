"""The admin as a desk: it opens on today's work."""

from django.contrib.admin import AdminSite
from django.db import transaction
from django.utils import timezone

from desk.sign_in.telling import PASSWORD_SET, tell
from desk.start.work import work_for
from guide.helplines import AWAITING_A_CHECK
from guide.routes import ROUTES


class DeskSite(AdminSite):
    index_template = "admin/desk/start.html"
    index_title = "Today"

    def index(self, request, extra_context=None):
        work = work_for(request.user, timezone.localdate())
        awaited = {"awaited_lines": AWAITING_A_CHECK, "awaited_routes": ROUTES}
        return super().index(request, {"work": work} | awaited | (extra_context or {}))

    def password_change(self, request, extra_context=None):
        """It leads on only when the password was changed."""
        with transaction.atomic():
            answer = super().password_change(request, extra_context)
            if answer.status_code == 302:
                tell(request.user, PASSWORD_SET)
        return answer
