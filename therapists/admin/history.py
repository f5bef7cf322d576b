"""Earlier versions of a row, which whoever may see the row may look at."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin


class HistoryAdmin(SimpleHistoryAdmin):
    def history_form_view(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Going back to a version is a change; the package itself lets whoever sees the version do it."""
        if request.method == "POST" and not self.has_change_permission(request):
            raise PermissionDenied
        return super().history_form_view(request, *args, **kwargs)
