"""What comes next on the way from a lead to a published programme, derived from what is there."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from programmes.checking import TopicState, has_answer
from programmes.models import Appointment, Centre, Judgement, Programme, RegisterEntry
from programmes.publishing import missing_answers, what_is_missing
from programmes.topics import THREE_QUESTIONS
from programmes.vocabulary import CheckOutcome, LeaderRole, ListingStatus

# The way, a word for each step.
TRAIL = ("Judge", "Programme", "Call", "People", "Register", "Check", "Publish")
JUDGE, MAKE, CALL, PEOPLE, REGISTER, CHECK, PUBLISH = TRAIL


@dataclass(frozen=True)
class Next:
    """The step that comes next, what to do, and the pages to do it on, as (words, address)."""

    step: str
    words: str
    links: Sequence[tuple[str, str]] = ()
    # Earlier steps that nobody took, or that nobody had to.
    passed: Collection[str] = ()

    @property
    def trail(self) -> list[tuple[str, str]]:
        """Each step and whether it is `done`, `passed`, `next` or `later`."""
        here = TRAIL.index(self.step)
        before = [(name, "passed" if name in self.passed else "done") for name in TRAIL[:here]]
        return [*before, (self.step, "next"), *((name, "later") for name in TRAIL[here + 1 :])]


def next_of_entry(entry: RegisterEntry) -> Next | None:
    """None for a row that is not ours, or whose programmes are published."""
    if entry.judgement == Judgement.LEAD:
        words = (
            "Look at its website: does it treat addiction, and might there be music? “Ours” makes the centre."
        )
        pages = [("Its website", entry.website), ("Its page at the register", entry.page)]
        return Next(JUDGE, words, [page for page in pages if page[1]])
    if entry.judgement == Judgement.MAYBE:
        return Next(JUDGE, "You were not sure. Call them or look again, then judge it.")
    following = next_of_centre(entry.centre) if entry.centre else None
    if following and following.step == MAKE:
        centre = (
            "Look through the centre",
            reverse("admin:programmes_centre_change", args=[entry.centre_id]),
        )
        return replace(following, links=[centre, *following.links])
    return following


def next_of_centre(centre: Centre) -> Next | None:
    programmes = list(centre.programmes.order_by("name", "pk"))
    drafts = [one for one in programmes if one.status == ListingStatus.DRAFT]
    if drafts:
        return Next(CALL, "Go on with what is a draft.", [(one.name, _page("change", one)) for one in drafts])
    if programmes:
        return None
    add = reverse("admin:programmes_programme_add", query={"centre": centre.pk})
    words = "Look through the centre, its contact details first; then make its programme."
    return Next(MAKE, words, [("Add a programme here", add)])


def next_of_programme(
    programme: Programme, states: Sequence[TopicState], today: datetime.date
) -> Next | None:
    """Of a draft; of another there is no next step but the re-check queue's."""
    if programme.status != ListingStatus.DRAFT:
        return None
    posts = programme.appointments.open(today).filter(role=LeaderRole.MUSIC_THERAPIST)
    posts = list(posts.with_register_state(today).select_related("therapist").order_by("pk"))
    for step in (
        _call(programme, states, today),
        _people(programme, posts),
        _register(posts),
        _check(programme),
    ):
        if step:
            return replace(step, passed=_passed(programme, states, posts))
    return replace(_publish(programme), passed=_passed(programme, states, posts))


def _passed(programme: Programme, states: Sequence[TopicState], posts: Sequence[Appointment]) -> list[str]:
    """An answer that was typed was not asked for; only a music therapist is looked up."""
    done = {
        CALL: any(state.check for state in states),
        PEOPLE: bool(posts) or programme.appointments.exists(),
        REGISTER: bool(posts),
    }
    return [step for step, is_done in done.items() if not is_done]


def _call(programme: Programme, states: Sequence[TopicState], today: datetime.date) -> Next | None:
    """Until each of the three questions has an answer, or was asked of people who do not know."""
    asked = {
        one.topic
        for one in states
        if one.is_standing and one.check and one.check.outcome == CheckOutcome.ASKED_NOT_KNOWN
    }
    open_topics = [t for t in THREE_QUESTIONS if t not in asked and not has_answer(programme, t, today)]
    if not open_topics:
        return None
    topics = ", ".join(topic.label.lower() for topic in open_topics)
    words = f"Ask the centre, and write the answers below. Not known yet: {topics}."
    return Next(CALL, words, [("The form to call with", _page("call", programme))])


def _people(programme: Programme, posts: Sequence[Appointment]) -> Next | None:
    if posts or programme.led_by_claim != LeaderRole.MUSIC_THERAPIST:
        return None
    words = "They say a music therapist leads it: add the person and the post, under “People who lead music here”."
    return Next(PEOPLE, words, [("People who lead music here", "#appointments-group")])


def _register(posts: Sequence[Appointment]) -> Next | None:
    unseen = [post.therapist for post in posts if post.register_state is None]
    if not unseen:
        return None
    pages = [(str(one), reverse("admin:therapists_therapist_change", args=[one.pk])) for one in unseen]
    return Next(REGISTER, "Look at the HCPC register, and add a register check of:", pages)


def _check(programme: Programme) -> Next | None:
    missing = missing_answers(programme)
    if not missing:
        return None
    return Next(CHECK, " ".join(missing), [("Record a check", _page("check", programme))])


def _publish(programme: Programme) -> Next:
    missing = " ".join(what_is_missing(programme))
    words = missing or "Nothing is missing: look at the preview, then press “Publish”."
    return Next(PUBLISH, words, [("Preview", _page("preview", programme))])


def _page(view: str, programme: Programme) -> str:
    return reverse(f"admin:programmes_programme_{view}", args=[programme.pk])
