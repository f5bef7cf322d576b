"""The feeds (Atom, RFC 4287): of a search, what changed last first; of a listing, day by day."""

import datetime
import re
from uuid import uuid5

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from programmes.current import current_index
from programmes.filters import ProgrammeFilter
from programmes.left import as_it_left
from programmes.listing_history import history_of
from programmes.models import Catalogue, Programme
from programmes.search import Search
from programmes.search_page import SearchPage
from programmes.set_aside import set_aside

MOST_ENTRIES = 50
# A feed has one order, is no map and has no pages.
MEANS_NOTHING = ("sort", "view", "page")
INVENTED = _("A demonstration: every programme in it is invented.")
PARTLY = _("Part of this search was not understood and is left out.")
# What XML 1.0 cannot hold, however it is written.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Feed(Atom1Feed):
    """Without entries it is as new as the day: a page says the same to everybody until the listings change."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else self.feed["as_of"]


def search_feed(request) -> HttpResponse:
    """Understands what the search page understands, but for what means nothing here."""
    index = current_index()
    programmes = Programme.objects.published().for_cards(index.today).with_last_change(index.today)
    search = ProgrammeFilter(request.GET, programmes)
    found = Search(search, index)
    is_invented = Catalogue.is_demo()
    page = SearchPage(search, found.counts)
    feed = _empty(page, found, _problems(request.GET, found), is_invented)
    for programme in found.changed_last(MOST_ENTRIES):
        _add(feed, programme, index.today)
    response = _answer(feed, is_invented)
    if index.is_old:
        patch_cache_control(response, no_store=True)
    return response


def _problems(given: QueryDict, found: Search) -> list[str]:
    """What of the address was left out, but for what means nothing here."""
    given = given.copy()
    for name in MEANS_NOTHING:
        given.pop(name, None)
    search = ProgrammeFilter.reading(given)
    return [*SearchPage(search, found.counts).problems, *set_aside(given, search)]


def history_feed(request, slug: str) -> HttpResponse:
    """What happened to a listing, an entry a day; of one that left the list, until then."""
    listed = Programme.objects.visible()
    programme = listed.filter(slug=slug).first()
    if programme is None:
        return redirect("programmes:history-feed", get_object_or_404(listed, former_slugs__slug=slug).slug)
    as_it_left(programme)
    page = settings.SITE_URL + reverse("programmes:history", args=[slug])
    is_invented = Catalogue.is_demo()
    feed = Feed(
        title=_xml(f"{settings.SITE_NAME}: {programme.name}"),
        link=page,
        description="",
        subtitle=str(INVENTED)
        if is_invented
        else gettext("What changed in this listing, and when we asked."),
        language=get_language(),
        author_name=settings.SITE_NAME,
        feed_url=settings.SITE_URL + request.path,
        feed_guid=uuid5(programme.pk, "history").urn,
        as_of=_midnight(programme.published_on or timezone.localdate()),
    )
    for day in history_of(programme)[:MOST_ENTRIES]:
        feed.add_item(
            title=date_format(day.on, "j F Y"),
            link=page,
            description=" ".join(day.sentences),
            unique_id=uuid5(programme.pk, day.on.isoformat()).urn,
            pubdate=_midnight(day.on),
            updateddate=day.changed_at,
        )
    return _answer(feed, is_invented)


def _answer(feed: Atom1Feed, is_invented: bool) -> HttpResponse:
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    if is_invented:
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _empty(page: SearchPage, found: Search, problems: list[str], is_invented: bool) -> Feed:
    address = settings.SITE_URL + page.feed
    chosen = ", ".join(chip.label for chip in page.chips) or gettext("every programme")
    notes = [INVENTED] * is_invented + [f"{page.heading(found.total - found.apart)}."]
    notes += (
        [gettext("%(number)s more, whatever the distance.") % {"number": f"{found.apart:,}"}]
        if found.apart
        else []
    )
    notes += [PARTLY, *problems] if problems else []
    return Feed(
        title=_xml(f"{settings.SITE_NAME}: {chosen}"),
        link=settings.SITE_URL + page.address(1),
        description="",
        subtitle=_xml(" ".join(map(str, notes))),
        language=get_language(),
        author_name=settings.SITE_NAME,
        feed_url=address,
        feed_guid=address,
        as_of=_midnight(found.index.today),
    )


def _add(feed: Feed, programme: Programme, today: datetime.date) -> None:
    """By its key, not its address, so that a programme which moves stays one entry. Names nobody."""
    summary = render_to_string("programmes/_entry.html", {"programme": programme, "today": today})
    feed.add_item(
        title=_xml(programme.name),
        link=settings.SITE_URL + programme.get_absolute_url(),
        description=_xml(summary),
        unique_id=programme.pk.urn,
        # Nothing is published without the day.
        pubdate=_midnight(programme.published_on or today),
        updateddate=programme.last_change,
    )


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def _xml(text: str) -> str:
    return NOT_XML.sub("", text)
