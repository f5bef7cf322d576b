"""People's names, to be found in free text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.forms import Form

from therapists.models import Therapist
from therapists.plain_letters import APOSTROPHES, fold
from therapists.typed import typed

# Such as AS012345; in small letters it is a word and a year.
_HCPC_NUMBER = re.compile(r"\bAS[\s-]?\d{3,}\b")
_POSSESSIVE = re.compile(rf"(?<=\w)[{APOSTROPHES}]s?(?!\w)")
_WRITTEN = re.compile(r"[^\W_]+\.?")
# Before a surname they name somebody as surely as the first name does.
_FORMS_OF_ADDRESS = {"mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor"}
_AFTER_A_NAME = {"mbe", "obe", "cbe", "ba", "ma", "msc", "phd", "dip", "mt", "hcpc"}
# Words by themselves: as an initial each has its full stop.
_WORDS_OF_A_LETTER = {"a", "i"}

REFUSAL = "This text names a therapist. Leave names out: the page names by itself those who agreed to it."


class _Spelling(NamedTuple):
    """One way to write the name `of` somebody. A surname has the initial that can stand beside it; others have none."""

    words: list[str]
    of: str
    initial: str = ""


class _Word(NamedTuple):
    """A word in plain small letters, and as it was written, with its full stop."""

    plain: str
    written: str


class Names:
    """Whole names, however they are spaced and spelt with accents, with or without those in the middle, or the
    surname first; and surnames beside an initial or behind a form of address.

    A surname alone is a word like any other (Green, Bell, Wood), and so is a name of one word.
    """

    def __init__(self, names: Iterable[str]):
        self._by_first_word: dict[str, list[_Spelling]] = defaultdict(list)
        self.all = frozenset(names)
        for name in self.all:
            for spelling in _spellings(name):
                self._by_first_word[spelling.words[0]].append(spelling)

    def are_in(self, text: str, besides: str = "") -> bool:
        """Whether it names one of them, or gives anybody's number on the register, which is as good as a name.

        `besides` is the name of whoever it is about.
        """
        has_number = "AS" in text and bool(_HCPC_NUMBER.search(text))
        return has_number or any(name != besides for name in self._in(text))

    def may_be_in(self, text: str) -> bool:
        """False only where no part of the text names anybody: quick, for texts that are read by the thousand."""
        return "AS" in text or not self._by_first_word.keys().isdisjoint(_words(text))

    def free(self, text: str, besides: str = "") -> str:
        """The text, or none of it if it names somebody."""
        return "" if self.are_in(text, besides) else text

    def _in(self, text: str) -> Iterator[str]:
        if self._by_first_word.keys().isdisjoint(_words(text)):
            return  # most texts, which are read by the thousand
        words = _written(text)
        without_initials = [word for word in words if len(word.plain) > 1]
        for spelling, before, after in [*self._found(words), *self._found(without_initials)]:
            if not spelling.initial or _is_called(spelling.initial, before, after):
                yield spelling.of

    def _found(self, words: list[_Word]) -> Iterator[tuple[_Spelling, list[_Word], list[_Word]]]:
        """Each spelling that stands there, and the words before it and from it on."""
        for at, word in enumerate(words):
            for spelling in self._by_first_word.get(word.plain, ()):
                if [one.plain for one in words[at : at + len(spelling.words)]] == spelling.words:
                    yield spelling, words[:at], words[at:]


def _is_called(initial: str, before: list[_Word], surname_on: list[_Word]) -> bool:
    """Whether the words beside a surname make it somebody's: “Ms Bell”, “A. B. Bell”, “Bell, A.”"""
    if before and before[-1].plain in _FORMS_OF_ADDRESS:
        return before[-1].written != "miss"  # “they miss may” names nobody
    if not surname_on[0].written[:1].isupper():
        return False
    initials = before[len(before) - _initials_at_the_end(before) :]
    if initials and initials[0].plain == initial:
        return len(initials) > 1 or initial not in _WORDS_OF_A_LETTER or initials[0].written.endswith(".")
    following = surname_on[1] if len(surname_on) > 1 else _Word("", "")
    return following.plain == initial and following.written == f"{following.written[:1].upper()}."


def _initials_at_the_end(words: list[_Word]) -> int:
    """How many of the last words are single capitals."""
    count = 0
    for word in reversed(words):
        if len(word.plain) != 1 or not word.written[:1].isupper():
            break
        count += 1
    return count


def names_on_file() -> Names:
    """Of every therapist, named in public or not."""
    return Names(Therapist.objects.order_by().values_list("name", flat=True))


def private_names() -> Names:
    """Of every therapist who has not agreed to be named today."""
    private = Therapist.objects.exclude(pk__in=Therapist.objects.public())
    return Names(private.order_by().values_list("name", flat=True))


def in_address(slug: str) -> str:
    """What a part of an address says, as a text in which names can be found."""
    return slug.replace("-", " ").title()


def refuse_names(form: Form, *fields: str, names: Names | None = None) -> None:
    """Mark every cleaned field of those that names a therapist; `names` spares reading them again."""
    names = names or names_on_file()
    for field in fields:
        if names.are_in(typed(form, field)):
            form.add_error(field, REFUSAL)


def surname(name: str) -> str:
    """The last word of a name in plain small letters, without what stands after one, such as MBE; "" if it has none."""
    return (_words_of_name(name) or [""])[-1]


def _words_of_name(name: str) -> list[str]:
    words = _words(name)
    while len(words) > 2 and words[-1] in _AFTER_A_NAME:
        words.pop()
    return words


def _spellings(name: str) -> Iterator[_Spelling]:
    words = _words_of_name(name)
    if len(words) < 2:
        return
    first, last = words[0], words[-1]
    for whole in {tuple(words), (first, last), (last, first)}:
        yield _Spelling([*whole], name)
    for at in range(1, len(words)):
        yield _Spelling(words[at:], name, first[0])


def _without_possessives(text: str) -> str:
    if any(mark in text for mark in APOSTROPHES):
        text = _POSSESSIVE.sub("", text)
        for mark in APOSTROPHES:
            text = text.replace(mark, "")
    return text


def _words(text: str) -> list[str]:
    return fold(_without_possessives(text)).replace("-", " ").split()


def _written(text: str) -> list[_Word]:
    """The same words with how each was written."""
    written = _WRITTEN.findall(_without_possessives(text))
    return [_Word(plain, one) for one in written for plain in fold(one).split()]
