"""Two listings of one thing become one, and nothing that pointed at the other is lost."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from enquiries.models import MistakeReport, RoutingRule
from programmes.merging import ITS_OWN, _choices, differences, merge, relations_to, what_moves
from programmes.models import Appointment, Centre, FactCheck, FormerSlug, Note, Programme
from programmes.vocabulary import LedBy, ListingStatus
from tests.builders import (
    check_three_questions,
    make_appointment,
    make_centre,
    make_fact_check,
    make_programme,
    make_provider,
    make_registered,
    make_staff,
    make_therapist,
)
from tests.enquiries.builders import make_enquiry, make_team
from tests.enquiries.mistakes import make_mistake
from tests.programmes.test_judging import make_entry

pytestmark = pytest.mark.django_db
ANSWERS = {"frequency": "weekly", "aftercare": ("group",), "led_by_claim": "musician"}


def make_note(**about) -> Note:
    return Note.objects.create(text="Ring in the morning.", written_by=make_staff(), **about)


# A row of every table that points at a programme or a centre. A new column belongs here: does a merge
# move it as it should?
POINTING = {
    Programme: {
        "programmes.appointment.programme": lambda row: make_appointment(row),
        "programmes.factcheck.programme": lambda row: make_fact_check(row),
        "programmes.formerslug.programme": lambda row: FormerSlug.objects.create(slug="once", programme=row),
        "programmes.note.programme": lambda row: make_note(programme=row),
        "enquiries.enquiry.programme": lambda row: make_enquiry(row),
        "enquiries.alsoabout.programme": lambda row: make_enquiry(make_programme(), row).also_about.get(),
        "enquiries.mistakereport.programme": lambda row: make_mistake(row),
        "enquiries.routingrule.programme": lambda row: RoutingRule.objects.create(
            programme=row, team=make_team()
        ),
    },
    Centre: {
        "programmes.programme.centre": lambda row: make_programme(centre=row),
        "programmes.historicalprogramme.centre": lambda row: make_programme(centre=row).history.get(),
        "programmes.factcheck.centre": lambda row: make_fact_check(row, "contact"),
        "programmes.registerentry.centre": lambda row: make_entry(centre=row),
        "programmes.note.centre": lambda row: make_note(centre=row),
    },
}
MAKERS = {Programme: make_programme, Centre: make_centre}


@pytest.mark.parametrize("model", POINTING)
def test_every_column_that_points_at_a_listing_is_known(model):
    found = {f"{one.related_model._meta.label_lower}.{one.field.name}" for one in relations_to(model)}

    assert found == POINTING[model].keys()


@pytest.mark.parametrize(
    ("model", "column"), [(model, name) for model in POINTING for name in POINTING[model]]
)
def test_what_points_at_the_other_is_moved(model, column):
    kept, gone = MAKERS[model](), MAKERS[model]()
    row = POINTING[model][column](gone)

    merge(kept, gone, make_staff())

    moved = type(row)._base_manager.get(pk=row.pk)
    assert getattr(moved, column.split(".")[-1]) == kept
    assert not model.objects.filter(pk=gone.pk).exists()


def test_what_moves_is_counted_beforehand():
    gone = make_programme()
    make_fact_check(gone), make_fact_check(gone, "price"), make_mistake(gone)

    assert dict(what_moves(gone)) == {"fact checks": 2, "reports of mistakes": 1}
    assert MistakeReport.objects.get().programme == gone


def test_every_old_address_leads_to_the_one_that_stays(client):
    kept, gone = make_programme(slug="quay"), make_programme(slug="older")
    gone.slug = "harbour"
    gone.save()

    merge(kept, gone, make_staff())

    for slug in ("older", "harbour"):
        assert client.get(f"/programmes/{slug}/").url == "/programmes/quay/"


def test_a_moved_check_says_what_it_saw_and_vouches_only_for_that():
    kept = make_programme(**ANSWERS | {"frequency": "monthly"})
    gone = make_programme(**ANSWERS)
    check_three_questions(gone)
    saw = list(FactCheck.objects.order_by("pk").values_list("values_checked", flat=True))

    merge(kept, gone, make_staff())

    assert list(FactCheck.objects.order_by("pk").values_list("values_checked", flat=True)) == saw
    merged = Programme.objects.with_checks().get()
    assert merged.frequency_checked_on is None  # it saw another answer
    assert merged.aftercare_checked_on is not None


def test_who_leads_it_is_not_vouched_for_where_the_posts_differ():
    kept, gone = make_programme(), make_programme()
    make_registered(gone)
    make_appointment(kept)

    merge(kept, gone, make_staff())

    assert Programme.objects.with_led_by().get().led_by == LedBy.CLAIMED


def test_the_same_open_post_becomes_one_and_keeps_its_confirmation():
    kept, gone = make_programme(), make_programme()
    post = make_appointment(kept, make_registered(gone))

    merge(kept, gone, make_staff())

    assert Appointment.objects.get() == post
    assert Programme.objects.with_led_by().get().led_by == LedBy.REGISTERED


def test_posts_of_one_person_that_overlap_become_one_for_the_days_of_both():
    kept, gone, therapist = make_programme(), make_programme(), make_therapist()
    days = [datetime.date(2026, month, 1) for month in (1, 3)]
    make_appointment(kept, therapist, starts_on=days[1], ends_on=datetime.date(2027, 1, 31))
    make_appointment(gone, therapist, starts_on=days[0])

    merge(kept, gone, make_staff())

    post = kept.appointments.get()
    assert (post.starts_on, post.ends_on) == (days[0], None)


def test_a_post_that_overlaps_several_becomes_one_with_them():
    kept, gone, therapist = make_programme(), make_programme(), make_therapist()
    days = [datetime.date(2026, month, 1) for month in (1, 3, 6)]
    make_appointment(kept, therapist, ends_on=days[0])
    make_appointment(kept, therapist, starts_on=days[1])
    make_appointment(gone, therapist, starts_on=datetime.date(2025, 12, 1), ends_on=days[2])

    merge(kept, gone, make_staff())

    post = kept.appointments.get()
    assert (post.starts_on, post.ends_on) == (None, None)


def test_values_of_the_other_are_taken_where_chosen():
    kept = make_programme(name="Quay", frequency="monthly", setting="day", summary="In Leeds.")
    gone = make_programme(name="The Quay", frequency="weekly", sessions_per_week=1, setting="residential")

    merge(kept, gone, make_staff(), ["name", "frequency"])

    merged = Programme.objects.get()
    assert (merged.name, merged.frequency, merged.sessions_per_week) == ("The Quay", "weekly", 1)
    assert merged.setting == "day"


def test_a_registration_number_goes_over_with_its_regulator():
    kept, gone = make_centre(), make_centre(regulator="cqc", registration_id="1-123456789")

    merge(kept, gone, make_staff(), ["regulator"])

    assert Centre.objects.get().registration_id == "1-123456789"


def test_only_what_differs_is_asked_about():
    provider = make_provider()
    one, other = (make_centre(name="House", provider=provider, postcode=code) for code in ("LS1 1AA", ""))

    assert [one.label for one in differences(one, other)] == ["Where it is"]


def test_both_histories_say_so():
    user, kept, gone = make_staff(), make_programme(name="Quay"), make_programme(name="Harbour")

    merge(kept, gone, user)

    newest, last = kept.history.first(), Programme.history.filter(id=gone.pk).first()
    assert (newest.history_user, newest.history_change_reason) == (user, "took in “Harbour”")
    assert (last.history_type, last.history_change_reason) == ("-", "merged into “Quay”")


def test_programmes_of_a_merged_centre_did_not_move_in_public(client):
    kept, gone = make_centre(), make_centre()
    programme = make_programme(centre=gone)
    merge(kept, gone, make_staff())
    programme.refresh_from_db()
    programme.save()

    assert "moved to another centre" not in client.get(f"/programmes/{programme.slug}/history/").text


def test_what_the_public_sees_does_not_go():
    draft, public = make_programme(status=ListingStatus.DRAFT), make_programme()

    with pytest.raises(ValidationError, match="keep that"):
        merge(draft, public, make_staff())

    assert Programme.objects.count() == 2


def test_the_public_keeps_its_summary():
    kept, gone = make_programme(summary="In Leeds."), make_programme(summary="")

    with pytest.raises(ValidationError, match="keep the sentence"):
        merge(kept, gone, make_staff(), ["summary"])


def test_every_value_of_a_listing_can_be_chosen():
    for model in MAKERS:
        offered = {name for _, fields in _choices(model) for name in fields}
        editable = {field.name for field in model._meta.concrete_fields if field.editable}

        assert editable - offered <= set(ITS_OWN)


def test_two_rows_of_a_register_are_two_centres():
    kept, gone = make_centre(), make_centre()
    make_entry(centre=kept), make_entry(register_id="1-100000009", centre=gone)

    with pytest.raises(ValidationError, match="row of a register"):
        merge(kept, gone, make_staff())


def test_a_refusal_leaves_everything_as_it_was():
    kept, gone = make_programme(), make_programme(name="Gone")
    make_note(programme=gone)
    Programme.objects.filter(pk=kept.pk).update(slug="not a slug")

    with pytest.raises(ValidationError):
        merge(kept, gone, make_staff(), ["name"])

    assert Note.objects.get().programme == gone


def test_a_listing_is_not_merged_with_itself():
    with pytest.raises(ValidationError, match="one and the same"):
        merge(one := make_centre(), one, make_staff())


def test_therapists_stay_who_they_are():
    therapist, kept, gone = make_therapist(), make_programme(), make_programme()
    make_appointment(gone, therapist)

    merge(kept, gone, make_staff())

    assert kept.appointments.get().therapist == therapist
