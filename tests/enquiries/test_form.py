"""The form asks for little, refuses with a sentence, and keeps what was typed."""

import pytest
from django.test import Client
from django.urls import reverse

from enquiries.forms import EnquiryForm
from enquiries.models import Enquiry
from programmes.vocabulary import ListingStatus
from tests.builders import make_programme
from tests.enquiries.builders import form_data, post_form

pytestmark = pytest.mark.django_db

NEW = "/enquiries/new/"


def text_of(response) -> str:
    return response.content.decode()


def problems(**fields) -> list[tuple[str, str]]:
    form = EnquiryForm(form_data(**fields))
    assert not form.is_valid()
    return form.problems()


def test_form_names_the_programme(client):
    make_programme(name="Birch House", slug="birch-house")

    assert "Ask about Birch House" in text_of(client.get(NEW + "?programme=birch-house"))


def test_former_slug_still_names_the_programme(client):
    programme = make_programme(name="Birch House", slug="old")
    programme = type(programme).objects.get(pk=programme.pk)
    programme.slug = "new"
    programme.save()

    assert "Ask about Birch House" in text_of(client.get(NEW + "?programme=old"))


@pytest.mark.parametrize("slug", ["nothing", "%00", "a b", "' OR 1=1", "x" * 5000, "%ff"])
def test_unknown_programme_gives_the_general_form(client, slug):
    response = client.get(f"{NEW}?programme={slug}")

    assert response.status_code == 200
    assert "could not find the programme" in text_of(response)


def test_draft_gives_the_general_form_without_its_name(client):
    make_programme(name="Birch House", slug="birch-house", status=ListingStatus.DRAFT)

    assert "Birch House" not in text_of(client.get(NEW + "?programme=birch-house"))


def test_enquiry_about_a_draft_is_a_general_one(client):
    make_programme(slug="birch-house", status=ListingStatus.DRAFT)
    post_form(client, "?programme=birch-house")

    assert Enquiry.objects.get().programme is None


def test_enquiry_keeps_its_programme(client):
    programme = make_programme(slug="birch-house")
    post_form(client, "?programme=birch-house")

    assert Enquiry.objects.get().programme == programme


def test_consent_starts_unticked(client):
    assert "checked" not in text_of(client.get(NEW))


def test_consent_is_needed(client):
    response = post_form(client, consent=None)

    assert "Tick the box if we may read" in text_of(response)
    assert not Enquiry.objects.exists()


def test_consent_is_stored_with_its_version_and_time(client):
    post_form(client)
    enquiry = Enquiry.objects.get()

    assert enquiry.consent_version == "2026-11"
    assert enquiry.consent_at is not None


@pytest.mark.parametrize("fields", [{"email": ""}, {"phone": ""}, {"name": ""}, {"call_when": ""}])
def test_one_way_to_reply_is_enough(fields):
    assert EnquiryForm(form_data(**fields)).is_valid()


def test_no_way_to_reply_is_refused_at_the_email():
    assert problems(email="", phone="") == [
        ("id_email", "Enter an e-mail address or a phone number, so that we can reply.")
    ]


def test_wrong_email_is_named_once():
    assert problems(email="ann@", phone="") == [
        ("id_email", "Enter an e-mail address in the form name@example.org.")
    ]


@pytest.mark.parametrize("phone", ["12345", "020 7946", "no phone", "0" * 30])
def test_wrong_phone_is_refused(phone):
    assert problems(phone=phone) == [
        ("id_phone", "Enter a phone number with its area code, such as 020 7946 0123.")
    ]


def test_phone_is_stored_with_country_code_and_extension():
    form = EnquiryForm(form_data(phone="020 7946 0123 ext 7"))

    assert form.is_valid()
    assert form.answers()["phone"] == "+44 20 7946 0123 x7"


