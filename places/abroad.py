"""Places that may be looked for here, with no part in the UK."""

from places.resolution import Resolution, outside, outside_itself

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
