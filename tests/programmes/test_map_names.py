"""What the circles of a map are called by."""

import pytest

from tests.builders import make_programme
from tests.programmes.test_map import LEEDS, at, map_for

pytestmark = pytest.mark.django_db
OTLEY = (53.905, -1.69)


def test_no_two_circles_are_called_by_one_town():
    """Both are within a few miles of Leeds, and only one can be around it."""
    for place in (*[LEEDS] * 3, *[OTLEY] * 2):
        make_programme(centre=at(place))
    circles = map_for("near=Leeds&within=25")[1].circles

    assert [(dot.place, dot.number) for dot in circles] == [("Leeds", 3), ("Otley", 2)]
    assert circles[1].href.startswith("?near=Otley")
