"""The form of a listing, in the order in which a curator asks on the phone."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from programmes.models import FormerSlug
from programmes.publishing import FREE_TEXT
from programmes.vocabulary import ListingStatus
from therapists.doubtful_words import ask_about_words
from therapists.protected_title import refuse_title

FIELDSETS = [
    (None, {"fields": ["centre", "name", "slug"]}),
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


class ProgrammeForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """Made from the name where no script filled it in; never an address that leads to another listing."""
        slug = self.cleaned_data["slug"] or slugify(self.cleaned_data.get("name", ""))
        former = FormerSlug.objects.filter(slug=slug).exclude(programme=self.instance.pk).first()
        if former:
            raise ValidationError(f"This address leads to “{former.programme}”: choose another.")
        return slug

    def clean(self):
        super().clean()
        ask_about_words(self, *FREE_TEXT)
        refuse_title(self, *FREE_TEXT)
        is_emptied = "summary" in self.changed_data and self.cleaned_data.get("summary") == ""
        if is_emptied and self.instance.status == ListingStatus.PUBLISHED:
            self.add_error("summary", "The public can see this listing: keep one sentence here.")
