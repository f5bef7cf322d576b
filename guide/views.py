"""The one guide page that is more than words."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from guide.helplines import HELP_LINES


@require_safe
def help_lines(request):
    return render(request, "guide/help.html", {"lines": HELP_LINES})
