"""The demonstration data: invented, complete, the same at every fill, and never put beside real data."""

import datetime
import re
from collections import Counter
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import OperationalError, models, transaction
from post_office.models import STATUS, Email

from desk.demo import fill
from desk.demo.moments import evening_of
from enquiries.models import Enquiry, RoutingRule, Team
from enquiries.vocabulary import AskingFor, State
from places.models import Nation
from programmes.checking import record_checks
from programmes.fields import ChoiceSetField
from programmes.models import (
    Appointment,
    Catalogue,
    Centre,
    FactCheck,
    FormerSlug,
    Judgement,
    Programme,
    Provider,
    RegisterEntry,
)
from programmes.publishing import what_is_missing
from programmes.topics import THREE_QUESTIONS, values_text
from programmes.vocabulary import CheckOutcome, LeaderRole, LedBy, ListingStatus, Region, Regulator
from tests.builders import make_provider, make_staff, make_therapist
from therapists.dates import months_before
from therapists.models import NamingAgreement, RegisterCheck, RegisterState, RegisterStatus, Therapist
from therapists.protected_title import gives_title

TODAY = datetime.date(2026, 11, 22)
# The day after a renewal deadline, when most register checks went out of date; and a leap day.
ODD_DAYS = [datetime.date(2028, 6, 1), datetime.date(2028, 2, 29)]
MADE = (Provider, Centre, Programme, Therapist, NamingAgreement, RegisterCheck, Appointment, FactCheck)


@pytest.fixture(autouse=True, scope="module")
def quick_hasher(django_db_setup, django_db_blocker):
    """Four passwords a fill take longer than everything else in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.contrib.auth.hashers.PBKDF2PasswordHasher.iterations", 1)
        yield


@pytest.fixture(scope="module")
def filled(quick_hasher, django_db_blocker):
    """One fill for the tests that only look; undone at the end of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield fill(TODAY)
        transaction.set_rollback(True)


def published(today=TODAY):
    return Programme.objects.published().with_led_by(today).select_related("centre")


def band(programme, today=TODAY) -> str:
    if programme.checked_on is None:
        return "never"
    months = next((m for m in (6, 12) if programme.checked_on >= months_before(today, m)), None)
    return {6: "fresh", 12: "ageing"}.get(months, "older")


def seed(**options) -> str:
    out = StringIO()
    call_command("seed_demo", stdout=out, **options)
    return out.getvalue()


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


def test_there_is_as_much_as_promised(filled):
    assert Programme.objects.published().count() >= 150
    assert Centre.objects.count() >= 110
    assert Provider.objects.count() >= 60
    assert Therapist.objects.count() == 60


def test_published_programmes_lie_in_every_nation_and_region(filled):
    assert {p.centre.nation for p in published()} == set(Nation.values)
    assert {p.centre.region for p in published()} == set(Region.values)


CHOSEN = [
    field for field in Programme._meta.fields if field.choices and field.name[:6] not in ("status", "closed")
]
SETS = [field for field in Programme._meta.fields if isinstance(field, ChoiceSetField)]


@pytest.mark.parametrize("field", CHOSEN, ids=lambda field: field.name)
def test_every_value_of_a_field_is_published(filled, field):
    values = set(Programme.objects.published().values_list(field.name, flat=True))
    assert values == {value for value, _ in field.choices}


@pytest.mark.parametrize("field", SETS, ids=lambda field: field.name)
def test_every_member_of_a_set_is_published_and_so_is_not_known(filled, field):
    sets = list(Programme.objects.published().values_list(field.name, flat=True))
    assert {member for chosen in sets for member in chosen} == {value for value, _ in field.members}
    assert () in sets


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (Programme, "status"),
        (Centre, "regulator"),
        (Centre, "coordinates_from"),
        (FactCheck, "topic"),
        (FactCheck, "method"),
        (FactCheck, "outcome"),
        (RegisterCheck, "status"),
        (RegisterCheck, "modality"),
        (Appointment, "role"),
        (NamingAgreement, "method"),
        (RegisterEntry, "register"),
        (RegisterEntry, "judgement"),
        (Enquiry, "asking_for"),
        (Enquiry, "state"),
    ],
)
def test_every_value_is_there(filled, model, name):
    values = set(model._default_manager.values_list(name, flat=True))
    assert values == {value for value, _ in model._meta.get_field(name).choices}


