"""Which programmes a visitor writes about."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.http import HttpRequest

from programmes.chosen import programmes_at
from programmes.models import Programme
from programmes.shortlist import MOST


def programme_at(slug: str) -> Programme | None:
    """The programme the public knows by this slug, now or formerly; one that left the list too."""
    return programmes_at([slug]).get(slug)


@dataclass(frozen=True)
class AskedAbout:
    """What the form's address names: `programmes` in its order, each once, and how many slugs named none of ours.

    `over` are more than one enquiry takes. Before anything was read all are empty but `slugs`.
    """

    slugs: Sequence[str]
    programmes: Sequence[Programme] = ()
    over: Sequence[Programme] = ()
    unknown: int = 0

    @property
    def query(self) -> str:
        """For the address that the form is sent to: what was read by its present names, else as it was given."""
        names = [one.slug for one in self.programmes] or ([] if self.unknown else self.slugs)
        return urlencode([("programme", name) for name in names], quote_via=quote, safe="")


def slugs_in(request: HttpRequest) -> AskedAbout:
    """What was asked about, unread."""
    return AskedAbout([slug for slug in dict.fromkeys(request.GET.getlist("programme")) if slug])


def asked_about(request: HttpRequest) -> AskedAbout:
    """The same, read. Raises django.db.Error."""
    slugs = slugs_in(request).slugs
    found = programmes_at(slugs)
    each = list(dict.fromkeys(found[slug] for slug in slugs if slug in found))
    return AskedAbout(slugs, each[:MOST], each[MOST:], len(slugs) - len(found))


def programmes_called(text: str) -> list[Programme]:
    """The one at this slug or of just this name; else all with `text` in their name, by name."""
    if exact := programme_at(text):
        return [exact]
    named = Programme.objects.visible().select_related("centre__provider").filter(name__icontains=text)
    exact_names = list(named.filter(name__iexact=text))
    return exact_names if len(exact_names) == 1 else list(named.order_by("name", "pk"))
