"""Places that may be looked for here, with no part in the UK."""

from dataclasses import replace

from places.resolution import MOST_CHOICES, Choice, Resolution, outside, outside_itself

# By the name as `names.key` writes it: how the country is called within a sentence.
COUNTRIES = {
    "guernsey": "Guernsey",
    "isle of man": "the Isle of Man",
    "jersey": "Jersey",
    "ireland": "Ireland",
    "eire": "Ireland",
    "republic of ireland": "the Republic of Ireland",
}
TOWNS = {
    "st peter port": "Guernsey",
    "cork": "Ireland",
    "dublin": "Ireland",
    "galway": "Ireland",
    "limerick": "Ireland",
    "waterford": "Ireland",
}

# Towns there that share their name with one here, each by a text that leads to it alone.
NAMESAKES = {
    "castletown": "Castletown, Isle of Man",
    "douglas": "Douglas, Isle of Man",
    "ramsey": "Ramsey, Isle of Man",
}


def with_namesake(resolution: Resolution | None, words: list[str]) -> Resolution | None:
    """What was found here, with the town abroad of the same name among the choices."""
    label = NAMESAKES.get(" ".join(words))
    if resolution is None or label is None:
        return resolution
    return replace(resolution, choices=(*resolution.choices[: MOST_CHOICES - 1], Choice(label, label)))


def abroad(text: str, words: list[str]) -> Resolution | None:
    """A country itself, or by the last words a place in one: "Douglas, Isle of Man"."""
    name = " ".join(words).removeprefix("the ")
    if name in COUNTRIES:
        return outside_itself(COUNTRIES[name])
    endings = [" ".join(words[start:]) for start in range(len(words))]
    if "northern ireland" in endings:
        return None
    known = COUNTRIES | TOWNS
    return next((outside(text, known[ending]) for ending in endings if ending in known), None)
