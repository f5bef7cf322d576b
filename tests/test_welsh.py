"""The Welsh below /cy/: what a translator wrote, what is agreed to, and what staff read of it all the same."""

import re

import polib
import pytest
from django.conf import settings

from enquiries import consent
from enquiries.crisis import tells_of_danger
from enquiries.models import Enquiry
from tests.builders import make_programme
from tests.enquiries.builders import form_data, make_rule, make_team

CATALOGUE = settings.LOCALE_PATHS[0] / "cy" / "LC_MESSAGES" / "django"
PLACES = re.compile(r"%\(\w+\)s|(?<!%)\{\w+\}")


@pytest.fixture(scope="module")
def entries() -> list[polib.POEntry]:
    return polib.pofile(CATALOGUE.with_suffix(".po")).translated_entries()


def _as_written(entries) -> set:
    return {(one.msgid, one.msgstr, tuple(one.msgstr_plural.values())) for one in entries}


def test_what_is_read_is_made_of_what_a_translator_wrote(entries):
    """`django.mo` is committed, since the machines that serve have nothing to make it with."""
    assert _as_written(polib.mofile(CATALOGUE.with_suffix(".mo"))) == _as_written(entries)


def test_what_a_sentence_names_is_named_in_welsh_too(entries):
    """A place too many is an error when the page is shown, and one too few keeps something from the reader."""
    single = [one for one in entries if one.msgstr]
    assert [one.msgid for one in single if _places(one.msgid) != _places(one.msgstr)] == []

    several = [(one, form) for one in entries for form in one.msgstr_plural.values()]
    assert [one.msgid for one, form in several if not _places(form) <= _places(one.msgid_plural)] == []


def _places(text: str) -> set[str]:
    return set(PLACES.findall(text))


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "version"), [("/cy", "2026-11-cy"), ("", "2026-11")])
def test_each_language_has_its_own_wording_to_agree_to(client, path, version):
    page = client.get(f"{path}/enquiries/new/").text
    client.post(f"{path}/enquiries/new/", form_data())

    assert consent.WORDINGS[version] in page
    assert Enquiry.objects.get().consent_version == version


@pytest.mark.django_db
def test_a_question_asked_in_welsh_leads_to_welsh_pages_and_an_english_inbox(client):
    make_rule(make_team(), asking_for="family")
    questions = "How many sessions a week"
    programme = make_programme()
    answer = client.post(
        f"/cy/enquiries/new/?programme={programme.slug}",
        form_data(asking_for="family", attach_questions="on"),
    )
    enquiry = Enquiry.objects.get()

    assert answer.headers["Location"].startswith("/cy/enquiries/sent/")
    assert f"/cy/enquiries/yours/{enquiry.token}/" in client.get(answer.headers["Location"]).text
    assert "Someone in my family, or a friend" in enquiry.why_here
    assert questions in enquiry.listing_questions


@pytest.mark.django_db
def test_the_words_of_the_index_are_english_whoever_has_them_read(client):
    """Whoever comes first after a change has the index built, in whichever language."""
    make_programme(name="Harp House", activities=("songwriting",))

    assert "Harp House" in client.get("/cy/programmes/?q=songwriting").text
    assert "Harp House" in client.get("/programmes/?q=songwriting").text


@pytest.mark.parametrize(
    "text", ["Mae hi’n sôn am hunanladdiad.", "Rwyf am ladd fy hun", "Mae e eisiau marw", "hunan-niweidio"]
)
def test_danger_told_of_in_welsh_is_found(text):
    assert tells_of_danger(text)
