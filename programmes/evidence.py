"""How we know: each answer, where it comes from and when it was checked."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.checking import topic_states
from programmes.confirmed import confirmed_posts
from programmes.freshness import Freshness, band
from programmes.models import Centre, FactCheck, Programme
from programmes.vocabulary import CheckOutcome, LeaderRole, LedBy, Topic
from therapists.models import RegisterCheck, RegisterState
from therapists.standing import limits_in_words

METHOD_WORDS = {
    "phone": _("The centre told us by phone"),
    "website": _("The centre's website"),
    "register": _("A public register"),
    "visit": _("We visited"),
    "document": _("A document the centre gave us"),
    "letter": _("The centre wrote to us"),
}
ASKED_IN_VAIN = {
    "phone": _("We asked by phone; they did not know"),
    "website": _("The centre's website does not say"),
    "register": _("The register does not say"),
    "visit": _("We visited and asked; they did not know"),
    "document": _("Their document does not say"),
    "letter": _("We wrote and asked; they did not know"),
}


REGISTER_WORDS = {
    RegisterState.VALID: _("registered for music"),
    RegisterState.OUT_OF_DATE: _("was registered for music; our check is out of date"),
    RegisterState.NOT_MUSIC: _("not registered for music"),
    RegisterState.WAS_NOT_MUSIC: _("was not registered for music; our check is out of date"),
    RegisterState.UNPROVEN: _("what it showed does not settle it"),
}
WE_LOOKED = _("We looked at the register")
OF_THE_CENTRE = {
    Topic.CONTACT: _("Address, phone and website"),
    Topic.REGISTRATION: _("Regulator and rating"),
}
OLD_LOOKS = (RegisterState.OUT_OF_DATE, RegisterState.WAS_NOT_MUSIC)


@dataclass(frozen=True)
class Evidence:
    """A row of "How we know". Without a date there is no check that still holds; a look at a register has no topic."""

    question: str
    answer: str
    source: str = ""
    checked_on: datetime.date | None = None
    is_due: bool = False
    own_words: str = ""
    source_url: str = ""
    topic: Topic | None = None


def evidence_of(programme: Programme, today: datetime.date) -> list[Evidence]:
    """The three questions, the register, price, details and the centre's own; of one loaded with `for_detail()`."""
    answers = {
        Topic.LEADERSHIP: (gettext("Who leads it"), programme.who_leads),
        Topic.FREQUENCY: (gettext("How often"), programme.how_often),
        Topic.AFTERCARE: (gettext("After you leave"), programme.after_leaving),
        Topic.PRICE: (gettext("Price"), programme.price),
        Topic.PRACTICAL: (gettext("Practical details"), gettext("as listed on this page")),
    }
    ids = {topic: getattr(programme, f"{topic}_check_id") for topic in answers}
    checks = FactCheck.objects.in_bulk([pk for pk in ids.values() if pk])
    asked = set(programme.fact_checks.that_answered().values_list("topic", flat=True))
    rows = [
        replace(
            _answer(*words, checks[ids[topic]], today)
            if ids[topic]
            else Evidence(*words, _no_check(topic in asked)),
            topic=topic,
        )
        for topic, words in answers.items()
    ]
    looks = _register(programme, today)
    rows[0] = _who_leads(rows[0], programme, looks, today)
    return [rows[0], *looks, *rows[1:], *_of_the_centre(programme.centre, today)]


def _who_leads(
    row: Evidence, programme: Programme, looks: Sequence[Evidence], today: datetime.date
) -> Evidence:
    """The answer is ours, made of what the centre said and what the register showed: each is credited with its own."""
    if programme.led_by == LedBy.NOT_REGISTERED and looks:
        look = looks[0]
        return Evidence(
            row.question, row.answer, str(WE_LOOKED), look.checked_on, look.is_due, topic=Topic.LEADERSHIP
        )
    if row.checked_on and programme.open_posts and not confirmed_posts(programme, today):
        return replace(row, source=gettext("%(source)s; they confirmed nobody") % {"source": row.source})
    return row


def _of_the_centre(centre: Centre, today: datetime.date) -> list[Evidence]:
    """How we know the address and the registration, of which the page prints the answers elsewhere."""
    return [
        _answer(str(OF_THE_CENTRE[state.topic]), gettext("as given on this page"), state.check, today)
        if state.check and state.is_standing
        else Evidence(
            str(OF_THE_CENTRE[state.topic]),
            gettext("as given on this page"),
            _no_check(was_asked=state.check is not None),
        )
        for state in topic_states(centre)
    ]


def _no_check(was_asked: bool) -> str:
    return gettext("It changed since we last asked") if was_asked else gettext("Nobody has asked yet")


def _answer(question: str, answer: str, check: FactCheck, today: datetime.date) -> Evidence:
    words = ASKED_IN_VAIN if check.outcome == CheckOutcome.ASKED_NOT_KNOWN else METHOD_WORDS
    is_due = band(check.checked_on, today) == Freshness.OLD
    return Evidence(
        question,
        answer,
        str(words[check.method]),
        check.checked_on,
        is_due,
        check.own_words,
        check.source_url,
    )


def _register(programme: Programme, today: datetime.date) -> list[Evidence]:
    """Our looks at the HCPC register: of each person who makes it “registered”, else the newest of all."""
    posts = [post for post in programme.open_posts if post.role == LeaderRole.MUSIC_THERAPIST]
    if programme.is_registered:
        confirmed = confirmed_posts(programme, today)
        posts = [p for p in posts if p.pk in confirmed and p.register_state == RegisterState.VALID]
    else:
        # A registration says nothing here until somebody confirms that the person works here.
        posts = [post for post in posts if post.register_state != RegisterState.VALID]
    looks = RegisterCheck.objects.filter(therapist__in=[post.therapist_id for post in posts])
    newest: dict[object, RegisterCheck] = {}
    for look in looks.with_state(today).newest_first():
        newest.setdefault(look.therapist_id, look)
    rows = [_look(look) for look in newest.values()]
    return rows if programme.is_registered else rows[:1]


def _look(look: RegisterCheck) -> Evidence:
    words = REGISTER_WORDS[RegisterState(look.state)]
    limits = limits_in_words(look.status) if look.state == RegisterState.VALID else ""
    is_due = look.state in OLD_LOOKS
    return Evidence(
        gettext("On the HCPC register"), str(words) + limits, str(WE_LOOKED), look.checked_on, is_due
    )
