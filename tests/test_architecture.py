"""Imports run one way: enquiries -> programmes -> therapists, places; guide knows nobody."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "places": set(),
    "therapists": set(),
    "guide": set(),
    "programmes": {"places", "therapists"},
    "enquiries": {"programmes", "places", "therapists"},
    "desk": {"programmes", "places", "therapists", "enquiries", "guide"},
    "recovery_site": {"programmes", "places", "therapists", "enquiries", "guide", "desk"},
}
OURS = {*MAY_IMPORT, "tests", "benchmarks", "faults", "quality"}


def imported(path: Path) -> set[str]:
    """The first part of every module a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names & OURS


@pytest.mark.parametrize("app", MAY_IMPORT)
def test_imports_follow_the_arrows(app):
    stray = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / app).rglob("*.py")
        for name in imported(path) - MAY_IMPORT[app] - {app}
    }
    assert not stray


def test_no_drawer_for_odds_and_ends():
    assert not [p for word in ("common", "core", "utils") for p in ROOT.glob(f"*/{word}*.py")]
