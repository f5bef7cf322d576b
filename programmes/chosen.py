"""Programmes that a visitor chose, named by their slugs in an address, a cookie or a form."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from programmes.left import as_it_left
from programmes.models import FormerSlug, Programme
from programmes.vocabulary import ListingStatus

SLUG = re.compile(r"[-\w]{1,200}", re.ASCII)


@dataclass(frozen=True)
class Chosen:
    """What of a choice is listed, loaded with `for_detail()`; what has left the list; and what names no programme.

    Each in the order chosen, and once.
    """

    listed: list[Programme]
    left: list[Programme]
    unknown: list[str]

    @property
    def is_whole(self) -> bool:
        return not self.left and not self.unknown


def programmes_at(slugs: Iterable[str]) -> dict[str, Programme]:
    """By slug, the programmes that the public knows by these, now or formerly; those that left the list too."""
    asked = {slug for slug in slugs if SLUG.fullmatch(slug)}
    visible = Programme.objects.visible().select_related("centre__provider")
    found = {programme.slug: programme for programme in visible.filter(slug__in=asked)}
    if formerly := asked - found.keys():
        former = FormerSlug.objects.filter(slug__in=formerly).values_list("slug", "programme_id")
        present = visible.in_bulk([pk for _slug, pk in former])
        found |= {slug: present[pk] for slug, pk in former if pk in present}
    return {slug: as_it_left(programme) for slug, programme in found.items()}


def choose(slugs: Iterable[str], today: datetime.date) -> Chosen:
    """What there is of these today."""
    named = [slug for slug in dict.fromkeys(slugs) if slug]
    found = programmes_at(named)
    in_order = {found[slug].pk: found[slug] for slug in named if slug in found}
    listed = {pk for pk, one in in_order.items() if one.status == ListingStatus.PUBLISHED}
    loaded = Programme.objects.published().for_detail(today).in_bulk(listed)
    return Chosen(
        [loaded[pk] for pk in in_order if pk in loaded],
        [one for pk, one in in_order.items() if pk not in listed],
        [slug for slug in named if slug not in found],
    )


def path_with(view: str, slugs: Iterable[str], name: str = "p") -> str:
    """The address of a page about these, without the host."""
    return f"{reverse(view)}?{urlencode([(name, slug) for slug in slugs])}"


def whole_address(path: str) -> str:
    """To be copied, printed or sent to somebody."""
    return settings.SITE_URL + path
