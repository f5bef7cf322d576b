"""More than a distance can be measured from: a county, a nation, all of the UK."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from places.models import Nation, Place, PlaceKind
from places.names import key
from places.resolution import Resolution, choose

# As `names.key` writes them; the Welsh, Gaelic and Irish names too.
NATIONS = {
    "england": Nation.ENGLAND,
    "lloegr": Nation.ENGLAND,
    "scotland": Nation.SCOTLAND,
    "alba": Nation.SCOTLAND,
    "yr alban": Nation.SCOTLAND,
    "wales": Nation.WALES,
    "cymru": Nation.WALES,
    "northern ireland": Nation.NORTHERN_IRELAND,
    "n ireland": Nation.NORTHERN_IRELAND,
    "ni": Nation.NORTHERN_IRELAND,
    "gogledd iwerddon": Nation.NORTHERN_IRELAND,
    "tuaisceart eireann": Nation.NORTHERN_IRELAND,
}
WHOLE_UK = ("united kingdom", "great britain", "britain", "uk", "u k", "gb", "g b")

COUNTY = _("“{text}” is too wide to measure from. Type a town in it, or the first half of a postcode.")
NATION = _(
    "“{text}” is too wide to measure from. Leave this empty and choose {nation} under “Nation”, "
    "or type a town in it."
)
UK = _(
    "“{text}” is too wide to measure from. Leave this empty to search all of it, choose under “Nation”, "
    "or type a town."
)
OR_ELSE = _("{sentence} Or do you mean {which}?")


def by_nation(text: str, words: list[str]) -> Resolution | None:
    """A nation or all of the UK; a town called so ("Wales, South Yorkshire") is offered beside the sentence."""
    name = " ".join(words).removeprefix("the ")
    if name in WHOLE_UK:
        return Resolution(sentence=UK.format(text=text))
    nation = NATIONS.get(_without_uk(name))
    if not nation:
        return None
    namesakes = list(Place.objects.filter(kind=PlaceKind.TOWN, names__key=name))
    which = namesakes[0].label if len(namesakes) == 1 else gettext("one of these")
    sentence = NATION.format(text=text, nation=nation.label)
    return choose(OR_ELSE.format(sentence=sentence, which=which) if namesakes else sentence, namesakes)


def by_county(text: str, words: list[str]) -> Resolution | None:
    counties = (
        Place.objects.filter(kind=PlaceKind.TOWN).values_list("county", flat=True).distinct().order_by()
    )
    wide = {key(county) for county in counties}
    # "Yorkshire" for any of its three ridings; the county that is not known has no words.
    wide |= {county.split()[-1] for county in wide if county}
    return Resolution(sentence=COUNTY.format(text=text)) if " ".join(words) in wide else None


def _without_uk(name: str) -> str:
    """ "scotland uk" is Scotland."""
    for uk in WHOLE_UK:
        name = name.removesuffix(f" {uk}")
    return name
