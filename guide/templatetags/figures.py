"""{% figure "urge" as urge %} within a sentence, {% finding "craving" %} as a card, {% shares "a" "b" %} as a table.

Each prints the work, its date and how certain it is.
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guide.figures import BY_KEY, Figure

register = template.Library()

IN_A_SENTENCE = (
    '<span data-figure="{}"><span class="figure">{}</span> '
    '<span class="cite">(<a href="{}">{}</a>, {}; {})</span></span>'
)


def declared(key: str) -> Figure:
    """Raises a fault of the template for one that nobody declared."""
    try:
        return BY_KEY[key]
    except KeyError:
        raise template.TemplateSyntaxError(f"guide/figures.py declares no figure “{key}”.") from None


@register.simple_tag
def figure(key: str) -> SafeString:
    """For a sentence that is translated whole: {% figure "urge" as urge %}, then {{ urge }} within it."""
    one = declared(key)
    work = one.work
    return format_html(
        IN_A_SENTENCE, key, one.value, work.place_cited, work.short, work.dated, one.certainty.label
    )


@register.inclusion_tag("guide/_finding.html")
def finding(key: str) -> dict[str, Figure]:
    return {"figure": declared(key)}


@register.inclusion_tag("guide/_shares.html")
def shares(*keys: str) -> dict:
    """Shares of one whole, from one work: it is named once, below them."""
    figures = [declared(key) for key in keys]
    if len({(one.work, one.certainty) for one in figures}) > 1:
        raise template.TemplateSyntaxError("Shares of one whole come from one work.")
    return {"figures": figures, "work": figures[0].work, "certainty": figures[0].certainty}
