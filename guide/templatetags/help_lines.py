"""{% help_lines %} and {% help_lines_by_nation %}: the help lines, for the pages of any app."""

from django import template

from guide.helplines import HELP_LINES, by_nation

register = template.Library()


@register.inclusion_tag("guide/_help_lines.html")
def help_lines() -> dict:
    return {"lines": HELP_LINES}


@register.inclusion_tag("guide/_help_lines_by_nation.html")
def help_lines_by_nation() -> dict:
    return by_nation()
