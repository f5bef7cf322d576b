"""People's names, to be found in free text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.forms import Form

from therapists.models import Therapist
from therapists.plain_letters import APOSTROPHES, fold

# Such as AS012345; in small letters it is a word and a year.
_HCPC_NUMBER = re.compile(r"\bAS[\s-]?\d{3,}\b")
_POSSESSIVE = re.compile(rf"(?<=\w)[{APOSTROPHES}]s?(?!\w)")
_LONE_LETTER = re.compile(r"\b\w\b")
# Before a surname they name somebody as surely as the first name does.
_FORMS_OF_ADDRESS = {"mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor"}

REFUSAL = "This text names a therapist. Leave names out: the page names by itself those who agreed to it."


class _Spelling(NamedTuple):
    """One way to write the name `of` somebody. A surname has the initial that can stand before it; others have none."""

    words: list[str]
    of: str
    initial: str = ""


class Names:
    """Whole names, however they are spaced and spelt with accents, with or without those in the middle, or the
    surname first; and surnames after an initial or a form of address.

    A surname alone is a word like any other (Green, Bell, Wood), and so is a name of one word.
    """

    def __init__(self, names: Iterable[str]):
        self._by_first_word: dict[str, list[_Spelling]] = defaultdict(list)
        for name in names:
            for spelling in _spellings(name):
                self._by_first_word[spelling.words[0]].append(spelling)

    def are_in(self, text: str, besides: str = "") -> bool:
        """Whether it names one of them, or gives anybody's number on the register, which is as good as a name.

        `besides` is the name of whoever it is about.
        """
        has_number = "AS" in text and bool(_HCPC_NUMBER.search(text))
        return has_number or any(name != besides for name in self._in(text))

    def _in(self, text: str) -> Iterator[str]:
        words = _words(text)
        if self._by_first_word.keys().isdisjoint(words):
            return  # most texts, which are read by the thousand
        for at, word in enumerate(words):
            for spelling in self._by_first_word.get(word, ()):
                if words[at : at + len(spelling.words)] == spelling.words and (
                    not spelling.initial or _is_called(words[at - 1] if at else "", spelling.initial, text)
                ):
                    yield spelling.of

    def free(self, text: str) -> str:
        """The text, or none of it if it names somebody."""
        return "" if self.are_in(text) else text


def _is_called(before: str, initial: str, text: str) -> bool:
    """Whether the word before a surname makes it somebody's. An initial is a capital: “ring a bell” names nobody."""
    if before != initial:
        return before in _FORMS_OF_ADDRESS
    return any(one != one.lower() and fold(one) == initial for one in _LONE_LETTER.findall(text))


def names_on_file() -> Names:
    """Of every therapist, named in public or not."""
    return Names(Therapist.objects.order_by().values_list("name", flat=True))


def private_names() -> Names:
    """Of every therapist who has not agreed to be named today."""
    private = Therapist.objects.exclude(pk__in=Therapist.objects.public())
    return Names(private.order_by().values_list("name", flat=True))


def refuse_names(form: Form, *fields: str, names: Names | None = None) -> None:
    """Mark every cleaned field of those that names a therapist; `names` spares reading them again."""
    names = names or names_on_file()
    for field in fields:
        if names.are_in(form.cleaned_data.get(field) or ""):
            form.add_error(field, REFUSAL)


def _spellings(name: str) -> Iterator[_Spelling]:
    words = _words(name)
    if len(words) > 1:
        first, last = words[0], words[-1]
        for whole in {tuple(words), (first, last), (last, first)}:
            yield _Spelling([*whole], name)
        for at in range(1, len(words)):
            yield _Spelling(words[at:], name, first[0])


def _words(text: str) -> list[str]:
    if any(mark in text for mark in APOSTROPHES):
        text = _POSSESSIVE.sub("", text)
    return fold(text).replace("-", " ").split()
