"""What is written in colour can be read, by day and by night (WCAG 2.2, 1.4.3: 4.5 to 1)."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).resolve().parent.parent / "static/site.css").read_text()
TOKENS = CSS.split("@layer base {")[0]
DAY, NIGHT = (dict(re.findall(r"--([\w-]+): (#\w{6});", part)) for part in TOKENS.split("dark) {"))
WRITTEN = [
    *[
        (ink, paper)
        for ink in ("ink", "ink-soft", "brand", "good", "due", "bad")
        for paper in ("paper", "card")
    ],
    *[("brand-ink", "brand"), ("beat-ink", "beat"), ("ink", "brand-tint"), ("ink", "due-tint")],
]


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("ink", "paper"), WRITTEN)
def test_words_stand_out_from_what_they_stand_on(colours, ink, paper):
    dark, light = sorted([luminance(colours[ink]), luminance(colours[paper])])

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_numbers_on_the_map_are_written_in_the_ink_for_beats():
    assert "fill: var(--beat-ink)" in next(line for line in CSS.splitlines() if ".uk-map text" in line)
