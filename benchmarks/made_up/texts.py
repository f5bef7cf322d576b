"""Invented words and texts. Words come up as they do in a language: few often, most seldom."""

from itertools import accumulate, product
from random import Random

# Each is in about one listing of twelve, in its description alone: words of middling frequency. There are many,
# so that each can be looked for once, with nothing remembered.
MIDDLING = [
    "harmonium", "psaltery", "glockenspiel", "bandoneon", "clavichord", "dulcimer", "euphonium", "flugelhorn",
    "mandolin", "ocarina", "piccolo", "sousaphone", "theremin", "ukulele", "vibraphone", "zither", "kazoo",
    "marimba", "bassoon", "trombone", "spinet", "lyre", "tabla", "sitar",
]  # fmt: skip
MIDDLING_SHARE = 1 / 12

_COMMON = (
    "the and of to a in music for with group people week therapy session is we at on each you our by from play"
    " sing songs listen room who after before staff day time together can write record drum guitar piano voice"
    " rhythm home leave months small quiet garden house kitchen morning evening counsellor therapist recovery"
    " alcohol drugs treatment programme residents families visit weekend choose begin carry learn teach share"
    " talk feel sleep walk cook read work money funded council private charity place town hill river"
)
_SYLLABLES = (
    "bar bel bran car col cwm dal del dun fal fen gar gil hal hex ken lan lor mar mel mor nar nor pel pen ral ros"
    " sal sel tal tor tul vel wen wyn yar zel"
)
ENDINGS = ["ow", "by", "ley", "ton", "wick", "mere", "stead", "dale", "combe", "ford"]
RARE = ["".join(parts) for parts in product(_SYLLABLES.split(), _SYLLABLES.split(), ENDINGS)]

WORDS = [*_COMMON.split(), *RARE]
# The nth most frequent word comes up 1/n as often as the first (Zipf).
_WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(len(WORDS))))

SUMMARY_WORDS, DESCRIPTION_WORDS = 12, 48


def sentence(chance: Random, length: int) -> str:
    return " ".join(chance.choices(WORDS, cum_weights=_WEIGHTS, k=length)).capitalize() + "."


def summary(chance: Random) -> str:
    return sentence(chance, SUMMARY_WORDS)


def description(chance: Random) -> str:
    """Several sentences, now and then with a word of middling frequency at the end."""
    parts = [sentence(chance, DESCRIPTION_WORDS // 4) for _ in range(4)]
    return " ".join([*parts, *(word for word in MIDDLING if chance.random() < MIDDLING_SHARE)])


def name(chance: Random) -> str:
    """Two invented words and what it is, such as "Barbelow Talwick House"."""
    kind = chance.choice(["House", "Music Room", "Programme", "Lodge", "Choir", "Centre"])
    return f"{chance.choice(RARE)} {chance.choice(RARE)}".title() + f" {kind}"
