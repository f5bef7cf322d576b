"""What one page names: the pages it leads to, the files it loads, its own anchors."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# What a browser fetches without being asked; a canonical link or an alternate is only named.
LOADED_RELS = {"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "manifest"}


@dataclass
class Named:
    """Addresses as the page writes them. `outward` are links with the words of their `rel`."""

    links: list[tuple[str, str]] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.named = Named()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.named.anchors.add(given["id"])
        if tag in ("a", "area") and "href" in given:
            self.named.links.append((given["href"], given.get("rel", "")))
        elif tag == "link" and "href" in given:
            is_loaded = bool(LOADED_RELS & {*given.get("rel", "").split()})
            (self.named.loaded.append if is_loaded else self._lead_to)(given["href"])
        elif tag in ("script", "img", "iframe", "source", "embed") and given.get("src"):
            self.named.loaded.append(given["src"])

    def _lead_to(self, address: str) -> None:
        self.named.links.append((address, "noreferrer"))


def read(html: str) -> Named:
    """What a page names, in the order in which it stands there."""
    reader = _Reader()
    reader.feed(html)
    return reader.named
