"""How much has to come over a bad line before somebody sees a page, and before its script runs."""

from collections.abc import Iterator
from urllib.parse import urljoin

from faults.figures import Figure
from quality.crawl import Found, Page, Site

# Compressed. The first of them is what one round trip of a new connection brings.
MOST_HTML, MOST_CSS, MOST_SCRIPT = 14_000, 10_000, 20_000
SEARCH, GUIDE, ENQUIRY = "/programmes/", "/guide/", "/enquiries/new/"


def main_pages(found: Found, address: str) -> dict[str, str]:
    """Addresses of the pages most people see, by name."""
    paths = {
        "home": "/",
        "search": SEARCH,
        "programme": _programme(found),
        "guide": GUIDE,
        "enquiry": ENQUIRY,
    }
    return {name: address + path for name, path in paths.items()}


def weigh(found: Found, address: str) -> tuple[list[Figure], list[str]]:
    """Bytes of the main pages and of what they load."""
    site, figures = Site(address), []
    for name, path in main_pages(found, "").items():
        page = found.pages[path]
        styles, scripts = (_loaded(found, page, kind) for kind in ("text/css", "text/javascript"))
        figures.append(_bytes(f"{name}: HTML", site.size(path), MOST_HTML))
        figures.append(_bytes(f"{name}: styles", sum(site.size(one.path) for one in styles), MOST_CSS))
        figures.append(_bytes(f"{name}: script", sum(site.size(one.path) for one in scripts), MOST_SCRIPT))
    return figures, []


def _programme(found: Found) -> str:
    """The heaviest of all programmes' pages."""
    own = [
        page
        for path, page in found.pages.items()
        if page.is_html and path.startswith(SEARCH) and path.count("/") == 3
    ]
    return max((page for page in own if page.path != SEARCH), key=lambda page: len(page.text)).path


def _loaded(found: Found, page: Page, kind: str) -> Iterator[Page]:
    for address in page.named.loaded:
        file = found.pages.get(urljoin(page.path, address))
        if file and file.kind == kind:
            yield file


def _bytes(what: str, size: int, goal: int) -> Figure:
    return Figure(what, f"at most {goal:,} bytes", f"{size:,}", size <= goal)
