"""Finds the words of a page that never passed through a translation: a catalogue that puts all that do in brackets."""

import re
from html.parser import HTMLParser

from django.utils.translation import trans_real

# A name in these tests, whole or searched for, a number of the HCPC, or an address written out.
OF_A_LISTING = re.compile(r"“?[Zz]|AS\d+$|http:")
OPEN, CLOSE = "⟦", "⟧"
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-words")
# Elements without an end.
EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# What is typed is the visitor's.
NOT_READ = {"script", "style", "textarea"}


class Bracketed:
    """What Django asks of a catalogue. In place of the Welsh one it shows what each page leaves out."""

    def gettext(self, message):
        return f"{OPEN}{message.rpartition(trans_real.CONTEXT_SEPARATOR)[2]}{CLOSE}"

    def ngettext(self, one, several, number):
        return self.gettext(one if number == 1 else several)

    def to_language(self):
        return "cy"


class _Reader(HTMLParser):
    """Gathers what stands outside the brackets and outside every element that says it is in English."""

    def __init__(self):
        super().__init__()
        self.bare: list[str] = []
        self._depth = 0
        # Of each open element, whether what is in it counts.
        self._counts = [True]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        counts = self._counts[-1] and tag not in NOT_READ
        # The link to the other language is in that language.
        counts = counts and given.get("lang") in (None, "cy") and not given.get("hreflang")
        if counts:
            self.bare += [text for name in SPOKEN if (text := outside_brackets(given.get(name) or ""))]
        if tag not in EMPTY:
            self._counts.append(counts)

    def handle_endtag(self, tag):
        if tag not in EMPTY:
            self._counts.pop()

    def handle_data(self, data):
        if self._counts[-1]:
            text, self._depth = _outside(data, self._depth)
            self.bare.append(text)


def _outside(text: str, depth: int) -> tuple[str, int]:
    kept = ""
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        kept += letter if depth == 0 and letter != CLOSE else " "
    return kept, depth


def outside_brackets(text: str) -> str:
    return _outside(text, 0)[0]


def bare_words(html: str) -> list[str]:
    """The words of a page that nobody can translate; what is of a listing begins with a Z, and is not among them."""
    reader = _Reader()
    reader.feed(html)
    words = " ".join(reader.bare).split()
    return [
        word for word in words if any(letter.isalpha() for letter in word) and not OF_A_LISTING.match(word)
    ]