def test_every_reason_to_close_is_there(filled):
    reasons = {p.closed_reason for p in Programme.objects.filter(status=ListingStatus.CLOSED)}
    assert reasons == {value for value, _ in Programme._meta.get_field("closed_reason").choices}


def test_every_outcome_of_who_leads_it_is_published_and_four_in_ten_are_registered(filled):
    outcomes = Counter(p.led_by for p in published())
    assert set(outcomes) == set(LedBy.values)
    assert 0.35 < outcomes[LedBy.REGISTERED] / outcomes.total() < 0.5


@pytest.mark.parametrize("today", ODD_DAYS)
@pytest.mark.django_db
def test_the_shares_hold_on_any_day(today):
    fill(today)
    outcomes = Counter(p.led_by for p in published(today))
    bands = Counter(band(p, today) for p in published(today))
    assert set(outcomes) == set(LedBy.values)
    assert 0.35 < outcomes[LedBy.REGISTERED] / outcomes.total() < 0.5
    assert min(bands[name] for name in ("fresh", "ageing", "older", "never")) > 15


def test_every_band_of_freshness_is_published_in_a_fair_share(filled):
    bands = Counter(band(p) for p in published())
    assert min(bands[name] for name in ("fresh", "ageing", "older", "never")) > 15


def test_much_is_not_known(filled):
    unknown = Programme.objects.published().filter(frequency="not_known").count()
    assert 0.2 < unknown / Programme.objects.published().count() < 0.4


def test_some_values_were_edited_after_their_check(filled):
    stale = [
        p
        for p in published()
        if p.frequency_checked_on is None and p.fact_checks.filter(topic="frequency").that_answered().exists()
    ]
    assert len(stale) > 5
    assert all(p.history.count() == 2 for p in stale)


def test_registers_say_everything_they_can_say(filled):
    states = set(RegisterCheck.objects.with_state(TODAY).values_list("state", flat=True))
    assert states == set(RegisterState.values)
    assert Therapist.objects.filter(register_checks=None).exists()


def test_some_agreed_to_be_named_some_did_not_and_one_withdrew(filled):
    assert 20 < Therapist.objects.public().count() < 45
    assert Therapist.objects.filter(agreements=None).count() > 15
    withdrawn = Therapist.objects.exclude(agreements__withdrawn_on=None)
    assert withdrawn.exclude(pk__in=Therapist.objects.public()).count() == 1


def test_posts_are_open_ended_and_to_come(filled):
    assert Appointment.objects.filter(ends_on__lt=TODAY).count() > 10
    assert Appointment.objects.filter(starts_on__gt=TODAY).exists()
    assert Appointment.objects.open(TODAY).count() > 100


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


@pytest.mark.parametrize("model", [*MADE, RegisterEntry, FormerSlug, Enquiry, RoutingRule, Team])
def test_every_row_is_one_an_editor_could_have_saved(filled, model):
    rows = list(model._default_manager.all())
    assert rows
    for row in rows:
        # The database has held each row to the constraints already.
        row.full_clean(validate_constraints=False, validate_unique=False)


def test_checks_could_not_reach_and_checks_they_could_not_answer(filled):
    outcomes = Counter(FactCheck.objects.values_list("outcome", flat=True))
    assert min(outcomes[outcome] for outcome in CheckOutcome.values) > 30


def as_it_was(check: FactCheck):
    """What the check was about, as it stood when it was recorded."""
    if check.centre:
        return check.centre
    programme = check.programme.history.as_of(check.recorded_at)
    if programme.closed_on and check.checked_on < programme.closed_on:
        programme.status = ListingStatus.PUBLISHED
    return programme


def record_again(check: FactCheck) -> None:
    """Ask the site itself to record the check."""
    confirmed = check.appointments.all()
    record_checks(
        as_it_was(check),
        [check.topic],
        by=check.checked_by,
        on=check.checked_on,
        method=check.method,
        outcome=check.outcome,
        source_url=check.source_url,
        own_words=check.own_words,
        appointments=confirmed,
        nobody_confirmed=not confirmed,
    )


