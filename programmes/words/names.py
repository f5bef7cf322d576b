"""People's names, to be found in free text."""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.forms import Form

from programmes.words.text import APOSTROPHES, fold
from therapists.models import Therapist

# Such as AS012345; in small letters it is a word and a year.
_HCPC_NUMBER = re.compile(r"\bAS[\s-]?\d{3,}\b")
_POSSESSIVE = re.compile(rf"(?<=\w)[{APOSTROPHES}]s?(?!\w)")

REFUSAL = "This text names a therapist. Leave names out: the page names by itself those who agreed to it."


class Names:
    """Whole names, however they are spaced and spelt with accents, with or without those in the middle; one of a
    single word would be everywhere."""

    def __init__(self, names: Iterable[str]):
        self._by_first: dict[str, list[list[str]]] = defaultdict(list)
        for words in map(_words, names):
            for name in (words, [words[0], words[-1]]) if len(words) > 2 else (words,):
                if len(name) > 1:
                    self._by_first[name[0]].append(name)

    def are_in(self, text: str) -> bool:
        """Whether it names one of them, or gives anybody's number on the register, which is as good as a name."""
        if _HCPC_NUMBER.search(text):
            return True
        words = _words(text)
        return any(
            words[at : at + len(name)] == name
            for at, word in enumerate(words)
            for name in self._by_first.get(word, ())
        )

    def free(self, text: str) -> str:
        """The text, or none of it if it names somebody."""
        return "" if self.are_in(text) else text


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


def _words(text: str) -> list[str]:
    return fold(_POSSESSIVE.sub("", text)).replace("-", " ").split()
