"""bin/desk-bench at a tiny size: it knows the pages, and says which grow too much. No time is judged."""

import pytest

from benchmarks.desk import report, stock
from benchmarks.desk.__main__ import parse
from benchmarks.desk.asking import Page
from benchmarks.desk.pages import DESK, all_pages
from programmes.vocabulary import LedBy


@pytest.mark.django_db
def test_a_filled_desk_has_a_page_of_every_kind(client):
    client.force_login(stock.make(40, lambda _note: None))

    pages = all_pages(client)

    assert pages.keys() >= DESK.keys()
    # No order that the list does not offer, though its address would be answered.
    assert "fact checks, by checked_on" not in pages
    for name in (
        f"programmes, who leads it: {LedBy.REGISTERED.label}",
        "programmes, text not shown: Names somebody",
        "programmes, by curator",
        "programmes, a word",
        "one of centres, recheck",
        "therapists, register check: Never checked",
    ):
        assert client.get(pages[name]).status_code == 200, name


def run(**pages: Page) -> report.Run:
    return report.Run([200, 20_000], {"sqlite": [*pages.values()]})


def test_what_takes_more_than_twice_as_long_is_bold_and_counted():
    text = report.write(
        run(slow=Page("slow", 0.1, 0.25, 0.1, 0.15), level=Page("level", 0.1, 0.11, 0.1, 0.3))
    )

    assert "Of 2 pages 1 take more than twice as long; asked for first after a change, 1." in text
    assert "| slow | 100 | 250 | **2.5** | 100 | 150 | 1.5 |" in text
    assert "| level | 100 | 110 | 1.1 | 100 | 300 | **3.0** |" in text


def test_a_busy_machine_is_owned_up_to():
    busy = run(page=Page("page", 0.1, 0.1, 0.1, 0.1))
    busy.share = 0.5

    assert "The machine was busy" in report.write(busy)


@pytest.mark.parametrize("sizes", ["200", "200,300,400", "200,200"])
def test_it_compares_two_sizes(sizes, capsys):
    with pytest.raises(SystemExit):
        parse(["--sizes", sizes])
    assert "two different sizes" in capsys.readouterr().err
