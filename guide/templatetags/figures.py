"""{% figure "urge" as urge %} within a sentence, {% finding "craving" %} as a card: each with its work, certainty and date."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from guide.figures import BY_KEY, Figure

register = template.Library()


def declared(key: str) -> Figure:
    """Raises a fault of the template for one that nobody declared."""
    try:
        return BY_KEY[key]
    except KeyError:
        raise template.TemplateSyntaxError(f"guide/figures.py declares no figure “{key}”.") from None


@register.simple_tag
def figure(key: str) -> SafeString:
    """For a sentence that is translated whole: {% figure "urge" as urge %}, then {{ urge }} within it."""
    html = render_to_string("guide/_figure.html", {"figure": declared(key)})
    return mark_safe(html.strip())  # noqa: S308  (a template made it)


@register.inclusion_tag("guide/_finding.html")
def finding(key: str) -> dict[str, Figure]:
    return {"figure": declared(key)}
