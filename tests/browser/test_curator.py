"""A curator's work from an empty database to a mended directory, as it is done in a browser."""

import pytest

from programmes.models import Judgement, Programme, RegisterEntry
from tests.browser.curator_leads import bring_leads_in, judge_leads
from tests.browser.curator_listings import check, give_therapist, make_programme, preview_and_publish
from tests.browser.curator_sheets import (
    correct,
    export,
    import_again,
    import_refused,
    merge_the_pair,
    put_back,
    row_number,
)
from tests.browser.signing_in import sign_in
from tests.staff import make_curator

pytestmark = pytest.mark.browser

ALDER, BIRCH = "Alder residential", "Birch Lodge residential"
BIRCH_ADDRESS, TWIN = "birch-lodge-residential", "birch-lodge-residential-2"


def publish_three(page) -> None:
    """One with a registered music therapist; the same house twice, as the register has it."""
    make_programme(page, "Alder House", ALDER, "music_therapist")
    give_therapist(page, "Wren Example", "AS0001")
    check(page, "Wren Example")
    preview_and_publish(page, ALDER, "HCPC-registered music therapist")
    for lead in ("Birch Lodge", "Birch Lodge Nursing"):
        make_programme(page, lead, BIRCH, "musician")
        check(page)
        preview_and_publish(page, BIRCH, "Weekly")


def refuse_and_write(page, folder) -> None:
    """A file with two mistakes is refused as a whole, row by row; put right, it is written."""
    file = export(page, folder)
    mistakes = {"alder-residential": {"frequency": "often"}, BIRCH_ADDRESS: {"shortest_stay_days": "a month"}}
    by_choice, by_number = sorted(import_refused(page, correct(file, mistakes)))
    for said, slug, column, reason in (
        (by_choice, "alder-residential", "frequency", "“often” is not one of the words"),
        (by_number, BIRCH_ADDRESS, "shortest_stay_days", "whole number"),
    ):
        assert f"Row {row_number(file, slug)} ·" in said
        assert f"{column} " in said
        assert reason in said
    assert Programme.objects.get(slug="alder-residential").frequency == "weekly"

    right = {"alder-residential": {"frequency": "monthly"}, BIRCH_ADDRESS: {"shortest_stay_days": "28"}}
    import_again(page, correct(file, right), changes=2)


def test_from_an_empty_database_to_a_mended_directory(page, tmp_path):
    sign_in(page, make_curator())
    bring_leads_in(page, tmp_path)
    judge_leads(page)
    assert list(RegisterEntry.objects.leads().values_list("name", flat=True)) == ["Juniper House"]
    assert RegisterEntry.objects.filter(judgement=Judgement.OURS, centre__isnull=False).count() == 3

    publish_three(page)
    assert Programme.objects.published().count() == 3

    refuse_and_write(page, tmp_path)
    assert Programme.objects.get(slug=BIRCH_ADDRESS).shortest_stay_days == 28

    put_back(page, ALDER, "Frequency")
    alder = Programme.objects.get(name=ALDER)
    assert alder.frequency == "weekly"
    assert "put back" in alder.history.first().history_change_reason

    merge_the_pair(page)
    kept = Programme.objects.get(name=BIRCH)
    (gone,) = {BIRCH_ADDRESS, TWIN} - {kept.slug}  # of two that the public sees, either may stand first
    page.goto(f"/programmes/{gone}/")
    assert page.url.endswith(f"/programmes/{kept.slug}/")
    assert page.get_by_role("heading", level=1).inner_text() == BIRCH
