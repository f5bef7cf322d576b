"""Lists whose rows are worked out by the database: first which rows are on the page, then those rows."""

from django.core.paginator import Page, Paginator


class KeysFirst(Paginator):
    """An engine that sorts whole rows works all of them out first, those of every other page too."""

    def page(self, number: int | str) -> Page:
        page = super().page(number)
        on_page = page.object_list.values_list("pk", flat=True)
        page.object_list = self.object_list.filter(pk__in=list(on_page))
        return page
