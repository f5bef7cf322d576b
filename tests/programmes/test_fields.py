"""A set of words in one column."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from programmes.fields import ChoiceSetField
from programmes.models import Programme
from programmes.vocabulary import Treats
from tests.builders import make_programme

FIELD = ChoiceSetField(members=Treats)


@given(st.lists(st.sampled_from(Treats.values)))
def test_any_order_and_repeats_are_one_value(values):
    stored = FIELD.get_prep_value(values)

    assert FIELD.to_python(stored) == FIELD.to_python(values)
    assert FIELD.get_prep_value(list(reversed(values))) == stored
    assert set(FIELD.to_python(stored)) == set(values)


@pytest.mark.django_db
def test_has_finds_whole_members_only():
    make_programme(name="Drugs", treats=("drugs",))
    make_programme(name="Both", treats=("alcohol", "drugs"))
    make_programme(name="Unknown")

    assert set(Programme.objects.filter(treats__has="alcohol").values_list("name", flat=True)) == {"Both"}
    assert not Programme.objects.filter(treats__has="rug").exists()
    assert Programme.objects.get(treats=()).name == "Unknown"


@pytest.mark.django_db
def test_form_and_database_refuse_a_member_without_a_word():
    programme = make_programme()
    programme.treats = ("sugar",)

    with pytest.raises(ValidationError, match="sugar"):
        programme.clean_fields()
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.update(treats=("sugar",))
