"""Staff's notes: written and read on the page of what they are about, and nowhere in public."""

import datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from programmes.models import Note
from tests.builders import make_centre, make_programme, make_registered, make_staff, make_therapist
from tests.programmes.pages import list_programmes
from tests.staff import make_curator, make_manager
from therapists.append_only import AppendOnlyError

pytestmark = pytest.mark.django_db
PLANTED = "Quixotichedgehog"
MAKERS = {"programme": make_programme, "centre": make_centre, "therapist": make_therapist}


@pytest.fixture(autouse=True)
def curator(client):
    make_staff()  # so that whoever signed in is not the first account in the table
    user = make_curator()
    client.force_login(user)
    return user


def address(obj, page="change") -> str:
    return reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_{page}", args=[obj.pk])


def note(obj, text=PLANTED, days_ago=0, **fields) -> Note:
    written_at = timezone.now() - datetime.timedelta(days_ago)
    return obj.notes.create(text=text, written_by=make_staff(), written_at=written_at, **fields)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_note_is_written_and_read_on_the_page(client, curator, kind):
    obj = MAKERS[kind]()

    answer = client.post(address(obj, "note"), {"text": PLANTED}, follow=True)

    assert f"<p>{PLANTED}</p>" in answer.text
    assert Note.objects.get().written_by == curator


def test_the_newest_note_comes_first(client):
    programme = make_programme()
    note(programme, "Older", days_ago=2), note(programme, "Newest"), note(programme, "Oldest", days_ago=9)

    notes = client.get(address(programme)).context["notes"]

    assert [one.text for one in notes] == ["Newest", "Older", "Oldest"]


def test_an_empty_note_is_refused_beside_the_field(client):
    answer = client.post(address(make_programme(), "note"), {"text": " "})

    assert "This field is required" in answer.text
    assert not Note.objects.exists()


def test_a_note_on_a_listing_names_no_therapist(client):
    make_therapist(name="Ada Invented")
    words = "Ada  Invented is away"

    answer = client.post(address(make_programme(), "note"), {"text": words})

    assert words in answer.text  # kept, to be put right
    assert not Note.objects.exists()


def test_a_note_is_never_altered_or_deleted():
    one = note(make_centre())

    for attempt in (one.save, one.delete, Note.objects.all().delete, lambda: Note.objects.update(text="")):
        with pytest.raises(AppendOnlyError):
            attempt()


@pytest.mark.parametrize("subjects", [[], ["programme", "centre"]])
def test_a_note_is_about_one_thing(subjects):
    about = {name: MAKERS[name]() for name in subjects}

    with pytest.raises(IntegrityError):
        Note.objects.create(text=PLANTED, written_by=make_staff(), **about)


def test_who_may_not_read_notes_sees_and_writes_none(client):
    programme, reader = make_programme(), make_staff()
    note(programme)
    reader.user_permissions.set(curator_permissions("view_programme", "change_programme"))
    client.force_login(reader)

    assert PLANTED not in client.get(address(programme)).text
    assert client.post(address(programme, "note"), {"text": "x"}).status_code == 403


def curator_permissions(*names):
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename__in=names)


def test_a_note_is_nowhere_in_public_nor_in_the_history(client):
    programme = make_programme(name="Harbour")
    therapist = make_registered(programme, agreed=True)
    for obj in (programme, programme.centre, therapist):
        client.post(address(obj, "note"), {"text": PLANTED})
    assert Note.objects.count() == 3
    pages = [reverse(f"programmes:{name}") for name in ("home", "list", "feed", "how-we-check")]
    of_one = ("detail", "questions", "history", "history-feed")
    pages += [reverse(f"programmes:{name}", args=[programme.slug]) for name in of_one]
    pages += [reverse("therapists:list"), therapist.get_absolute_url(), "/sitemap.xml"]
    pages += ["/sitemap-programmes.xml", "/programmes/?view=map", address(programme, "history")]

    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert PLANTED.lower() not in answer.content.decode().lower(), page
    assert list_programmes(client, q=PLANTED) == []


def test_notes_on_a_person_are_erased_after_a_year_and_others_stay():
    therapist, programme = make_therapist(), make_programme()
    for days_ago in (300, 400):
        note(therapist, f"{days_ago}", days_ago), note(programme, f"{days_ago}", days_ago)

    call_command("erase_expired")

    assert [one.text for one in therapist.notes.all()] == ["300"]
    assert programme.notes.count() == 2


def test_the_privacy_page_says_how_long_notes_are_kept(client, settings):
    settings.NOTE_KEEP_MONTHS = 7

    assert "erased after 7 months" in client.get("/privacy/").text


def test_notes_go_with_the_person():
    therapist = make_therapist()
    note(therapist)

    therapist.delete()

    assert not Note.objects.exists()


def test_a_manager_erases_what_was_noted_of_a_person(client):
    therapist, other = make_therapist(), make_therapist()
    note(therapist), note(other)
    assert client.post(address(therapist, "erase_notes")).status_code == 403
    client.force_login(make_manager())

    client.post(address(therapist, "erase_notes"))

    assert [one.therapist for one in Note.objects.all()] == [other]


def test_notes_on_a_listing_are_not_erased(client):
    programme = make_programme()
    note(programme)
    client.force_login(make_manager())

    assert client.post(address(programme, "erase_notes")).status_code == 403
    assert Note.objects.exists()


def test_the_page_asks_no_more_for_more_notes(client, django_assert_num_queries):
    programme = make_programme()
    note(programme)
    client.get(address(programme))
    with CaptureQueriesContext(connection) as once:
        client.get(address(programme))
    for _ in range(3):
        note(programme)

    with django_assert_num_queries(len(once)):
        client.get(address(programme))
