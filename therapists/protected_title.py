"""“Music therapist” is a title protected by law in the UK: free text never gives it to anybody.

The page prints it by itself where a register check stands, and only there.
"""

import re
import unicodedata

# However it is broken up: spaces, line breaks, hyphens, dots in the middle, characters that cannot be seen.
_BETWEEN = r"[\s\-\u00ad\u00b7\u200b-\u200f\u2010-\u2015\u2043\u2060-\u2064\u2212\ufeff/_*]*"
_THERAPIST = f"(?:psycho{_BETWEEN})?therapist"
_TITLE = re.compile(
    f"music(?:al)?{_BETWEEN}{_THERAPIST}|therapists?{_BETWEEN}of{_BETWEEN}music", re.IGNORECASE
)

REFUSAL = (
    "This text says “music therapist”, or the same in other words: a protected title. Take it out: the page "
    "itself says “registered” where a register check stands. You can write “the person who leads the sessions”."
)


def gives_title(text: str) -> bool:
    """Whether the text calls anybody a music therapist. The subject, “music therapy”, is free."""
    return bool(_TITLE.search(unicodedata.normalize("NFKC", text)))
