"""What the database refuses of an enquiry or a rule, whatever the code above it does."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from enquiries.models import Enquiry, Team
from tests.enquiries.builders import make_enquiry, make_rule, make_team

pytestmark = pytest.mark.django_db


def refuses(name: str, **fields) -> bool:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Enquiry.objects.update(**fields)
    return True


@pytest.fixture(autouse=True)
def enquiry():
    return make_enquiry()


def test_unknown_state_is_refused():
    assert refuses("enquiry_state_known", state="lost")


def test_unknown_relationship_is_refused():
    assert refuses("enquiry_asking_for_known", asking_for="neighbour")


def test_answered_needs_its_time():
    assert refuses("enquiry_answered_has_time", state="answered")


def test_answered_with_its_time_is_stored():
    assert Enquiry.objects.update(state="answered", answered_at=timezone.now()) == 1


def test_erasure_on_the_day_it_was_sent_is_refused(enquiry):
    assert refuses("enquiry_erased_after_sent", erase_on=timezone.localdate(enquiry.created_at))


def test_enquiry_without_consent_is_refused():
    assert refuses("enquiry_has_consent", consent_version="")


def test_same_key_twice_is_refused(enquiry):
    other = make_enquiry()
    with pytest.raises(IntegrityError), transaction.atomic():
        Enquiry.objects.filter(pk=other.pk).update(idempotency_key=enquiry.idempotency_key)


def test_fresh_key_is_stored(enquiry):
    assert Enquiry.objects.filter(pk=enquiry.pk).update(idempotency_key=uuid.uuid4()) == 1


@pytest.mark.parametrize("name", ["nation", "region", "setting"])
def test_rule_with_an_unknown_word_is_refused(name):
    with pytest.raises(IntegrityError, match=f"routing_rule_{name}_known"):
        make_rule(make_team(), **{name: "atlantis"})


def test_team_without_a_name_is_refused():
    with pytest.raises(IntegrityError, match="team_named"):
        Team.objects.create(name="")


def test_references_do_not_repeat_and_are_easy_to_read_out():
    references = {make_enquiry().reference for _ in range(30)}

    assert len(references) == 30
    assert not set("".join(references)) & set("01AEIOUL")
