"""The form of a listing, in the order in which a curator asks on the phone."""

from itertools import count

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from programmes.admin.curators import CuratorForm
from programmes.models import FormerSlug, Programme
from programmes.publishing import FREE_TEXT, names_around, refusals
from programmes.vocabulary import ListingStatus
from therapists.doubtful_words import ask_about_words
from therapists.names_in_text import REFUSAL as NAMES_REFUSAL
from therapists.names_in_text import Names, in_address, names_on_file, private_names, refuse_names
from therapists.protected_title import REFUSAL, gives_title, refuse_title
from therapists.seen import SeenForm
from therapists.why import WhyForm

FIELDSETS = [
    (None, {"fields": ["centre", "name", "slug", "curator"]}),
    (
        "1. Who leads it?",
        {
            "fields": ["led_by_claim"],
            "description": "Link the person under “People who lead music here”, below.",
        },
    ),
    (
        "2. How often?",
        {"fields": ["frequency", ("sessions_per_week", "session_minutes"), "role_in_treatment"]},
    ),
    (
        "3. Does it carry on after leaving?",
        {
            "fields": [
                "aftercare",
                "aftercare_frequency",
                ("aftercare_length", "aftercare_months"),
                "aftercare_place",
                "aftercare_price",
            ]
        },
    ),
    (
        "The music",
        {
            "fields": [
                "music_format",
                "music_online",
                "activities",
                "has_assessment",
                "follows_sessions",
                "asks_about_craving",
                "craving_policy",
            ]
        },
    ),
    ("Who can come", {"fields": ["treats", "open_to", "ages", ("takes_from", "takes_from_area")]}),
    (
        "The stay",
        {
            "fields": [
                "setting",
                ("shortest_stay_days", "longest_stay_days"),
                "detox_on_site",
                "waiting_time",
                "languages",
                "access",
            ]
        },
    ),
    (
        "Money",
        {"fields": ["funding", ("price_from", "price_to"), "price_includes", "leaving_early"]},
    ),
    ("In words", {"fields": ["summary", "description"]}),
]


ASKED_ELSEWHERE = "Its checks were made at the centre it has now. Make a listing of its own at the other centre, and close this one."


class ProgrammeForm(SeenForm, CuratorForm, WhyForm):
    saved_beside = {"appointments": ("changed_at", "ends_on")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """Made from the name, with a number where another has that; never an address that leads to another listing."""
        made, typed = slugify(self.cleaned_data.get("name", "")), self.cleaned_data["slug"]
        if self.instance._state.adding and typed in ("", made):
            return self._free(made)
        slug = typed or made
        former = FormerSlug.objects.filter(slug=slug).exclude(programme=self.instance.pk).first()
        if former:
            raise ValidationError(f"This address leads to “{former.programme}”: choose another.")
        return slug

    def _free(self, slug: str) -> str:
        """The first of `slug`, `slug-2`, … that no listing has or had."""
        taken = {
            *Programme.objects.filter(slug__startswith=slug).values_list("slug", flat=True),
            *FormerSlug.objects.filter(slug__startswith=slug).values_list("slug", flat=True),
        }
        free = (f"{slug[:190]}-{n}" for n in count(2))
        return slug if slug not in taken else next(one for one in free if one not in taken)

    def clean(self):
        super().clean()
        ask_about_words(self, *FREE_TEXT)
        refuse_title(self, *FREE_TEXT)
        self._refuse_names()
        self._refuse_centre()
        is_emptied = "summary" in self.changed_data and self.cleaned_data.get("summary") == ""
        if is_emptied and self.instance.status == ListingStatus.PUBLISHED:
            self.add_error("summary", "The public can see this listing: keep one sentence here.")

    def names_on_file(self) -> Names:
        """Whom its texts may not name; whoever judges many forms in a row remembers them."""
        return names_on_file()

    def private_names(self) -> Names:
        """Whom a public page may not name; remembered likewise."""
        return private_names()

    def _refuse_names(self) -> None:
        """Of people in its texts and in its address, and there the protected title too."""
        names, address = self.names_on_file(), in_address(self.cleaned_data.get("slug", ""))
        refuse_names(self, *FREE_TEXT, names=names)
        if names.are_in(address):
            self.add_error("slug", NAMES_REFUSAL)
        if gives_title(address):
            self.add_error("slug", REFUSAL)

    def _refuse_centre(self) -> None:
        """Another one after checks were made, or one whose names give the title on a public page."""
        centre = self.cleaned_data.get("centre")
        if "centre" in self.changed_data and self.instance.fact_checks.exists():
            self.add_error("centre", ASKED_ELSEWHERE)
        elif centre and self.instance.status == ListingStatus.PUBLISHED:
            for refusal in refusals(names_around(centre), self.private_names()):
                self.add_error("centre", refusal)
