"""bin/faults with few visitors: what needs neither root nor long waits, on the engine of this run. No time is judged."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

SHORT = ["at-once", "refused", "planted", "synced"]


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """What came of each goal, from a process of its own."""
    out = tmp_path_factory.mktemp("faults") / "outcome.json"
    root = settings.BASE_DIR
    own = {"PYTHONPATH": os.pathsep.join([str(root), str(root / "bin")])}
    if os.environ["TEST_ENGINE"] == "postgresql":
        own["TEST_DATABASE_URL"] = os.environ["DATABASE_URL"]
    engine = f"--engine={os.environ['TEST_ENGINE']}"
    command = [sys.executable, "-m", "faults", engine, "--scale=0.1", f"--json={out}", "--only", *SHORT]
    done = subprocess.run(
        command, cwd=root, env=os.environ | own, capture_output=True, text=True, timeout=300
    )
    assert out.exists(), done.stderr
    return json.loads(out.read_text())[os.environ["TEST_ENGINE"]]


@pytest.mark.parametrize("scenario", SHORT)
def test_every_goal_is_met(played, scenario):
    outcome = played[scenario]

    assert outcome["broken"] == ""
    assert [figure for figure in outcome["figures"] if not figure["is_met"]] == []
    # A machine may refuse to have its processes traced.
    assert not outcome["not_run"] or scenario == "synced"
