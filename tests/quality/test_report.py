"""The report of bin/quality: goals beside figures, what is wrong, what was not run."""

from faults.figures import none_of
from quality import report


def test_what_is_wrong_is_said_beside_its_goal():
    text = report.write(
        report.Run({"crawl": [none_of("broken links", 1)]}, {"crawl": ["/gone/ answers 404"]})
    )

    assert "| broken links | 0 | 1 | **missed** |" in text
    assert "- /gone/ answers 404" in text


def test_a_part_that_cannot_be_run_says_why():
    text = report.write(report.Run(not_run={"nu": "there is no Java"}))

    assert "Not run, because there is no Java." in text


def test_one_missed_goal_is_a_failure():
    assert report.Run({"crawl": [none_of("broken links", 0)]}).is_met
    assert not report.Run({"crawl": [none_of("broken links", 1)]}).is_met
