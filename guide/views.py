"""The guide's pages, and the pages of words that are more than words."""

from django.http import Http404
from django.shortcuts import render

from guide.helplines import HELP_LINES, by_nation
from guide.outside import PLACES, READ_ON
from guide.parts import BY_SLUG, PARTS
from guide.routes import EVERYWHERE, ROUTES
from guide.works import WORKS


def contents(request):
    return render(request, "guide/contents.html", {"section": "guide", "parts": PARTS})


def part(request, slug: str):
    """One part of the guide, between the one before it and the one after it."""
    if slug not in BY_SLUG:
        raise Http404("The guide has no such part.")
    number = PARTS.index(BY_SLUG[slug])
    around = {
        "section": "guide",
        "parts": PARTS,
        "part": PARTS[number],
        "number": number + 1,
        "before": PARTS[number - 1] if number else None,
        "after": PARTS[number + 1] if number + 1 < len(PARTS) else None,
    }
    told = {"routes": ROUTES, "everywhere": EVERYWHERE, "works": WORKS}
    return render(request, PARTS[number].template, around | told)


def help_lines(request):
    return render(request, "guide/help.html", by_nation() | {"lines": HELP_LINES})


def outside_the_uk(request):
    return render(request, "guide/outside-the-uk.html", {"places": PLACES, "read_on": READ_ON})
