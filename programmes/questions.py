"""What a listing leaves open, as questions to ask the centre with.

A question comes of a gap (nobody knows) or of a doubt: a claim not checked, a check that is out of
date, an answer that was never checked. Needs a programme loaded with `for_detail()`.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from programmes.freshness import Freshness, band
from programmes.models import Programme
from programmes.topics import PROGRAMME_TOPICS
from programmes.vocabulary import NOT_KNOWN, Aftercare, AftercareLength, Funding, LedBy, Topic

WHO_LEADS = {
    LedBy.NOT_KNOWN: "Who leads the sessions? Are they on the HCPC register as a music therapist, and under which number?",
    LedBy.CLAIMED: "You say a qualified therapist leads the music. What is their HCPC number?",
    LedBy.OUT_OF_DATE: "Who leads the music now? Are they on the HCPC register for music therapy today?",
    LedBy.NOT_REGISTERED: "Whoever leads the music was not found registered for music. What is their training?",
    LedBy.ACTIVITY: "Is anyone who leads the music on the HCPC register as a music therapist?",
}
STILL_SO = "Our listing says: {}. Is that right today?"


def questions_for(programme: Programme, today: datetime.date) -> list[str]:
    """What this listing leaves open or in doubt, in the order to ask it; one loaded with all its checks."""
    return [question for questions in questions_by_topic(programme, today).values() for question in questions]


def questions_by_topic(programme: Programme, today: datetime.date) -> dict[Topic, list[str]]:
    """The same under the topic that their answers belong to, or come up with, in the order to ask it."""
    return {topic: list(part(programme, today)) for topic, part in PARTS.items()}


def _who(programme: Programme, today: datetime.date) -> Iterator[str]:
    if programme.led_by in WHO_LEADS:
        yield WHO_LEADS[programme.led_by]


def _how_often(programme: Programme, today: datetime.date) -> Iterator[str]:
    if programme.frequency == NOT_KNOWN:
        yield "How many sessions a week does each person get, and how long is one?"
    elif _is_doubtful(programme.frequency_checked_on, today):
        yield STILL_SO.format(f"how often, {_within_a_line(programme.how_often)}")
    if not programme.music_format:
        yield "Is it in a group, one to one, or both?"


def _afterwards(programme: Programme, today: datetime.date) -> Iterator[str]:
    if not programme.aftercare:
        yield "Does the music carry on after leaving? Who runs it, and where?"
        return
    if _is_doubtful(programme.aftercare_checked_on, today):
        yield STILL_SO.format(f"after leaving, {_within_a_line(programme.after_leaving)}")
    if Aftercare.STOPS in programme.aftercare:
        return
    if programme.aftercare_length == AftercareLength.NOT_KNOWN:
        yield "For how long does the music carry on after leaving?"
    if programme.aftercare_price == NOT_KNOWN:
        yield "Is the music afterwards included in the price?"


def _getting_a_place(programme: Programme) -> Iterator[str]:
    if not programme.treats:
        yield "Who is it for: alcohol, drugs, medicines, gambling, or something else?"
    if not programme.funding:
        yield "Who can pay for a place: the NHS or council, health insurance, a charity, or only the person?"
    if programme.waiting_time == NOT_KNOWN:
        yield "How long is the wait for a place today?"


def _in_the_sessions(programme: Programme, today: datetime.date) -> Iterator[str]:
    if programme.asks_about_craving == NOT_KNOWN:
        yield "Do you ask each person about music that brings on craving?"
    if programme.has_assessment == NOT_KNOWN:
        yield "Is there an assessment, and are goals agreed with each person?"


def _money(programme: Programme, today: datetime.date) -> Iterator[str]:
    if programme.funding == (Funding.NHS_COUNCIL,):
        return
    if not programme.price:
        yield "What does a week cost, and what does that include?"
    elif not programme.price_includes:
        yield "What does the price include, and what costs extra?"
    if programme.price and _is_doubtful(programme.price_checked_on, today):
        yield STILL_SO.format(f"the price is {programme.price}")
    if not programme.leaving_early:
        yield "What happens to the money if someone leaves early?"


def _in_practice(programme: Programme, today: datetime.date) -> Iterator[str]:
    yield from _getting_a_place(programme)
    yield from _in_the_sessions(programme, today)
    if _is_doubtful(programme.practical_checked_on, today):
        yield "Is what our listing says of the setting, the length of stay and who it is for right today?"


def open_questions(programmes: Iterable[Programme], today: datetime.date) -> dict[UUID, list[str]]:
    """The same of listings loaded in any way, by their keys; what is not published is left out."""
    keys = [programme.pk for programme in programmes]
    if not keys:
        return {}  # to make the query takes longer than all the rest of a form about none
    listings = Programme.objects.published().for_cards(today, tuple(PROGRAMME_TOPICS)).in_bulk(keys)
    return {pk: questions_for(listing, today) for pk, listing in listings.items()}


PARTS: dict[Topic, Callable[[Programme, datetime.date], Iterator[str]]] = {
    Topic.LEADERSHIP: _who,
    Topic.FREQUENCY: _how_often,
    Topic.AFTERCARE: _afterwards,
    Topic.PRACTICAL: _in_practice,
    Topic.PRICE: _money,
}


def _is_doubtful(checked_on: datetime.date | None, today: datetime.date) -> bool:
    """Never checked, or longer ago than a check is worth."""
    return band(checked_on, today) in (Freshness.OLD, Freshness.NEVER)


def _within_a_line(answer: str) -> str:
    return answer[:1].lower() + answer[1:]
