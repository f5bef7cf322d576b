"""Twenty thousand rows are checked in a minute or two: what a row asks of the database is counted here."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import make_centre, make_programme, make_provider, make_therapist
from tests.desk.sheets import as_csv, checked, exported_rows, outcomes, problems

pytestmark = pytest.mark.django_db
MAKERS = {
    "programmes": (lambda: make_programme(status="published"), "name"),
    "centres": (lambda: make_centre(provider=make_provider()), "street"),
    "therapists": (make_therapist, "approaches"),
}


def queries_of_check(name: str, column: str) -> int:
    rows = [row | {column: f"Number {number}"} for number, row in enumerate(exported_rows(name))]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = checked(name, as_csv(rows))
    assert outcomes(found) == ["Changed"] * len(rows), problems(found)
    return sum("SAVEPOINT" not in query["sql"] for query in asked)


@pytest.mark.parametrize(("name", "each"), [("programmes", 3), ("centres", 3), ("therapists", 4)])
def test_a_changed_row_asks_little_of_the_database(name, each):
    make, column = MAKERS[name]
    make()
    one = queries_of_check(name, column)
    for _ in range(10):
        make()

    assert queries_of_check(name, column) - one <= 10 * each


def test_values_that_held_together_need_not_hold_apart():
    for _ in range(3):
        make_programme(price_from=100, price_to=200)
    rows = exported_rows("programmes")
    for row, (low, high) in zip(rows, [("100", "300"), ("200", "300"), ("300", "200")], strict=True):
        row |= {"price_from": low, "price_to": high}

    found = checked("programmes", as_csv(rows))
    assert outcomes(found) == ["Changed", "Changed", "Refused"]
    assert problems(found) == [(4, "", "The lower price is above the higher.")]
