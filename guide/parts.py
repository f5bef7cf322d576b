"""The parts of the guide, in the order in which they are read."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Part:
    """One page of the guide. `about`: a sentence for the contents page and for search engines."""

    slug: str
    title: str | Promise
    about: str | Promise

    @property
    def address(self) -> str:
        return reverse("guide:part", args=[self.slug])

    @property
    def template(self) -> str:
        return f"guide/parts/{self.slug}.html"


PARTS = (
    Part(
        "what-it-is",
        _("What music therapy is, and is not"),
        _("How it differs from a guitar in the lounge, and whom it is for."),
    ),
    Part(
        "a-session", _("What happens in a session"), _("Alone or in a group, with nothing to practise first.")
    ),
    Part(
        "evidence",
        _("What the evidence says"),
        _("What has been measured, how sure we can be, and what nobody knows."),
    ),
    Part(
        "judging-a-programme",
        _("How to judge a programme"),
        _("Who leads it, how often, what comes after, and the songs that bring on craving."),
    ),
    Part("aftercare", _("What counts as aftercare"), _("What to ask about the months after leaving.")),
    Part("who-pays", _("Who pays"), _("The routes to a funded place in each nation of the UK.")),
    Part(
        "check-a-therapist",
        _("Check a therapist yourself"),
        _("How to look someone up on the register, step by step."),
    ),
    Part("questions", _("Questions and answers"), _("Short answers to what families ask.")),
    Part(
        "checklist",
        _("A checklist for one call"),
        _("One page to print and fill in while you talk to a programme."),
    ),
    Part(
        "referring",
        _("For professionals who refer"),
        _("What to ask, what to record, and how far the research goes."),
    ),
    Part(
        "works-cited", _("Works cited"), _("Where each figure in this guide comes from, and when we read it.")
    ),
)
BY_SLUG = {part.slug: part for part in PARTS}