def test_every_check_is_one_the_site_would_have_recorded(filled, monkeypatch):
    # The database has held each row to the constraints already.
    monkeypatch.setattr(FactCheck, "full_clean", lambda check: None)
    checks = FactCheck.objects.select_related("programme", "centre", "checked_by")
    for check in checks.prefetch_related("appointments"):
        with transaction.atomic():
            record_again(check)
            transaction.set_rollback(True)


def test_every_check_saw_the_values_its_listing_held_then(filled):
    for check in FactCheck.objects.select_related("programme", "centre"):
        assert check.values_checked == values_text(as_it_was(check), check.topic)


def test_nobody_who_could_not_be_reached_said_anything(filled):
    assert not FactCheck.objects.filter(outcome=CheckOutcome.NOT_REACHED).exclude(own_words="").exists()


# What words like these commit a check to: to be found in its outcome and the values it saw.
COMMITS = [
    ("leadership", r"not sure|have to ask|facilitator", "asked_not_known"),
    (
        "leadership",
        r"our staff|by us|trained for|fully trained|full training|set days",
        "led_by_claim=music_therapist",
    ),
    ("leadership", r"the name you have|still work", "confirmed;"),
    ("frequency", r"^(Every week|Once a week|It’s a weekly)\b", "frequency=weekly"),
    ("frequency", r"Bi-weekly|being redone|part of our|range of", "asked_not_known"),
    ("frequency", r"^Twice|^Two a", "sessions_per_week=2"),
    ("aftercare", r"weekly group", "aftercare_frequency=weekly"),
    ("aftercare", r"come back", "in_person"),
    ("aftercare", r"group", "group"),
    ("aftercare", r"don’t know|case by case|aftercare plan", "asked_not_known"),
    ("aftercare", r"funding|finishes", "stops"),
    ("price", r"list price|went up|same for everyone", r"price_from=\d"),
    ("practical", r"[Aa]ll of", "confirmed;"),
    ("practical", r"different now", "changed;"),
    ("contact", r"number", r"phone=\+44"),
    ("contact", r"e-mail", r"email=\w"),
]


@pytest.mark.parametrize(("topic", "said", "committed"), COMMITS)
def test_own_words_fit_the_outcome_and_the_values(filled, topic, said, committed):
    checks = [c for c in FactCheck.objects.filter(topic=topic) if re.search(said, c.own_words)]
    assert checks
    for check in checks:
        assert re.search(committed, f"{check.outcome}; {check.values_checked}"), check.own_words


def test_every_programme_could_have_been_published_on_its_day(filled):
    for programme in Programme.objects.exclude(published_on=None):
        before = programme.fact_checks.that_answered().filter(checked_on__lte=programme.published_on)
        then = programme.history.as_of(evening_of(programme.published_on))
        for topic in THREE_QUESTIONS:
            newest = before.filter(topic=topic).newest_first()[:1]
            assert [check.values_checked for check in newest] == [values_text(then, topic)]


def test_half_of_the_drafts_want_only_to_be_published(filled):
    drafts = Programme.objects.filter(status=ListingStatus.DRAFT)
    ready = [programme for programme in drafts if not what_is_missing(programme)]
    assert 0.4 < len(ready) / len(drafts) < 0.6


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


def test_listings_begin_their_history_with_who_made_them(filled):
    for model in (Provider, Centre, Programme, Therapist):
        created = model.history.filter(history_type="+")
        assert created.count() == model.objects.count()
        assert set(created.values_list("history_user__username", flat=True)) == {"curator"}


def test_leads_wait_and_judged_ones_made_centres(filled):
    assert RegisterEntry.objects.leads().count() >= 10
    ours = RegisterEntry.objects.filter(judgement=Judgement.OURS).select_related("centre")
    assert all(entry.register_id == entry.centre.registration_id for entry in ours)


def test_enquiries_reach_teams_and_have_their_notices(filled):
    assert set(Enquiry.objects.values_list("state", flat=True)) == set(State.values)
    assert set(Enquiry.objects.values_list("asking_for", flat=True)) == set(AskingFor.values)
    assert Enquiry.objects.values("team").distinct().count() > 2
    assert Enquiry.objects.exclude(rule=None).exists()
    assert set(Email.objects.values_list("status", flat=True)) == {STATUS.queued, STATUS.sent}


def test_enquiries_keep_their_dates_in_order(filled):
    for enquiry in Enquiry.objects.all():
        assert enquiry.created_at.date() < TODAY < enquiry.erase_on
        assert enquiry.answered_at is None or enquiry.answered_at > enquiry.created_at


