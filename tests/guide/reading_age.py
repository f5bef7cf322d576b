"""How old a reader a page needs, by Flesch-Kincaid: the grade and five years. Names, numbers and headings do not count."""

import re

from tests.guide.page_text import lines_of

NO_PROSE = ("nav", "aside", "h1", "h2", "h3", "svg", "th", "dt", "cite", "script", "form")
# The crumbs; what a declared figure or work prints.
NO_PROSE_EITHER = ("crumbs", "data-figure", "data-work", "visually-hidden")
WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")

APART = r"i[aou]|(?<!p)eo|ua(?!l?y)|[aeouy]ing"
MUTE = r"[^aeiouyl]e$|[aeiouy]le$|[^td]ed$|[^scgxzh]es$"


def sentences(html: str) -> list[list[str]]:
    """The words of each sentence, but for names: capitals within it."""
    found = []
    for line in lines_of(html, NO_PROSE, NO_PROSE_EITHER):
        for sentence in re.split(r"(?<=[.!?])[”’)]?\s+", line):
            words = WORD.findall(sentence)
            found.append([word for word in words if word == "I" or word[0].islower() or word is words[0]])
    return [words for words in found if words]


def syllables(word: str) -> int:
    """By the letters: groups of vowels, less a mute e, and one more for each two that are spoken apart."""
    word = re.sub(r"['’].*", "", word.lower())
    word = re.sub(r"[tscg]i(?=[aou])", "s", word)  # session, special
    heard = len(re.findall(r"[aeiouy]+", word)) + len(re.findall(APART, word)) - bool(re.search(MUTE, word))
    return max(1, heard)


def reading_age(html: str) -> float:
    told = sentences(html)
    words = [word for sentence in told for word in sentence]
    grade = 0.39 * len(words) / len(told) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + 5
