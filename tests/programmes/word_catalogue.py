"""Five invented listings for the tests of the word search, by the word each is called in a test."""

from programmes.words import Found, WordIndex

CATALOGUE = {
    "ash": (
        "Ash House Songwriting",
        "Leeds\nWest Yorkshire\nAsh Recovery Trust\nAsh House",
        "A twelve-week residential programme for women. One-to-one music therapy and a singing group.\n"
        "Songwriting\nSinging\nMaya Ellison",
    ),
    "môn": (
        "Ynys Môn Music",
        "Llangefni\nAnglesey\nYmddiriedolaeth Gŵyl\nTŷ Môr",
        "People write songs and play the harp by the sea, one at a time. Therapies for a new start.\nListening",
    ),
    "drum": (
        "The Drumming Room",
        "York\nNorth Yorkshire\nHarbour Trust\nSt Mary’s",
        "Weekly percussion for people who leave gambling behind, to a steady beat.\nDrumming and percussion",
    ),
    "day": (
        "Leeds Day Programme",
        "Leeds\n\nHarbour Group\nThe Old Mill",
        "Drums are played on Fridays. The women's group talks about lyrics; a therapist leads it.\n"
        "Talking about lyrics",
    ),
    "verse": (
        "Second Verse",
        "Bath\nSomerset\nLeeds Partners in Recovery\nMill Lane",
        "Improvisation and song-writing for men, with Zoë O’Brien. Music is therapy here.\nImprovisation",
    ),
}


def index() -> WordIndex:
    return WordIndex(list(CATALOGUE.values()))


def called(bits: int) -> set[str]:
    """What a bit set holds, by the names of the catalogue."""
    return {name for n, name in enumerate(CATALOGUE) if bits >> n & 1}


def found(query: str) -> Found:
    return index().find(query)
