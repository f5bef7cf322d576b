"""What <main> of a page says, a line for each paragraph, item or cell, without what a test does not look at."""

from collections.abc import Collection
from html.parser import HTMLParser

# Each begins a line of its own; anything else stands within one.
LINES = [
    "p",
    "li",
    "dd",
    "dt",
    "td",
    "th",
    "summary",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "div",
    "section",
    "figure",
]
NEVER_CLOSED = ["meta", "link", "br", "img", "input", "hr"]


class _Text(HTMLParser):
    def __init__(self, tags: Collection[str], marks: Collection[str]):
        super().__init__()
        self.said = ""
        self.tags, self.marks = tags, marks
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attrs):
        if tag in NEVER_CLOSED:
            return
        marked = any(mark in f"{name}={value}" for name, value in attrs for mark in self.marks)
        self.open.append((tag, tag in self.tags or marked))
        self._end_line(tag)

    def handle_startendtag(self, tag, attrs):
        """Nothing stands within it."""

    def handle_endtag(self, tag):
        while any(one == tag for one, _ in self.open) and self.open.pop()[0] != tag:
            pass
        self._end_line(tag)

    def handle_data(self, data):
        is_in_main = any(tag == "main" for tag, _ in self.open)
        if is_in_main and not any(is_out for _, is_out in self.open):
            self.said += data.replace("\n", " ")

    def _end_line(self, tag):
        if tag in LINES:
            self.said += "\n"


def lines_of(html: str, without: Collection[str] = (), marked: Collection[str] = ()) -> list[str]:
    """`without` are names of elements, `marked` parts of their attributes."""
    text = _Text(without, marked)
    text.feed(html)
    return [" ".join(line.split()) for line in text.said.splitlines() if line.strip()]