def test_appointments_show_every_kind_of_hand(filled):
    assert set(Appointment.objects.open(TODAY).values_list("role", flat=True)) == set(LeaderRole.values)


def test_conditions_and_a_caution_stand_beside_registered_people(filled):
    marked = RegisterCheck.objects.filter(status__in=[RegisterStatus.CONDITIONS, RegisterStatus.CAUTION])
    assert marked.filter(therapist__appointments__isnull=False).exists()


def as_filled() -> list:
    """Everything that a bookmark or a screenshot could show to have changed."""
    rows = [
        sorted(model._default_manager.values_list("pk", flat=True), key=str) for model in (Provider, Centre)
    ]
    rows += [list(Programme.objects.order_by("slug").values_list("pk", "slug", "summary", "published_on"))]
    rows += [list(Therapist.objects.order_by("slug").values_list("pk", "slug", "hcpc_number"))]
    rows += [list(Enquiry.objects.order_by("reference").values_list("pk", "reference", "state"))]
    return [*rows, list(FactCheck.objects.order_by("pk").values_list("topic", "checked_on", "own_words"))]


@pytest.mark.django_db
def test_two_fills_are_the_same():
    seen = []
    for _ in range(2):
        with transaction.atomic():
            fill(TODAY)
            seen.append(as_filled())
            transaction.set_rollback(True)
    assert seen[0] == seen[1]


@pytest.mark.django_db
def test_command_marks_the_database_and_says_what_it_made():
    said = seed()
    assert Catalogue.is_demo()
    assert f"{Programme.objects.count()} programmes" in said


@pytest.mark.django_db
def test_sign_ins_are_printed_and_work_and_are_in_their_groups():
    lines = seed().partition("Staff sign-ins:\n")[2].splitlines()
    passwords = dict(line.split()[:2] for line in lines)
    users = {user.username: user for user in User.objects.all()}
    assert set(users) == set(passwords) == {"curator", "handler", "manager", "admin"}
    assert all(check_password(passwords[name], user.password) for name, user in users.items())
    assert users["admin"].is_superuser
    assert [users[name].groups.get().name for name in ("curator", "handler", "manager")] == [
        "Curators",
        "Enquiry handlers",
        "Managers",
    ]


def test_the_page_says_where_sign_ins_are_kept():
    page = (settings.BASE_DIR / "docs/demonstration.md").read_text()
    kept = re.search(r"demo-sign-ins\.txt", (settings.BASE_DIR / "bin/_database.py").read_text())
    assert f"`var/{kept[0]}`" in page
    assert "kept nowhere" not in page


@pytest.mark.django_db
def test_sign_ins_file_is_for_its_owner_only(tmp_path):
    file = tmp_path / "sign-ins"
    file.touch(mode=0o644)
    said = seed(sign_ins=file)
    assert file.read_text().strip() in said
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_nothing_is_stored_when_the_sign_ins_cannot_be(tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        seed(sign_ins=tmp_path / "no-such-folder" / "sign-ins")
    assert not User.objects.exists()
    assert not Catalogue.is_demo()


@pytest.mark.django_db
def test_a_second_run_changes_nothing_and_says_so():
    seed()
    before = as_filled()
    assert "nothing was changed" in seed()
    assert as_filled() == before


@pytest.mark.parametrize("make", [make_provider, make_therapist, make_staff], ids=lambda make: make.__name__)
@pytest.mark.django_db
def test_a_database_that_holds_anything_else_is_refused(make):
    make()
    with pytest.raises(CommandError, match="nothing was changed"):
        seed()
    assert not Programme.objects.exists()
    assert not Catalogue.is_demo()


def test_a_database_without_tables_gets_a_sentence(monkeypatch):
    def fail():
        raise OperationalError("no such table")

    monkeypatch.setattr("desk.management.commands.seed_demo.is_filled", fail)
    with pytest.raises(CommandError, match=r"run manage\.py migrate"):
        seed()


def test_the_strip_has_its_longest_week_and_more_than_a_year_after(filled):
    assert published().filter(sessions_per_week__gte=7).exists()
    assert published().filter(aftercare_months__gt=12).exists()
    assert published().filter(aftercare_length="open_ended").exists()
