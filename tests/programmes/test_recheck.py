"""The pages of the re-check queue: one call to a centre is written down in one press, all of it or nothing."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from programmes.models import FactCheck, Programme
from programmes.topics import CENTRE_TOPICS, PROGRAMME_TOPICS
from tests.builders import (
    make_appointment,
    make_centre,
    make_fact_check,
    make_programme,
    make_registered,
    make_staff,
)
from tests.enquiries.builders import PLANTED, make_enquiry
from tests.programmes.test_admin_pages import count_queries, queries  # noqa: F401
from tests.staff import make_curator, make_handler

pytestmark = pytest.mark.django_db
ANSWERS = {"frequency": "weekly", "aftercare": ("group",), "led_by_claim": "musician"}
QUEUE = "/admin/programmes/programme/recheck/"


@pytest.fixture(autouse=True)
def curator(client):
    make_staff()  # so that whoever signed in is not the first account in the table
    user = make_curator()
    client.force_login(user)
    return user


def address(centre) -> str:
    return reverse("admin:programmes_centre_recheck", args=[centre.pk])


def post(client, centre, ticks=(), opened=None, **fields):
    """Open the page (or use one opened before), tick topics of (listing, topic), and send it."""
    page = (opened or client.get(address(centre))).context["form"]
    sent = {"on": timezone.localdate().isoformat(), "method": "phone"}
    sent |= {form["seen"].html_name: form["seen"].value() for form in page.listings}
    sent |= {name(subject, f"same_{topic}"): "on" for subject, topic in ticks}
    return client.post(address(centre), sent | fields)


def name(subject, field: str) -> str:
    return f"{subject._meta.model_name}-{subject.pk}-{field}"


def page_of(answer) -> str:
    return answer.content.decode()


def test_one_press_records_what_was_ticked_of_every_listing(client, curator):
    centre = make_centre()
    first, second = make_programme(centre=centre, **ANSWERS), make_programme(centre=centre, **ANSWERS)

    ticks = [(first, "frequency"), (first, "aftercare"), (second, "leadership"), (centre, "contact")]
    answer = post(client, centre, ticks, **{name(first, "words_frequency"): "Each Tuesday."})

    assert answer.url == QUEUE
    recorded = FactCheck.objects.values_list("programme", "centre", "topic", "outcome", "own_words")
    assert set(recorded) == {
        (first.pk, None, "frequency", "confirmed", "Each Tuesday."),
        (first.pk, None, "aftercare", "confirmed", ""),
        (second.pk, None, "leadership", "confirmed", ""),
        (None, centre.pk, "contact", "confirmed", ""),
    }
    assert set(FactCheck.objects.values_list("checked_by", "method")) == {(curator.pk, "phone")}


def test_a_question_the_listing_cannot_answer_is_asked_and_not_known(client):
    programme = make_programme()

    post(client, programme.centre, [(programme, "frequency"), (programme, "price")])

    assert set(FactCheck.objects.values_list("outcome", flat=True)) == {"asked_not_known"}


def test_the_person_ticked_keeps_it_registered(client):
    programme = make_programme(**ANSWERS)
    make_registered(programme)
    person = str(programme.appointments.get().pk)

    post(client, programme.centre, [(programme, "leadership")], **{name(programme, "people"): [person]})

    assert Programme.objects.with_led_by().get().led_by == "registered"
    assert FactCheck.objects.filter(appointments=person).count() == 2


@pytest.mark.parametrize(
    ("fields", "form", "field", "sentence"),
    [
        ({"method": ""}, "how", "method", "required"),
        ({"method": "website"}, "how", "source_url", "write the source address"),
        ({"on": "2099-01-01"}, "how", "on", "after today"),
        ({"on": "1999-01-01"}, "how", "on", "before 2003"),
        ({"words_frequency": "Our music therapist says"}, "listing", "same_frequency", "protected title"),
        ({"words_price": "No charge."}, "listing", "same_price", "tick this too"),
        ({"people": ["0"]}, "listing", "people", "Select a valid choice"),
    ],
)
def test_a_mistake_stands_beside_its_field_and_nothing_is_lost(client, fields, form, field, sentence):
    programme = make_programme(**ANSWERS)
    own = ("words_frequency", "words_price", "people")
    fields = {name(programme, key) if key in own else key: value for key, value in fields.items()}
    words = {name(programme, "words_aftercare"): "For a year."}
    ticks = [(programme, "frequency"), (programme, "aftercare")]

    answer = post(client, programme.centre, ticks, **words | fields)

    page = answer.context["form"]
    wrong = page.how if form == "how" else page.listings[0]
    assert sentence in str(wrong.errors[field])
    assert "For a year." in page_of(answer)
    assert not FactCheck.objects.exists()


def test_one_refused_listing_records_none(client):
    programme = make_programme(**ANSWERS)
    other = make_programme(centre=programme.centre, **ANSWERS)
    make_appointment(other)

    answer = post(client, programme.centre, [(programme, "leadership"), (other, "leadership")])

    assert "Tick each person they confirmed" in page_of(answer)
    assert not FactCheck.objects.exists()


def test_people_without_their_question_are_asked_about(client):
    programme = make_programme(**ANSWERS)
    person = make_appointment(programme)
    people = {name(programme, "people"): [person.pk]}

    answer = post(client, programme.centre, [(programme, "frequency")], **people)

    assert "tick “Who leads it” too" in page_of(answer)
    assert not FactCheck.objects.exists()


def test_nothing_ticked_is_said(client):
    assert "Tick at least one" in page_of(post(client, make_programme().centre))


def test_a_listing_changed_meanwhile_is_looked_at_again(client):
    programme = make_programme(**ANSWERS)
    opened = client.get(address(programme.centre))
    Programme.objects.update(frequency="monthly")

    answer = post(client, programme.centre, [(programme, "frequency")], opened)

    assert "changed while this page was open" in page_of(answer)
    assert not FactCheck.objects.exists()


def test_nothing_is_ticked_beforehand(client):
    programme = make_programme(**ANSWERS)
    make_registered(programme)

    boxes = [
        tag for tag in page_of(client.get(address(programme.centre))).split("<") if 'type="checkbox"' in tag
    ]

    assert len(boxes) == 9  # five topics and two of the centre, one person, nobody
    assert not [box for box in boxes if " checked" in box]


def test_the_queue_marks_what_visitors_ask_about_without_a_word_of_theirs(client):
    make_enquiry(make_programme(name="Harbour"))

    page = page_of(client.get(QUEUE))

    assert "<strong>1 question</strong> from visitors" in page
    assert PLANTED not in page


def test_the_queue_comes_back_in_the_same_order_and_page(client):
    programme = make_programme(**ANSWERS)
    asked_first = address(programme.centre) + "?o=asked&p=2&next=/elsewhere/"
    form = client.get(asked_first).context["form"]
    seen = {f["seen"].html_name: f["seen"].value() for f in form.listings}
    sent = {"on": timezone.localdate(), "method": "phone", name(programme, "same_frequency"): "on"}

    assert client.post(asked_first, sent | seen).url == QUEUE + "?o=asked&p=2"


def test_the_queue_is_paged(client):
    for _ in range(21):
        make_programme()

    assert len(client.get(QUEUE).context["centres"]) == 20
    assert len(client.get(QUEUE + "?p=2").context["centres"]) == 1
    assert client.get(QUEUE + "?p=nonsense&o=nonsense").status_code == 200


def test_queue_and_centre_ask_no_more_for_more_rows(client, count_queries):  # noqa: F811
    centre = make_centre()
    make_registered(make_programme(centre=centre))
    make_programme()
    before = [queries(client, page, count_queries) for page in (QUEUE, address(centre))]
    for _ in range(4):
        make_registered(make_programme(centre=centre))
        make_programme()

    assert [queries(client, page, count_queries) for page in (QUEUE, address(centre))] == before
    assert max(before) <= 16


def test_a_call_that_nobody_answered_is_noted_and_moves_no_date(client):
    programme = make_programme(**ANSWERS)
    make_fact_check(programme, "price")

    answer = post(client, programme.centre, _not_reached="")

    assert answer.url == QUEUE
    made = FactCheck.objects.filter(outcome="not_reached").values_list("programme", "centre", "topic")
    assert set(made) == {
        *((programme.pk, None, topic) for topic in ("frequency", "leadership", "aftercare", "practical")),
        (None, programme.centre.pk, "contact"),
        (None, programme.centre.pk, "registration"),
    }
    assert Programme.objects.with_checks(timezone.localdate()).get().checked_on is None


def test_the_queue_says_when_somebody_last_tried_until_somebody_is_reached(client):
    programme = make_programme(**ANSWERS)
    today, tried = timezone.localdate(), f"Tried on {date_format(timezone.localdate())}: nobody"
    make_fact_check(programme, "frequency", checked_on=today - datetime.timedelta(1))
    make_fact_check(programme, "aftercare", outcome="not_reached")

    assert tried in page_of(client.get(QUEUE))
    make_fact_check(programme, "leadership")
    assert tried not in page_of(client.get(QUEUE))


def test_nobody_reached_and_something_confirmed_is_a_contradiction(client):
    programme = make_programme(**ANSWERS)
    answer = post(client, programme.centre, [(programme, "frequency")], _not_reached="")

    assert "untick it, or press “Checked, nothing changed”" in page_of(answer)
    assert not FactCheck.objects.exists()


def test_the_list_of_programmes_leads_to_the_queue(client):
    assert f'href="{QUEUE}"' in page_of(client.get(reverse("admin:programmes_programme_changelist")))


def test_who_may_not_record_gets_no_form(client):
    centre = make_programme().centre
    client.force_login(make_handler())

    assert client.get(QUEUE).status_code == 403
    assert client.get(address(centre)).status_code == 403


def test_where_nothing_is_due_there_is_nothing_to_note(client):
    programme = make_programme(**ANSWERS)
    for topic in PROGRAMME_TOPICS:
        make_fact_check(programme, topic)
    for topic in CENTRE_TOPICS:
        make_fact_check(programme.centre, topic)

    assert "Nothing is due here" in page_of(post(client, programme.centre, _not_reached=""))
