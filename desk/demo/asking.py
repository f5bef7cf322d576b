"""Teams, routing rules and enquiries, made as a visitor and staff would make them."""

import datetime

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.text import slugify
from post_office.models import STATUS, Email

from desk.demo import questions
from desk.demo.dice import dice, uid
from desk.demo.moments import days_before, evening_of
from enquiries.letters import REFERENCE_ALPHABET
from enquiries.models import Enquiry, RoutingRule, Team
from enquiries.models.enquiry import REFERENCE_LENGTH
from enquiries.services import submit
from enquiries.vocabulary import State
from programmes.models import Programme
from therapists.dates import months_before

STATES = (
    dict.fromkeys(questions.TAKEN, State.TAKEN)
    | dict.fromkeys(questions.ANSWERED, State.ANSWERED)
    | dict.fromkeys(questions.CLOSED, State.CLOSED)
    | dict.fromkeys(questions.SPAM, State.SPAM)
    | dict.fromkeys(questions.SUSPECTED, State.SUSPECTED)
)
KEEP_MONTHS = 12


def make_teams(users: dict[str, User]) -> dict[str, Team]:
    """The front desk is there already, and may have another name."""
    teams = {questions.FRONT_DESK: Team.objects.fallback()}
    for name, members in questions.MEMBERS.items():
        if name not in teams:
            teams[name] = Team.objects.create(name=name, email=f"{slugify(name)}@example.org")
        teams[name].members.set(users[member] for member in members)
    return teams


def make_rules(teams: dict[str, Team]) -> list[RoutingRule]:
    """Ten apart, so that one can be put between two."""
    rules = [
        RoutingRule(position=10 * n, team=teams[team], **_condition(field, value))
        for n, (field, value, team) in enumerate(questions.RULES, start=1)
    ]
    return RoutingRule.objects.bulk_create(rules)


def _condition(field: str, value: str) -> dict:
    if field in ("provider", "programme"):
        return {f"{field}_id": uid(field, value)}
    return {field: value}


def make_enquiries(programmes: list[Programme], today: datetime.date) -> list[Enquiry]:
    """Sent one by one through the form's own service, so that each is routed and has its notice."""
    return [_make(n, programmes, today) for n in range(len(questions.QUESTIONS))]


def _make(number: int, programmes: list[Programme], today: datetime.date) -> Enquiry:
    asking_for, name, message, call_when = questions.QUESTIONS[number]
    chance = dice("enquiry", number)
    by_phone = bool(call_when)
    enquiry = submit(
        form_key=uid("form", number),
        is_suspected=number in questions.SUSPECTED,
        programmes=[] if number in questions.GENERAL else [chance.choice(programmes)],
        id=str(uid("enquiry", number)),
        reference="".join(chance.choices(REFERENCE_ALPHABET, k=REFERENCE_LENGTH)),
        asking_for=asking_for,
        name=name,
        email="" if by_phone and number % 2 else f"visitor{number}@example.org",
        phone=f"+44 20 7946 0{900 + number}" if by_phone else "",
        call_when=call_when,
        message=message,
        is_safe_voicemail=by_phone and number % 3 == 0,
        is_safe_to_say_who=by_phone and number % 4 == 0,
        is_safe_text=by_phone and number % 3 == 1,
    )
    _send_back_in_time(enquiry, number, today)
    return enquiry


def _send_back_in_time(enquiry: Enquiry, number: int, today: datetime.date) -> None:
    """As if it had come on its day, and staff had done since what its state says. The notice of an old one went out."""
    state = STATES.get(number, State.NEW)
    days = number % 3 + 1 if state in (State.NEW, State.TAKEN) else 12 * number + 5
    day = days_before(today, days)
    sent = evening_of(day) - datetime.timedelta(minutes=37 * number % 600)
    Enquiry.objects.filter(pk=enquiry.pk).update(
        state=state,
        created_at=sent,
        consent_at=sent,
        answered_at=sent + datetime.timedelta(hours=20) if state == State.ANSWERED else None,
        erase_on=months_before(day, -KEEP_MONTHS),
    )
    if state != State.NEW:
        Email.objects.filter(Q(subject__contains=enquiry.reference)).update(
            status=STATUS.sent, created=sent, last_updated=sent
        )