@pytest.mark.parametrize("name", ["name", "email", "phone", "call_when"])
def test_line_end_in_one_line_is_refused(name):
    assert "on one line" in dict(problems(**{name: "x@example.org\r\nBcc: all@example.org"}))[f"id_{name}"]


@pytest.mark.parametrize("name", ["name", "email", "phone", "call_when", "message"])
def test_nul_is_refused_with_a_sentence(name):
    assert "cannot be shown" in dict(problems(**{name: "x\x00y"}))[f"id_{name}"]


def test_too_long_a_question_is_refused_kindly_and_kept(client):
    long = "a word " * 2000
    response = post_form(client, message=long)

    assert "Shorten your question to 5,000 characters. It has 13999." in text_of(response)
    assert long.strip() in text_of(response)


def test_line_ends_count_once():
    assert EnquiryForm(form_data(message="\r\n".join(["x"] * 2500))).is_valid()


def test_input_is_kept_and_escaped_on_error(client):
    response = post_form(client, name="<b>Ann", consent=None, is_safe_text="on")

    assert 'value="&lt;b&gt;Ann"' in text_of(response)
    assert 'name="is_safe_text" id="id_is_safe_text" checked' in text_of(response)


def test_summary_leads_to_each_field(client):
    page = text_of(post_form(client, asking_for=None, message="", consent=None))

    for target in ("id_asking_for_0", "id_message", "id_consent"):
        assert f'<a href="#{target}">' in page
        assert f'id="{target}"' in page
    assert 'role="alert"' in page


def test_form_asks_no_more_than_it_may():
    assert list(EnquiryForm().fields) == [
        "asking_for", "name", "email", "phone", "is_safe_voicemail", "is_safe_to_say_who",
        "is_safe_text", "call_when", "message", "consent",
    ]  # fmt: skip


def test_crisis_note_stands_before_the_form_fields(client):
    page = text_of(client.get(NEW))

    assert page.index("do not wait for us") < page.index('name="asking_for"')


@pytest.mark.parametrize("page", ["new", "sent"])
def test_crisis_words_are_true_of_northern_ireland(client, page):
    words = text_of(client.get(NEW if page == "new" else post_form(client)["Location"]))

    assert "mental health in England, Wales and Scotland" in words
    assert "in Northern Ireland, call 999 in an emergency, or Samaritans" in words


def test_form_promises_what_the_privacy_page_does(client):
    promise = "to a centre unless you ask us to"

    assert promise in text_of(client.get(NEW))
    assert promise in text_of(client.get(reverse("guide:privacy")))


def test_page_is_not_cached_and_leaks_no_referrer(client):
    response = client.get(reverse("enquiries:new"))

    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"


def test_browser_offers_addresses_but_fills_nothing_in_again(client):
    page = text_of(client.get(NEW))

    assert '<form class="form" method="post" autocomplete="off"' in page
    for token in ("given-name", "email", "tel"):
        assert f'autocomplete="{token}"' in page


def test_sending_sets_the_forms_cookie_anew_with_the_same_value():
    """A change of cookie is what makes a browser drop the page; a new value would refuse the other tabs."""
    client = Client(enforce_csrf_checks=True)
    before = client.get(NEW).cookies["csrftoken"].value
    token = client.get(NEW).context["csrf_token"]
    sent = post_form(client, csrfmiddlewaretoken=str(token))

    assert sent.status_code == 302
    assert sent.cookies["csrftoken"].value == before


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(NEW).status_code == 405


def test_form_in_utf_16_is_a_400(client):
    body = "name=Ann".encode("utf-16")
    response = client.generic("POST", NEW, body, "application/x-www-form-urlencoded; charset=utf-16")

    assert response.status_code == 400


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"message=%00&name=%00", b"{}", b"asking_for=king&asking_for=x"]
)
def test_garbage_is_answered_with_the_form(client, body):
    response = client.generic("POST", NEW, body, "application/x-www-form-urlencoded")

    assert response.status_code == 200
    assert "There is a problem" in text_of(response)
