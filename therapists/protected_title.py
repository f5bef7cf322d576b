"""“Music therapist” is a title protected by law in the UK: free text never gives it to anybody.

The page prints it by itself where a register check stands, and only there.
"""

import re
import unicodedata

from django.forms import Form

from therapists.typed import typed

# However it is broken up: spaces, line breaks, any punctuation but the end of a sentence.
_BETWEEN = r"(?:(?![.!?]\s)[\W_])*"
_GAP = r"(?:(?![.!?;]\s)\W)+"
_THERAPIST = f"(?:psycho{_BETWEEN})?therapist"
# “Music and drama therapist” gives both titles.
_OTHER_ARTS = "other|arts?|drama|dance|movement|play|sound|creative|speech"
_AND_OTHERS = rf"(?:{_BETWEEN}(?:and{_BETWEEN}|or{_BETWEEN})?(?:{_OTHER_ARTS}))*"
# What stands in brackets; without an end, thousands of open brackets would take seconds.
_WITHIN = r"[^)]{0,200}"
# What else is registered: a nurse, a charity; and what begins another clause.
_OF_ANOTHER = r"(?:nurs\w+|charit\w+|manager|provider|compan\w+|and|or|whose|who|which|that|says?)\b"
_TITLE = re.compile(
    f"music(?:al)?{_AND_OTHERS}{_BETWEEN}{_THERAPIST}|therapists?{_BETWEEN}of{_BETWEEN}music"
    # “Music-trained therapist”, “music (HCPC) therapist”, “therapist (music)”, “therapist in music”.
    rf"|music(?:\W?trained|\W?qualified|\s*\({_WITHIN}\))\W*{_THERAPIST}"
    rf"|therapists?\s*\({_WITHIN}\bmusic"
    r"|therapists?(?:\W+\w+){0,3}?\W+(?:in|for|(?:specialis\w+|trained|qualified) in)\s+music\b"
    # “HCPC-registered arts therapist (music)” says the same, and so does the umbrella title alone.
    rf"|arts{_BETWEEN}{_THERAPIST}|(?:hcpc|registered)(?:{_GAP}(?!{_OF_ANOTHER})\w+){{0,3}}?{_GAP}{_THERAPIST}"
    # Whoever is on that register is an arts therapist, here.
    r"|hcpc[\W_]*regist(?:ered|rants?\b)",
    re.IGNORECASE,
)

REFUSAL = (
    "This text says “music therapist”, or the same in other words: a protected title. Take it out: the page "
    "itself says “registered” where a register check stands. You can write “the person who leads the sessions”."
)


def as_read(text: str) -> str:
    """The text as a reader sees it: one form of each letter, and nothing that cannot be seen."""
    if text.isascii():
        return text
    return "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")


def gives_title(text: str) -> bool:
    """Whether the text calls anybody a music therapist. The subject, “music therapy”, is free."""
    return bool(_TITLE.search(as_read(text)))


def refuse_title(form: Form, *names: str) -> None:
    """Mark every cleaned field of those names that gives the title to anybody."""
    for name in names:
        if gives_title(typed(form, name)):
            form.add_error(name, REFUSAL)
