"""{% help_lines %}: the help lines, for the pages of any app."""

from django import template

from guide.helplines import HELP_LINES

register = template.Library()


@register.inclusion_tag("guide/_help_lines.html")
def help_lines() -> dict:
    return {"lines": HELP_LINES}
