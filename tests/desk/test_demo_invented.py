"""Nothing in the demonstration is anybody's, and its texts say what the facts beside them say."""

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.db import models

from programmes.models import Centre, Programme, Provider, RegisterEntry
from programmes.vocabulary import Regulator
from tests.desk.demonstration import MADE, published
from therapists.models import Therapist
from therapists.protected_title import gives_title


def texts() -> list[tuple[str, str]]:
    """Every text somebody could have written, with the field it stands in."""
    return [
        (f"{model.__name__}.{field.name}", str(getattr(row, field.name)))
        for model in (*MADE, RegisterEntry)
        for field in model._meta.fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
        if field.name != "values_checked"  # the stored values of choices, for no eye
        for row in model._default_manager.all()
    ]


def test_numbers_of_therapists_were_never_given_out(filled):
    numbers = [number for number in Therapist.objects.values_list("hcpc_number", flat=True) if number]
    assert len(numbers) > 50
    assert all(re.fullmatch(r"AS0\d\d", number) for number in numbers)


def test_the_first_number_is_left_for_whoever_tries_the_site(filled):
    assert not Therapist.objects.filter(hcpc_number="AS000").exists()


def test_who_owns_a_provider_reads_on_from_owned_by(filled):
    for provider in Provider.objects.exclude(owned_by=""):
        # A name keeps its capital, and is told by the form of organisation after it.
        assert provider.owned_by[0].islower() or provider.owned_by.rpartition(" ")[2] in ("Ltd", "LLP", "CIC")
        assert "owned" not in provider.owned_by.lower()
        assert provider.name != provider.owned_by


def test_ids_of_centres_were_never_given_out(filled):
    assert all(
        re.fullmatch(r"(1-0000|CS0000000|00|SIN-0000|H0000)\d+", number)
        for number in Centre.objects.exclude(registration_id="").values_list("registration_id", flat=True)
    )


def test_addresses_end_in_example_org(filled):
    hosts = [
        urlsplit(text).hostname or text.rpartition("@")[2]
        for name, text in texts()
        if text and name.rpartition(".")[2] in ("website", "source_url", "email")
    ]
    assert len(hosts) > 300
    assert all(host == "example.org" or host.endswith(".example.org") for host in hosts)


def test_phones_are_of_the_range_kept_for_fiction(filled):
    phones = [str(phone) for phone in Centre.objects.exclude(phone="").values_list("phone", flat=True)]
    assert len(set(phones)) == len(phones) > 100
    assert all(re.fullmatch(r"(\+44|0)?2079460\d{3}|020 7946 0\d{3}", phone) for phone in phones)


def test_no_text_gives_the_protected_title_or_promises_anything(filled):
    assert not [text for _, text in texts() if gives_title(text)]
    assert not [
        text
        for _, text in texts()
        if re.search(r"\b(cures?|cured|guarantee|proven|heal(s|ed|ing)?)\b", text, re.IGNORECASE)
    ]


def test_published_descriptions_do_not_read_the_same(filled):
    counted = Counter(published().values_list("description", flat=True))
    assert max(counted.values()) <= 4
    assert len(counted) > 160


def test_published_listings_have_a_summary(filled):
    assert not published().filter(summary="").exists()


def test_ratings_are_those_of_regulators_that_give_words(filled):
    rated = set(Centre.objects.exclude(rating="").values_list("regulator", flat=True))
    assert rated == {Regulator.CQC, Regulator.CARE_INSPECTORATE}


def test_women_only_houses_keep_their_address_to_themselves(filled):
    houses = Centre.objects.filter(programmes__open_to="women", programmes__setting="residential")
    assert houses.exists()
    assert all(centre.is_address_withheld for centre in houses)


def test_programmes_by_video_serve_the_whole_country(filled):
    online = Programme.objects.published().filter(setting="online")
    assert online.exists()
    assert {programme.takes_from for programme in online} == {"anywhere"}


def test_welsh_names_keep_their_accents(filled):
    assert Centre.objects.filter(name="Tŷ’r Ehedydd").exists()
    assert Programme.objects.published().filter(languages__has="welsh").exists()
    assert not Programme.objects.exclude(slug__regex=r"^[a-z0-9-]+$").exists()


# What words of a listing's texts commit its facts to.
SAYS = [
    (r"\bgroups?\b|in pairs|in a ring|circle of", lambda p: "group" in p.music_format),
    (r"one to one", lambda p: "one_to_one" in p.music_format),
    (r"by the door|building|leaving the room|Left-handed", lambda p: p.setting != "online"),
    (r"urge|craving|trigger|put away|leave out", lambda p: p.asks_about_craving == "yes"),
    (r"like drums", lambda p: "drumming" in p.activities),
    (r"aftercare", lambda p: p.aftercare_price == "included"),
    (r"Detox", lambda p: p.detox_on_site == "yes"),
    (r"most weeks|until last year|without details", lambda p: p.frequency == "not_known"),
    (
        r"without details|one line about|could not say more|general terms",
        lambda p: not p.activities and not p.aftercare,
    ),
]


@pytest.mark.parametrize(("said", "holds"), SAYS, ids=[said for said, _ in SAYS])
def test_texts_fit_the_facts(filled, said, holds):
    texts = {
        p: " ".join([p.summary, p.description, p.craving_policy, p.price_includes])
        for p in Programme.objects.all()
    }
    found = [programme for programme, text in texts.items() if re.search(said, text)]
    assert found
    assert not [str(programme) for programme in found if not holds(programme)]
