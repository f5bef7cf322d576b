"""What differs between a register and our centre is derived; staff settle it, and nothing settles itself."""

import datetime
import io

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from programmes.judging import judge
from programmes.models import Centre, DifferenceKind, Judgement, RegisterChange, RegisterEntry, RegisterRun
from programmes.registers.differences import all_differences, differences_of
from programmes.registers.settling import TAKEN_OVER, keep_ours, take_over
from programmes.vocabulary import CoordinateSource, Region
from tests.builders import make_staff
from tests.programmes.register_files import several, weekly, weekly_file
from tests.programmes.test_judging import make_entry

pytestmark = pytest.mark.django_db


def make_ours(**fields) -> RegisterEntry:
    """A row judged ours, whose centre says what it says."""
    entry = make_entry(**fields)
    judge(entry, Judgement.OURS, make_staff())
    return entry


def says_now(entry: RegisterEntry, **values) -> RegisterEntry:
    RegisterEntry.objects.filter(pk=entry.pk).update(**values)
    return RegisterEntry.objects.select_related("centre").get(pk=entry.pk)


def kinds() -> list[str]:
    return [one.kind for one in all_differences()]


def only(entry: RegisterEntry):
    (one,) = differences_of(RegisterEntry.objects.get(pk=entry.pk))
    return one


def run(path) -> None:
    call_command("import_register", "cqc", path, stdout=io.StringIO())


def test_what_the_register_says_again_is_no_difference():
    make_ours()

    assert kinds() == []


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"name": "New name"}, "name"),
        ({"street": "1 Other Lane"}, "address"),
        ({"postcode": "LS21 3AD"}, "address"),
        ({"region": Region.NORTH_WEST}, "region"),
        ({"phone": "+442079460199"}, "phone"),
        ({"website": "https://other.example.org"}, "website"),
        ({"rating": "Outstanding"}, "rating"),
        ({"rating_on": datetime.date(2026, 9, 30)}, "rating"),
    ],
)
def test_each_kind_is_found_and_taken_over(values, kind):
    entry = make_ours()
    says_now(entry, **values)

    assert kinds() == [kind]
    take_over(only(entry), make_staff())

    assert kinds() == []
    centre = Centre.objects.get()
    assert {name: getattr(centre, name) for name in values} == values


def test_where_the_register_says_nothing_there_is_no_difference():
    says_now(make_ours(), phone="", website="", rating="", rating_on=None, county="", region="")

    assert kinds() == []


def test_a_lead_that_nobody_called_ours_has_no_difference():
    make_entry()

    assert kinds() == []


def test_whoever_puts_the_centre_right_takes_it_out_of_the_queue():
    says_now(make_ours(), phone="+442079460199")
    Centre.objects.update(phone="+442079460199")

    assert kinds() == []


def test_taking_over_says_who_and_why_in_the_history():
    entry, staff = make_ours(), make_staff()
    says_now(entry, phone="+442079460199")
    take_over(only(entry), staff)

    version = Centre.history.latest()
    assert (version.history_user, version.history_change_reason) == (staff, TAKEN_OVER)


def test_kept_ours_stays_kept_until_the_register_says_something_else():
    entry = make_ours()
    says_now(entry, phone="+442079460199")
    keep_ours(only(entry), make_staff())
    assert kinds() == []

    says_now(entry, phone="+442079460200")
    assert kinds() == [DifferenceKind.PHONE]


def test_kept_ours_is_asked_again_when_the_value_went_and_came_back(tmp_path):
    run(weekly_file(tmp_path, weekly(phone="2079460123")))
    entry = RegisterEntry.objects.get()
    judge(entry, Judgement.OURS, make_staff())
    run(weekly_file(tmp_path, weekly(phone="2079460199")))
    keep_ours(only(entry), make_staff())
    for phone in ("2079460123", "2079460199"):
        run(weekly_file(tmp_path, weekly(phone=phone)))

    assert kinds() == [DifferenceKind.PHONE]


