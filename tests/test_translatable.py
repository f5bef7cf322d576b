"""No word of a public page is left out of the translation: listings, addresses and what says it is in English apart."""

import pytest
from django.urls import reverse
from django.utils.translation import override, trans_real

from enquiries import consent
from enquiries.receipts import token_for
from guide.helplines import HELP_LINES
from programmes import compiled, frame, search_boxes, search_page, views
from programmes.vocabulary import Activity, Topic
from tests.bracketed import Bracketed, bare_words
from tests.builders import make_centre, make_fact_check, make_programme, make_provider, make_registered
from tests.enquiries.builders import form_data, make_enquiry

pytestmark = pytest.mark.django_db

# Of whoever answers the phone: each is called so in any language.
NAMES = {word for line in HELP_LINES if isinstance(line.name, str) for word in line.name.split()}
WITH_ALL = {
    "name": "Zzharp",
    "slug": "harp",
    "frequency": "several_weekly",
    "sessions_per_week": 3,
    "session_minutes": 45,
    "role_in_treatment": "core",
    "music_format": ("group", "one_to_one"),
    "activities": tuple(Activity.values),
    "asks_about_craving": "yes",
    "has_assessment": "no",
    "aftercare": ("group", "one_to_one"),
    "aftercare_frequency": "weekly",
    "aftercare_length": "months",
    "aftercare_months": 6,
    "aftercare_place": ("in_person", "online"),
    "aftercare_price": "included",
    "setting": "residential",
    "shortest_stay_days": 28,
    "longest_stay_days": 84,
    "treats": ("alcohol", "drugs"),
    "open_to": "women",
    "ages": ("adults",),
    "takes_from": "anywhere",
    "detox_on_site": "no",
    "funding": ("private", "charity"),
    "price_from": 1900,
    "price_to": 2500,
    "follows_sessions": "After trauma work.",
    "craving_policy": "Songs are asked about.",
    "leaving_early": "Half comes back.",
    "price_includes": "Everything but the strings.",
    "waiting_time": "month",
    "languages": ("english", "welsh"),
    "access": ("quiet_room",),
    "summary": "A harp in every room.",
    "description": "Harps are played.",
}
PAGES = [
    "/",
    "/programmes/",
    "/programmes/?frequency=weekly&q=zznothing",
    "/programmes/?q=zzharp&near=zznowhere&within=x&led_by=y&sort=z&page=9&colour=red",
    "/programmes/?near=Zznowhere&funding=private&access=quiet_room",
    "/programmes/?view=map",
    "/programmes/harp/",
    "/programmes/harp/questions/",
    "/programmes/harp/history/",
    "/programmes/harp/report/",
    "/programmes/bare/",
    "/programmes/closed/",
    "/therapists/",
    "/therapists/zzann/",
    "/how-we-check/",
    "/about/",
    "/help/",
    "/enquiries/new/",
    "/enquiries/new/?programme=harp",
    "/enquiries/new/?programme=unknown",
    "/enquiries/yours/abc/",
    "/compare/?p=harp&p=bare",
    "/compare/?p=harp&p=unknown",
    "/shortlist/",
    "/shortlist/?p=harp&p=bare&p=closed",
    "/nowhere/",
]


@pytest.fixture(autouse=True)
def bracketed(monkeypatch, settings):
    """Every text comes out in brackets under /cy/, and what is made once for a language is made anew."""
    settings.SITE_NAME = "Zzsite"
    # What is agreed to is not translated by the way: each wording is a version of its own.
    monkeypatch.setitem(consent.WORDINGS, consent.CURRENT["cy"], "Zz")
    monkeypatch.setitem(trans_real._translations, "cy", Bracketed())
    _forget()
    yield
    _forget()


def _forget():
    frame._made.clear()
    search_boxes._boxes.cache_clear()
    search_page._path_in.cache_clear()
    compiled._said.cache_clear()
    views._radii.cache_clear()


@pytest.fixture
def listings():
    """One of which everything is known, one of which nothing is, and one that has closed."""
    provider = make_provider(name="Zzprovider", owned_by="Its members")
    places = {"town": "Zztown", "county": "Zzcounty", "provider": provider}
    centre = make_centre(name="Zzcentre", regulator="ciw", **places)
    programme = make_programme(centre=centre, **WITH_ALL)
    make_registered(programme, name="Zzann", slug="zzann", agreed=True)
    make_fact_check(programme, Topic.PRICE, own_words="About two thousand.")
    make_programme(name="Zzbare", slug="bare", centre=make_centre(name="Zzother", **places))
    make_programme(name="Zzclosed", slug="closed", status="closed", centre=centre)


@pytest.mark.parametrize("path", PAGES)
def test_every_word_of_a_page_can_be_translated(client, listings, path):
    assert set(bare_words(client.get(f"/cy{path}").text)) <= NAMES


@pytest.mark.parametrize(
    "wrong",
    [{"email": "x", "phone": "1"}, {"message": "", "name": "a\nb", "consent": None}, {"asking_for": "x"}],
)
def test_every_refusal_of_a_question_can_be_translated(client, listings, wrong):
    page = client.post("/cy/enquiries/new/?programme=harp", form_data(**wrong)).text

    assert 'role="alert"' in page
    assert set(bare_words(page)) <= NAMES


def test_every_word_behind_a_sent_question_can_be_translated(client):
    enquiry = make_enquiry(name="", message="Zzz", email="")
    with override("cy"):
        sent = reverse("enquiries:sent", args=[token_for(enquiry.reference)])
        yours = reverse("enquiries:yours", args=[enquiry.token])
        erase = reverse("enquiries:erase", args=[enquiry.token])
    words = [word for path in (sent, yours, erase) for word in bare_words(client.get(path).text)]

    assert set(words) <= NAMES | {enquiry.reference, f"http://testserver{yours}"}


@pytest.mark.parametrize(
    ("html", "bare"),
    [
        ("<p>⟦Found by <b>⟧Zzharp⟦</b> today⟧ ⟦✓⟧ 12</p>", []),
        ("<p>⟦Found⟧ lost</p>", ["lost"]),
        ('<a aria-label="lost">⟦Found⟧</a>', ["lost"]),
        ('<p lang="en-GB">An <b>own</b> word</p><p>lost</p>', ["lost"]),
    ],
)
def test_bare_words_are_found(html, bare):
    assert bare_words(html) == bare
