"""The walk that bin/quality measures: found, compared, printed and asked on a narrow screen without script."""

import pytest

from enquiries.models import Enquiry
from quality import walk
from tests.builders import make_centre, make_programme, make_registered

pytestmark = pytest.mark.browser
WANTED = {"frequency": "weekly", "aftercare": ["group"]}


@pytest.fixture
def listed(django_db_serialized_rollback, transactional_db):
    leeds = make_centre(town="Leeds", latitude=53.80, longitude=-1.54, coordinates_from="exact")
    for name in ("Mill House", "The Tannery"):
        make_registered(make_programme(name=name, centre=leeds, **WANTED))
    # Found near Leeds, and not what is looked for.
    make_programme(name="Silent House", centre=leeds)
    make_registered(make_programme(name="Abbey House", centre=leeds, frequency="several_weekly"))


def test_from_the_home_page_to_a_question_sent(chromium, live_server, listed):
    spent = walk.walk(chromium, live_server.url)

    assert [name for name, part in spent.items() if part.taps > walk.STEPS[name][1]] == []
    assert all(part.bytes and part.pages for part in spent.values())
    (enquiry,) = Enquiry.objects.all()
    assert walk.QUESTION in enquiry.message
    assert enquiry.programmes[0].name in ("Mill House", "The Tannery")


def test_a_walk_that_is_stopped_says_where(
    chromium, live_server, django_db_serialized_rollback, transactional_db
):
    """Lest it count a way that leads nowhere."""
    with pytest.raises(RuntimeError, match=r"/programmes/.* does not say .* within 50 miles"):
        walk.walk(chromium, live_server.url)
