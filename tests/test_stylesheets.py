"""Every stylesheet closes what it opens: a browser says nothing of rules that fell into a block before them."""

import re
from pathlib import Path

import pytest

SHEETS = sorted((Path(__file__).resolve().parent.parent / "static").rglob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_section_begins_inside_a_block(sheet):
    """A comment at the margin heads a section."""
    for section in re.split(r"^/\*", sheet.read_text(), flags=re.MULTILINE):
        assert section.count("{") == section.count("}"), section[:60]
