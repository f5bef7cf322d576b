"""Words that claim or promise more than anybody can check: allowed, but only on purpose."""

import re

from django.core.exceptions import ValidationError
from django.forms import Form
from django.utils.html import format_html

from therapists.protected_title import as_read
from therapists.typed import typed

_DOUBTFUL = re.compile(
    r"\b(?:state[\W_]*regist(?:ered|ration)|impartial(?:ly|ity)?|unbiased|cur(?:e[sd]?|ing|able|ative)|guarantee(?:s|d|ing)?)\b",
    re.IGNORECASE,
)
# The code of the warning: it holds a box to tick, for those who can show one.
DOUBTFUL = "doubtful"


def doubtful_words(text: str) -> list[str]:
    """Those of the text, in small letters and each once, in their order."""
    return list(dict.fromkeys(" ".join(found.lower().split()) for found in _DOUBTFUL.findall(as_read(text))))


def ask_about_words(form: Form, *names: str) -> None:
    """Mark every field of those names in which such words are new, until they are ticked to stay.

    The tick comes with the warning. It is about these words alone: others are asked about again.
    """
    for name in names:
        words = doubtful_words(typed(form, name)) if name in form.changed_data else []
        asked = ", ".join(f"“{word}”" for word in words)
        if asked and form.data.get(f"keep_{name}") != asked:
            form.add_error(name, ValidationError(_warning(name, asked), code=DOUBTFUL))


def _warning(name: str, asked: str) -> str:
    return format_html(
        "This text says {asked}: more than anybody can check. Say it in other words, or tick that it has to stay. "
        '<label class="keep"><input type="checkbox" name="keep_{name}" value="{asked}"> Keep {asked}</label>',
        name=name,
        asked=asked,
    )
