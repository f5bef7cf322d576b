"""The guide pages that are more than words."""

from django.shortcuts import render

from guide.helplines import HELP_LINES
from guide.outside import PLACES, READ_ON


def help_lines(request):
    return render(request, "guide/help.html", {"lines": HELP_LINES})


def outside_the_uk(request):
    return render(request, "guide/outside-the-uk.html", {"places": PLACES, "read_on": READ_ON})
