"""What search engines may find: every public page that is there to be found, and no closed one."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from guide.parts import PARTS
from programmes.models import Programme
from therapists.models import Therapist

PAGES = (
    "programmes:home",
    "programmes:list",
    "therapists:list",
    "programmes:how-we-check",
    "guide:about",
    "guide:help",
    "guide:outside-the-uk",
    "guide:privacy",
    "guide:accessibility",
    "guide:terms",
    "guide:contents",
)


class Pages(Sitemap):
    def items(self):
        return PAGES

    def location(self, item):
        return reverse(item)


class Guide(Sitemap):
    def items(self):
        return PARTS

    def location(self, item):
        return item.address


class Programmes(Sitemap):
    def items(self):
        return Programme.objects.published().only("slug").order_by("pk")


class Therapists(Sitemap):
    def items(self):
        return Therapist.objects.public().only("slug").order_by("pk")


SITEMAPS = {"pages": Pages, "guide": Guide, "programmes": Programmes, "therapists": Therapists}
