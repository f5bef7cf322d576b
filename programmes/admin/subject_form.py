"""What the form of any check of one listing holds: its topics as they stand, their words, and the people in post."""

import hashlib
from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from programmes.checking import NOBODY_CONFIRMED, TopicState, record_checks, topics_of
from programmes.models import Appointment, Centre, FactCheck, Programme
from programmes.topics import values_text
from programmes.vocabulary import LeaderRole, Topic
from therapists.doubtful_words import ask_about_words

# Some browsers tick again, after a reload, what was ticked before it.
UNREMEMBERED = {"autocomplete": "off"}
CHANGED_MEANWHILE = (
    "The listing changed while this page was open, and nothing is recorded yet. Below is how it stands now: look at it "
    "once more, and send this again if it still holds."
)


def posts_of(subject: Programme | Centre) -> list[Appointment]:
    """Posts held there today, in a fixed order; a centre has none of its own."""
    if not isinstance(subject, Programme):
        return []
    posts = Appointment.objects.filter(programme=subject).open(timezone.localdate())
    return list(posts.select_related("therapist").order_by("pk"))


def fingerprint(subject: Programme | Centre, posts: Sequence[Appointment]) -> str:
    """Stands for everything the listing said, and everybody in post, when the page was opened."""
    said = [values_text(subject, topic) for topic in topics_of(subject)]
    said += [str((post.pk, post.therapist_id, post.role)) for post in posts]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


class SubjectForm(forms.Form):
    """Base of the forms below it: adds their words for each topic, and the people in post."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self,
        data=None,
        *,
        subject: Programme | Centre,
        states: Sequence[TopicState],
        posts: Sequence[Appointment],
        **options,
    ):
        initial = {"on": timezone.localdate(), "seen": fingerprint(subject, posts)}
        super().__init__(data, initial=initial, **options)
        self.subject, self.states, self.posts = subject, states, {str(post.pk): post for post in posts}
        for state in states:
            self.add_topic(state.topic)
        if isinstance(subject, Programme):
            self._add_people()

    def add_topic(self, topic: Topic) -> None:
        self.fields[f"words_{topic}"] = forms.CharField(
            label="In the centre's own words",
            widget=forms.Textarea(attrs={"rows": 2}),
            required=False,
            help_text="As they put it. No names.",
        )

    def clean(self):
        super().clean()
        ask_about_words(self, *(f"words_{state.topic}" for state in self.states))

    def _add_people(self) -> None:
        """Nobody is ticked beforehand: a tick that was overlooked would confirm somebody who left."""
        self.fields["people"] = forms.MultipleChoiceField(
            choices=[(key, str(post)) for key, post in self.posts.items()],
            label="Still in post",
            widget=forms.CheckboxSelectMultiple(attrs=UNREMEMBERED),
            required=False,
            help_text="Tick each person the centre said still leads music there.",
        )
        if any(post.role == LeaderRole.MUSIC_THERAPIST for post in self.posts.values()):
            self.fields["nobody_confirmed"] = forms.BooleanField(
                label=NOBODY_CONFIRMED,
                widget=forms.CheckboxInput(attrs=UNREMEMBERED),
                required=False,
                help_text="They could not say that anybody above still works there: nobody is then called registered.",
            )

    def people_fields(self) -> list[forms.BoundField]:
        """To show with “who leads it”."""
        names = ("people", "nobody_confirmed") if self.posts or self.errors else ()
        return [self[name] for name in names if name in self.fields]

    def is_unchanged(self) -> bool:
        """Whether the listing is still what the page showed; holds its row until the transaction ends."""
        held = type(self.subject).objects.select_for_update().get(pk=self.subject.pk)
        now = fingerprint(held, posts_of(held))
        if now == self.cleaned_data["seen"]:
            return True
        # The page now shows what there is: sent once more, it was seen.
        data = self.data.copy()  # type: ignore[attr-defined]  # what was posted, which can be copied to be changed
        data[self.add_prefix("seen")] = now
        self.data = data
        return False

    def record_topic(self, topic: Topic, outcome: str, beside: str, **how) -> list[FactCheck]:
        """Record one topic; a refusal is put beside the field named, and the list is then empty."""
        people = self._confirmed() if topic == Topic.LEADERSHIP else {}
        words = self.cleaned_data[f"words_{topic}"]
        try:
            return record_checks(self.subject, [topic], outcome=outcome, own_words=words, **how, **people)
        except ValidationError as error:
            self.add_error(beside, error.messages)
            return []

    def _confirmed(self) -> dict:
        return {
            "appointments": [self.posts[key] for key in self.cleaned_data.get("people", [])],
            "nobody_confirmed": self.cleaned_data.get("nobody_confirmed", False),
        }
