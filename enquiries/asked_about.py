"""Which programme a visitor writes about."""

import re

from programmes.left import as_it_left
from programmes.models import Programme

SLUG = re.compile(r"[-\w]{1,200}", re.ASCII)


def programme_at(slug: str) -> Programme | None:
    """The programme the public knows by this slug, now or formerly; one that left the list too."""
    if not SLUG.fullmatch(slug):
        return None
    programmes = Programme.objects.visible().select_related("centre__provider")
    found = programmes.filter(slug=slug).first() or programmes.filter(former_slugs__slug=slug).first()
    return as_it_left(found) if found else None


def programmes_called(text: str) -> list[Programme]:
    """The one at this slug or of just this name; else all with `text` in their name, by name."""
    if exact := programme_at(text):
        return [exact]
    named = Programme.objects.visible().select_related("centre__provider").filter(name__icontains=text)
    exact_names = list(named.filter(name__iexact=text))
    return exact_names if len(exact_names) == 1 else list(named.order_by("name", "pk"))