def test_what_changed_since_it_was_shown_is_refused():
    entry = make_ours()
    says_now(entry, phone="+442079460199")
    shown = only(entry)
    says_now(entry, phone="+442079460200")

    for settle in (take_over, keep_ours):
        with pytest.raises(ValidationError, match="changed while this page was open"):
            settle(shown, make_staff())
    assert Centre.objects.get().phone.as_e164 == "+442079460123"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"name": "Music therapist house"}, "protected"),
        ({"website": "https://example.org/" + "a" * 250}, "at most 200 characters"),
    ],
)
def test_a_value_that_cannot_stand_is_refused_with_nothing_written(values, reason):
    entry = make_ours()
    says_now(entry, **values)
    before = Centre.objects.values().get()

    with pytest.raises(ValidationError, match=reason):
        take_over(only(entry), make_staff())
    assert Centre.objects.values().get() == before


def test_a_region_brings_its_nation_along():
    entry = make_ours()
    says_now(entry, region=Region.WALES)

    assert take_over(only(entry), make_staff()).nation == "wales"


def test_a_new_postcode_puts_it_on_the_map_anew():
    entry = make_ours(latitude=53.9, longitude=-1.7)
    says_now(entry, postcode="BD23 1AA", town="Skipton", latitude=None, longitude=None)

    assert take_over(only(entry), make_staff()).coordinates_from == CoordinateSource.TOWN


def test_a_new_street_in_the_same_place_leaves_the_map_alone():
    entry = make_ours(latitude=53.9, longitude=-1.7)
    says_now(entry, street="31 Mill Lane", latitude=None, longitude=None)

    assert take_over(only(entry), make_staff()).coordinates_from == CoordinateSource.EXACT


def test_a_withheld_address_stays_off_the_map():
    entry = make_ours()
    Centre.objects.update(coordinates_from="withheld", latitude=None, longitude=None)
    says_now(entry, postcode="BD23 1AA", town="Skipton", latitude=53.96, longitude=-2.01)

    assert take_over(only(entry), make_staff()).latitude is None


def test_an_import_remembers_what_a_row_of_ours_said(tmp_path):
    run(weekly_file(tmp_path, *several(2)))
    ours = RegisterEntry.objects.first()
    judge(ours, Judgement.OURS, make_staff())
    run(weekly_file(tmp_path, *[row | {"Name": row["Name"] + " Ltd"} for row in several(2)]))

    (change,) = RegisterChange.objects.all()
    assert (change.entry, change.kind, change.before) == (ours, "name", "House 0")
    assert only(ours).before == "House 0"


def test_a_dry_run_remembers_nothing(tmp_path):
    run(weekly_file(tmp_path))
    judge(RegisterEntry.objects.get(), Judgement.OURS, make_staff())
    path = weekly_file(tmp_path, weekly(name="Renamed"))
    call_command("import_register", "cqc", path, "--dry-run", stdout=io.StringIO())

    assert not RegisterChange.objects.exists()
    assert kinds() == []


def told_status(entry: RegisterEntry, before: str) -> None:
    run = RegisterRun.objects.create(register=entry.register)
    RegisterChange.objects.create(entry=entry, run=run, kind=DifferenceKind.STATUS, before=before)


def test_a_new_status_is_told_until_somebody_took_note():
    entry = make_ours()
    says_now(entry, status="Dormant")
    told_status(entry, "")

    shown = only(entry)
    assert (shown.kind, shown.register, shown.can_be_taken) == ("status", "Dormant", False)
    keep_ours(shown, make_staff())
    assert kinds() == []


def test_a_status_that_went_back_is_gone_by_itself():
    entry = make_ours(status="Active")
    told_status(entry, "Active")
    told_status(entry, "Dormant")

    assert kinds() == []


def test_any_number_of_rows_takes_three_queries(django_assert_num_queries):
    for n in range(4):
        says_now(make_ours(register_id=f"1-{100000001 + n}"), name="New name")

    with django_assert_num_queries(3):
        assert len(all_differences()) == 4
