"""The page that puts programmes side by side. All its state is in the address, which can be sent to somebody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from programmes.chosen import choose, path_with, whole_address
from programmes.compare import FEWEST, MOST, ONLY_DIFFERENCES, Comparison
from programmes.sending import mail_link


def compare(request: HttpRequest) -> HttpResponse:
    """Two to four programmes, `?p=<slug>` each; with fewer or more it says what to do, and drops none unsaid."""
    today = timezone.localdate()
    chosen = choose(request.GET.getlist("p"), today)
    compared, over = chosen.listed[:MOST], chosen.listed[MOST:]
    slugs = [one.slug for one in compared]
    path = path_with("programmes:compare", slugs)
    is_enough = len(compared) >= FEWEST
    name, value = ONLY_DIFFERENCES
    is_short = request.GET.get(name) == value
    context = {
        "section": "shortlist",
        "chosen": chosen,
        "over": over,
        "most": MOST,
        "comparison": Comparison(compared, today, only_differences=is_short) if is_enough else None,
        "everything": path,
        "differences": f"{path}&{name}={value}",
        "address": whole_address(path),
        "mail": mail_link(whole_address(path)),
        "ask": path_with("enquiries:new", slugs, name="programme"),
        "shortlist": path_with("programmes:shortlist", [one.slug for one in chosen.listed]),
        "today": today,
    }
    response = render(request, "programmes/compare.html", context)
    response["X-Robots-Tag"] = "noindex"
    if over or not is_enough or not chosen.is_whole:
        # Of such addresses there is no end.
        patch_cache_control(response, no_store=True)
    return response
