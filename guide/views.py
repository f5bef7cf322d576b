"""The one guide page that is more than words."""

from django.shortcuts import render

from guide.helplines import HELP_LINES


def help_lines(request):
    return render(request, "guide/help.html", {"lines": HELP_LINES})
