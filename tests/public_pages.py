"""The address of every public page, found in the site's own list of addresses: a new page is asked about by itself."""

from collections.abc import Iterator

from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from desk.sign_in.pages import STAFF_ROUTES
from guide.parts import PARTS
from tests.builders import make_programme, make_registered, make_therapist

# Behind a link of the visitor's own, or no page.
NOT_ASKED = {
    "enquiries:sent",
    "enquiries:yours",
    "enquiries:erase",
    "enquiries:cut-short",
    "mistakes:thanks",
    "sitemap",
}
NO_PAGES = {"health", "guide:part", "django.contrib.sitemaps.views.sitemap", "robots", "programmes:card"}
PROGRAMME, THERAPIST = "harbour", "wren-example"


def _names(patterns, prefix: str = "") -> Iterator[str]:
    for one in patterns:
        if str(one.pattern).startswith(STAFF_ROUTES):
            continue
        if isinstance(one, URLPattern):
            yield f"{prefix}{one.name}"
        else:
            yield from _names(one.url_patterns, f"{one.namespace}:" if one.namespace else prefix)


def public_pages() -> list[str]:
    """Addresses of the pages, of a programme and a therapist made here."""
    programme = make_programme(name="Harbour", slug=PROGRAMME, summary="In Leeds.", frequency="weekly")
    programme.centre.website = "https://centre.example.org/"
    programme.centre.save()
    make_registered(programme)
    make_therapist(slug=THERAPIST, agreed=True)
    return public_addresses()


def public_addresses() -> list[str]:
    """The same, whether or not those two are there."""
    slugs = {"programmes": PROGRAMME, "mistakes": PROGRAMME, "therapists": THERAPIST}
    names = sorted(set(_names(get_resolver().url_patterns)) - NOT_ASKED - NO_PAGES)
    pages = [_address(name, slugs.get(name.partition(":")[0], "")) for name in names if "feed" not in name]
    return [*pages, *(part.address for part in PARTS)]


def _address(name: str, slug: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return reverse(name, args=[slug])
