"""A centre that left its register, or whose rating fell, is told of wherever its programmes are kept."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from programmes.due import due_centres, signals
from programmes.models import Centre, DifferenceKind, RegisterChange, RegisterDecision, RegisterRun
from programmes.registers.differences import all_alerts, all_differences
from programmes.registers.ratings import best_above
from tests.builders import check_three_questions, make_centre, make_programme, make_staff
from tests.programmes.register_files import MONTHLY_ROW, monthly_file
from tests.programmes.test_due import make_checked
from tests.programmes.test_register_differences import make_ours, says_now
from tests.staff import make_curator, make_handler

pytestmark = pytest.mark.django_db
GONE = datetime.date(2026, 11, 20)
SCALES = [
    ("cqc", "Requires improvement", ["Good"], "Good"),
    ("cqc", "Inadequate", ["Good", "Outstanding", "Requires improvement"], "Outstanding"),
    ("cqc", "Good", ["Requires improvement"], ""),
    ("cqc", "Good", ["Good"], ""),
    ("cqc", "", ["Outstanding"], ""),
    ("cqc", "Inadequate", [""], ""),
    ("cqc", "Inadequate", ["Grade 6 of 6"], ""),
    ("care_inspectorate", "Grade 3 of 6", ["Grade 4 of 6"], "Grade 4 of 6"),
    ("care_inspectorate", "Grades 3 to 5 of 6", ["Grade 4 of 6"], "Grade 4 of 6"),
    ("care_inspectorate", "Grade 4 of 6", ["Grades 4 to 5 of 6"], "Grades 4 to 5 of 6"),
    ("care_inspectorate", "Grade 4 of 6", ["Grades 3 to 5 of 6"], ""),
    ("care_inspectorate", "Grade 1 of 6", ["Outstanding"], ""),
]


def alerts() -> list[str]:
    return [alert.kind for found in all_alerts().values() for alert in found]


def fell(entry, before: str = "Good (31 August 2026)", now: str = "Inadequate"):
    run = RegisterRun.objects.create(register=entry.register)
    RegisterChange.objects.create(entry=entry, run=run, kind=DifferenceKind.RATING, before=before)
    return says_now(entry, rating=now, rating_on=datetime.date(2026, 11, 2))


def acknowledge(client, entry, note="Rang them.", **query):
    address = reverse("admin:programmes_registerentry_acknowledge", args=[entry.pk], query=query or None)
    page = client.get(address)
    seen = page.context["form"]["seen"].value() if page.status_code == 200 else ""
    return client.post(address, {"note": note, "seen": seen})


@pytest.mark.parametrize(("register", "now", "earlier", "fell_from"), SCALES)
def test_a_rating_falls_on_its_own_scale_alone(register, now, earlier, fell_from):
    assert best_above(register, now, earlier) == fell_from


def test_an_import_that_brings_a_worse_rating_raises_the_alert(tmp_path):
    entry = make_ours(rating="Good", latitude=53.8, longitude=-1.54, town="Leeds")
    for rating in ("Good", "Requires improvement"):
        row = MONTHLY_ROW | {"Location Latest Overall Rating": rating, "Publication Date": "27/11/2026"}
        call_command("import_register", "cqc", monthly_file(tmp_path, row), stdout=io.StringIO())

    ((alert,),) = all_alerts().values()
    assert (alert.entry, alert.kind) == (entry, DifferenceKind.FELL)
    assert "“Requires improvement (27 November 2026)”, and “Good" in alert.sentence


def test_taking_the_rating_over_does_not_silence_the_alert():
    entry = fell(make_ours())
    Centre.objects.update(rating=entry.rating, rating_on=entry.rating_on)

    assert alerts() == [DifferenceKind.FELL]


def test_a_rating_that_rose_again_ends_the_alert():
    entry = fell(make_ours())
    fell(entry, before="Inadequate (2 November 2026)", now="Good")

    assert alerts() == []


def test_a_fall_below_what_we_hold_from_earlier_is_seen_without_an_import():
    says_now(make_ours(), rating="Inadequate", rating_on=datetime.date(2026, 11, 2))

    assert alerts() == [DifferenceKind.FELL]


def test_a_centre_under_another_regulator_is_not_compared():
    says_now(make_ours(), rating="Inadequate", rating_on=datetime.date(2026, 11, 2))
    Centre.objects.update(regulator="hiw")

    assert alerts() == []


def test_leaving_the_register_raises_it_and_coming_back_ends_it():
    entry = make_ours()
    says_now(entry, gone_on=GONE)
    assert alerts() == [DifferenceKind.LEFT]

    says_now(entry, gone_on=None)
    assert alerts() == []


def test_coming_back_is_told_to_whoever_took_note_that_it_left(client):
    client.force_login(make_curator())
    entry = says_now(make_ours(), gone_on=GONE)
    acknowledge(client, entry)
    says_now(entry, gone_on=None)

    assert [one.kind for one in all_differences()] == [DifferenceKind.BACK]


def test_it_stands_on_top_of_the_recheck_queue_until_acknowledged(client):
    client.force_login(make_curator())
    make_checked(datetime.date(2024, 2, 9), "Long due")
    entry = make_ours()
    check_three_questions(make_programme(centre=entry.centre))
    says_now(entry, gone_on=GONE)
    today = timezone.localdate()

    assert due_centres(today, signals(today))[0] == entry.centre_id.hex
    queue = client.get(reverse("admin:programmes_programme_recheck")).content.decode()
    assert "no longer lists it. Gone since 20 November 2026." in queue

    answer = acknowledge(client, entry, **{"from": "recheck"})
    assert answer.url == reverse("admin:programmes_programme_recheck")
    assert entry.centre_id.hex not in due_centres(today, signals(today))


@pytest.mark.parametrize("status", ["published", "draft"])
def test_it_stands_on_the_pages_of_its_programmes_and_of_the_centre(client, status):
    client.force_login(make_curator())
    entry = fell(make_ours())
    programme = make_programme(centre=entry.centre, status=status)
    pages = [("programme", programme.pk), ("centre", entry.centre_id)]
    for page, key in pages:
        answer = client.get(reverse(f"admin:programmes_{page}_change", args=[key]))
        assert "Its rating fell" in answer.content.decode()


def test_acknowledging_keeps_who_when_and_the_note(client):
    curator = make_curator()
    client.force_login(curator)
    entry = fell(make_ours())
    acknowledge(client, entry, note="They have a new manager.")

    decision = RegisterDecision.objects.get()
    assert (decision.decided_by, decision.note) == (curator, "They have a new manager.")
    assert decision.decided_at.date() == timezone.now().date()
    assert alerts() == []


def test_acknowledging_needs_a_note_in_the_form_and_in_the_database(client):
    client.force_login(make_curator())
    entry = fell(make_ours())
    assert acknowledge(client, entry, note=" ").status_code == 200
    assert alerts() == [DifferenceKind.FELL]

    with pytest.raises(IntegrityError, match="register_decision_alert_has_note"), transaction.atomic():
        RegisterDecision.objects.create(entry=entry, kind=DifferenceKind.FELL, decided_by=make_staff())


def test_the_next_fall_after_an_acknowledged_one_is_told_again(client):
    client.force_login(make_curator())
    entry = fell(make_ours(), now="Requires improvement")
    acknowledge(client, entry)
    fell(entry, before="Requires improvement (2 November 2026)", now="Inadequate")

    assert alerts() == [DifferenceKind.FELL]


def test_whoever_answers_enquiries_acknowledges_nothing(client):
    client.force_login(make_handler())
    entry = fell(make_ours())

    assert acknowledge(client, entry).status_code == 403


def test_alerts_of_any_number_of_centres_take_the_same_queries(django_assert_num_queries):
    for n in range(4):
        says_now(make_ours(register_id=f"1-{100000001 + n}"), gone_on=GONE)
    make_centre()

    with django_assert_num_queries(3):
        assert len(all_alerts()) == 4
