"""For templates: the same page in the other language, and what stands in English on a Welsh page."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from desk.sign_in.pages import is_for_staff
from recovery_site.languages import WELSH, without_language

register = template.Library()

ALTERNATES = (
    '<link rel="canonical" href="{site}{prefix}{page}">\n  '
    '<link rel="alternate" hreflang="en-GB" href="{site}{page}">\n  '
    '<link rel="alternate" hreflang="cy" href="{site}/cy{page}">'
)
# Long texts, which a translator would have to write as a whole. What is around them is Welsh all the same.
UNTRANSLATED_APPS = {"guide"}
UNTRANSLATED_PAGES = {"programmes:how-we-check"}
# Of such an app, but translated: its sentences in English say so each for itself.
TRANSLATED_PAGES = {"guide:help"}
# The address of such a page is a secret: it is written no oftener than it need be, and no search engine sees it.
PRIVATE_PAGES = {"enquiries:sent", "enquiries:yours", "enquiries:erase"}
TO_WELSH = '<a class="language" href="/cy{}" lang="cy" hreflang="cy">Cymraeg</a>'
TO_ENGLISH = '<a class="language" href="{}" lang="en-GB" hreflang="en-GB">English</a>'


def _here(context: template.Context) -> str:
    """The address of the page in English: `here` where a page says it, else the one that was asked for. Empty for
    what staff alone see, which has no other language."""
    if here := context.get("here"):
        return here
    request = context["request"]
    is_public = not (request.resolver_match and is_for_staff(request.resolver_match))
    return without_language(request.get_full_path()) if is_public else ""


@register.simple_tag(takes_context=True)
def alternates(context) -> SafeString:
    """The page's own address, and the one in each language, for search engines: without what a query adds that no page is made from."""
    here, match = _here(context), context["request"].resolver_match
    if not here or (match and match.view_name in PRIVATE_PAGES):
        return SafeString("")
    page = context.get("here") or here.partition("?")[0]
    prefix = "/cy" if get_language() == WELSH else ""
    return format_html(ALTERNATES, site=settings.SITE_URL, prefix=prefix, page=page)


@register.simple_tag(takes_context=True)
def language_switch(context) -> SafeString:
    """The link to the same page, and the same search, in the other language."""
    here = _here(context)
    return format_html(TO_ENGLISH if get_language() == WELSH else TO_WELSH, here) if here else SafeString("")


@register.simple_tag(takes_context=True)
def language_of_main(context) -> str:
    """The attribute of the page's own part, and of its title, where none of it is translated."""
    match = getattr(context.get("request"), "resolver_match", None)
    if not match or match.view_name in TRANSLATED_PAGES:
        return ""
    is_english = match.app_name in UNTRANSLATED_APPS or match.view_name in UNTRANSLATED_PAGES
    return in_english() if is_english else ""


@register.simple_tag
def in_english() -> SafeString:
    """The attribute of an element whose text is not translated; nothing on an English page."""
    return mark_safe(' lang="en-GB"' if get_language() == WELSH else "")  # noqa: S308  (our own words)
