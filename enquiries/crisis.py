"""Words after which a page shows help lines beside what it says anyway.

The list is short, and plain on purpose: words in which people tell that a life may be at risk, theirs or another's.
In English and in Welsh. It looks for whole phrases and understands nothing, so it also finds “I would never kill myself”: to show a phone
number too often harms nobody. It is no triage, and nobody is told: what it finds is kept nowhere, and worked out
again whenever a page is shown.
"""

import re

from enquiries.fields import UndecryptableError
from enquiries.models import Enquiry

SELVES = ("myself", "himself", "herself", "themselves", "themself", "yourself")
LIVES = ("my", "his", "her", "their")
ENGLISH = (
    *(
        f"{harm} {self}"
        for harm in ("kill", "killing", "hurt", "hurting", "harm", "harming")
        for self in SELVES
    ),
    *(f"{end} {whose} life" for end in ("end", "ending", "take", "taking") for whose in LIVES),
    *(f"{end} {whose} own life" for end in ("end", "ending", "take", "taking") for whose in LIVES),
    *("end it all", "ending it all", "want to die", "wants to die", "wanted to die", "better off dead"),
    *("suicide", "suicidal", "self harm", "self harming", "cut myself", "cutting myself"),
    *("do not want to live", "dont want to live", "cannot go on", "cant go on"),
    *("overdose now", "overdosed", "overdosing", "taken an overdose", "took an overdose"),
    *("not safe", "unsafe at home", "in danger"),
)
# The same in Welsh, each verb as it begins by itself and after “i” or “fy”. *Awaiting a reader's check.*
WELSH_HARM = ("lladd", "ladd", "niweidio", "anafu", "brifo", "frifo", "torri", "dorri")
WELSH_SELVES = ("fy hun", "fy hunan", "ei hun", "ei hunan", "eu hunain")
WELSH = (
    *(f"{harm} {self}" for harm in WELSH_HARM for self in WELSH_SELVES),
    *(f"diwedd ar {life}" for life in ("fy mywyd", "ei fywyd", "ei bywyd", "eu bywydau", "y cyfan")),
    *("fy mywyd i ben", "ei fywyd i ben", "ei bywyd i ben"),
    *(f"{want} marw" for want in ("eisiau", "isio", "moyn")),
    *(f"ddim {want} byw" for want in ("eisiau", "isio", "moyn")),
    *("hunanladdiad", "hunan laddiad", "hunanladdol", "hunan niweidio", "hunanniweidio"),
    *("am farw", "well i mi farw", "methu mynd ymlaen", "ddim mynd ymlaen"),
    *("gorddos", "orddos", "gorddosio"),
    *("mewn perygl", "ddim yn ddiogel", "anniogel gartref"),
)
PHRASES = (*ENGLISH, *WELSH)

_APOSTROPHE = re.compile(r"['’]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def tells_of_danger(text: str) -> bool:
    """Whether one of the phrases stands in `text`, however it is spaced, hyphenated and capitalised."""
    plain = _BETWEEN_WORDS.sub(" ", _APOSTROPHE.sub("", f" {text.casefold()} "))
    return any(f" {phrase} " in plain for phrase in PHRASES)


def was_in_danger(enquiry: Enquiry) -> bool:
    """The same of what was stored. Where it cannot be read any more, rather a number too many."""
    try:
        return tells_of_danger(enquiry.message)
    except UndecryptableError:
        return True
