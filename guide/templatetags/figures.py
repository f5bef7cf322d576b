"""{% figure "urge" %} within a sentence, {% finding "craving" %} as a card: each with its work, certainty and date."""

from django import template

from guide.figures import BY_KEY, Figure

register = template.Library()


def declared(key: str) -> Figure:
    """Raises a fault of the template for one that nobody declared."""
    try:
        return BY_KEY[key]
    except KeyError:
        raise template.TemplateSyntaxError(f"guide/figures.py declares no figure “{key}”.") from None


@register.inclusion_tag("guide/_figure.html")
def figure(key: str) -> dict[str, Figure]:
    return {"figure": declared(key)}


@register.inclusion_tag("guide/_finding.html")
def finding(key: str) -> dict[str, Figure]:
    return {"figure": declared(key)}
