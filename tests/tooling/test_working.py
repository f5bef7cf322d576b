"""Long work shows that it goes on, and nothing ends in a traceback."""

import pytest
from _working import Working, one_sentence


def test_a_surprise_ends_with_one_sentence_and_its_details_in_a_file(tmp_path):
    log = tmp_path / "var" / "error.log"

    with pytest.raises(SystemExit, match="This went wrong: no such thing") as stop, one_sentence(log):
        raise ValueError("no such thing\nmore")

    assert "\n" not in str(stop.value)
    assert "Traceback" in log.read_text()


def test_a_folder_of_somebody_else_is_named(tmp_path):
    with (
        pytest.raises(SystemExit, match="/srv/refrain may not be used by this user"),
        one_sentence(tmp_path / "log"),
    ):
        raise PermissionError(13, "Permission denied", "/srv/refrain")


def test_ctrl_c_ends_with_one_sentence(tmp_path):
    with pytest.raises(SystemExit, match="Stopped before it was finished"), one_sentence(tmp_path / "log"):
        raise KeyboardInterrupt


def test_progress_names_the_part_it_is_at():
    work = Working("Preparing the database")
    work.write("  Applying auth.0001_initial...\n")
    work.write("\n")

    assert work.line().endswith("Applying auth.0001_initial...")
