"""The queue of broken links. `manage.py check_links` fills it; a link that works again, or goes, leaves it."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join

from programmes.admin.read_only import ToReadAdmin
from programmes.links.uses import Use, is_used, uses_of
from programmes.models import Link, LinkState

KINDS = {
    "broken": ("Broken", lambda links: links.broken()),
    "once": ("Failed once: visited again", lambda links: links.to_confirm()),
    "moved": ("Moved for good", lambda links: links.filter(state=LinkState.MOVED)),
    "untold": (
        "Keeps our check out",
        lambda links: links.filter(state__in=[LinkState.WARY, LinkState.ROBOTS]),
    ),
    "any": ("All", lambda links: links),
}


class KindFilter(admin.SimpleListFilter):
    title = "kind"
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, _) in KINDS.items()]

    def value(self) -> str:
        chosen = super().value()
        return chosen if chosen in KINDS else "broken"

    def choices(self, changelist):
        every = super().choices(changelist)
        next(every)  # “All”, which here is not what no choice means
        return every

    def queryset(self, request, queryset):
        return KINDS[self.value()][1](queryset)


class LinkList(ChangeList):
    """Looks up, for the rows of one page together, where each address stands."""

    def get_results(self, request) -> None:
        super().get_results(request)
        uses = uses_of(link.address for link in self.result_list)
        for link in self.result_list:
            link.uses = uses[link.address]


@admin.register(Link)
class LinkAdmin(ToReadAdmin):
    fields = ["address", "state", "moved_to", "checked_on", "failing_since"]
    list_display = ["listings", "where", "found", "failing_since"]
    list_display_links = None
    list_filter = [KindFilter]
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["address"]
    search_help_text = "Part of an address."

    def get_queryset(self, request) -> QuerySet:
        return super().get_queryset(request).filter(is_used())

    def get_changelist(self, request, **kwargs):
        return LinkList

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Broken links"} | (extra_context or {}))

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    @admin.display(description="listing")
    def listings(self, link) -> str:
        return format_html_join("", "{}", ((_listing(use),) for use in link.uses))

    @admin.display(description="address", ordering="address")
    def where(self, link) -> str:
        return _to(link.address)

    @admin.display(description="what happened", ordering="state")
    def found(self, link) -> str:
        moved = format_html(", to {}", _to(link.moved_to)) if link.moved_to else ""
        seen = date_format(link.checked_on, "j M Y")
        words = '{}{} <span class="quiet">last visited {}</span>'
        return format_html(words, link.get_state_display(), moved, seen)


def _listing(use: Use) -> str:
    page = reverse(f"admin:programmes_{use.subject._meta.model_name}_change", args=[use.subject.pk])
    return format_html('<a href="{}">{}</a> <span class="quiet">{}</span>', page, use.subject, use.place)


def _to(address: str) -> str:
    return format_html('<a href="{0}" rel="noreferrer" class="web-address">{0}</a>', address)
