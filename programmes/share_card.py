"""The picture that stands beside a programme's link where somebody shares it: PNG, as the networks ask (Open Graph)."""

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import font_source_serif_pro
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from programmes.strip import Half

WIDTH, HEIGHT, MARGIN = 1200, 630, 72
# The tokens of static/site.css by day.
PAPER, INK, SOFT, LINE = "#fbf7f0", "#1c2b2d", "#4a5a5c", "#ddd5c8"
BEAT, BEAT_OFF, BRAND = "#c2502f", "#e9dfd1", "#0e5a5a"
FONT = Path(font_source_serif_pro.font_directory) / "SourceSerifPro-Semibold.ttf"

# Where the strip stands, and how high a mark of each kind is.
BASE, BAR, MARK = 418, 62, {"on": 1.0, "part": 0.6, "": 0.35}
WEEK, BAR_AT, AFTER = (MARGIN, 440), 462, (484, WIDTH - MARGIN)


@lru_cache(maxsize=8)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)


def fitted(words: str, size: int, width: int, most: int) -> list[str]:
    """`words` in at most so many lines of that width; what has no room gives way to "…"."""
    font, lines = _font(size), [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = [_shortened(line, font, width) for line in lines[:most]]
    return kept if len(lines) <= most else [*kept[:-1], _shortened(f"{kept[-1]} …", font, width)]


def _shortened(line: str, font, width: int) -> str:
    while font.getlength(line) > width:
        line = line.rstrip(" …")[:-1] + "…"
    return line


class _Card:
    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self.pen = ImageDraw.Draw(self.image)

    def write(self, at: tuple[int, int], lines: list[str], size: int, colour: str = INK) -> int:
        """Gives where the next line begins."""
        x, y = at
        for line in lines:
            self.pen.text((x, y), line, font=_font(size), fill=colour)
            y += round(size * 1.22)
        return y

    def mark(self) -> None:
        """The repeat sign and the name, as in the head of every page."""
        for y in (74, 96):
            self.pen.ellipse((MARGIN, y, MARGIN + 13, y + 13), fill=BEAT)
        self.pen.rectangle((MARGIN + 23, 58, MARGIN + 28, 126), fill=BEAT)
        self.pen.rectangle((MARGIN + 36, 58, MARGIN + 51, 126), fill=BEAT)
        self.write((MARGIN + 72, 66), [settings.SITE_NAME], 42)

    def half(self, half: Half, room: tuple[int, int], colour: str, height: int) -> None:
        for mark, (left, right) in zip(half.marks, _places(room, len(half.marks)), strict=True):
            top = BASE - round(height * MARK[mark])
            box = (left, top, right, BASE)
            if half.is_known:
                self.pen.rounded_rectangle(box, 4, fill=colour if mark else BEAT_OFF)
            else:
                self._dashed(box)

    def _dashed(self, box: tuple[int, int, int, int]) -> None:
        left, top, right, bottom = box
        for x in range(left, right, 10):
            for y in (top, bottom):
                self.pen.line((x, y, min(x + 5, right), y), fill=SOFT, width=2)
        for y in range(top, bottom, 10):
            for x in (left, right):
                self.pen.line((x, y, x, min(y + 5, bottom)), fill=SOFT, width=2)

    def png(self) -> bytes:
        file = io.BytesIO()
        self.image.quantize(32).save(file, "PNG")
        return file.getvalue()


def _places(room: tuple[int, int], number: int) -> Iterator[tuple[int, int]]:
    left, right = room
    step = (right - left) / number
    for n in range(number):
        yield round(left + n * step), round(left + (n + 1) * step) - 6


def card_of(programme, *, is_demonstration: bool) -> bytes:
    """Of a programme loaded `for_cards()`: its name and place, the strip and the three answers."""
    card = _Card()
    card.mark()
    if is_demonstration:
        card.pen.text((WIDTH - MARGIN, 78), _("A demonstration."), font=_font(28), fill=SOFT, anchor="ra")
    wide = WIDTH - 2 * MARGIN
    below = card.write((MARGIN, 154), fitted(programme.name, 54, wide, 2), 54)
    centre = programme.centre
    place = ", ".join(part for part in (centre.name, centre.town) if part)
    card.write((MARGIN, below + 4), fitted(place, 30, wide, 1), 30, SOFT)
    card.half(programme.strip.week, WEEK, BEAT, BAR)
    card.pen.rectangle((BAR_AT, BASE - BAR, BAR_AT + 5, BASE), fill=INK)
    card.half(programme.strip.after, AFTER, BRAND, round(BAR * 0.7))
    _three_answers(card, programme)
    return card.png()


def _three_answers(card: _Card, programme) -> None:
    answers = (
        (_("Who leads it"), programme.who_leads),
        (_("How often"), programme.how_often),
        (_("After you leave"), programme.after_leaving),
    )
    card.pen.line((MARGIN, 446, WIDTH - MARGIN, 446), fill=LINE, width=2)
    for (question, answer), (left, right) in zip(answers, _places((MARGIN, WIDTH - MARGIN), 3), strict=True):
        card.write((left, 464), [question], 26, SOFT)
        lines = fitted(capfirst(answer or _("Not known yet")), 30, right - left - 24, 3)
        card.write((left, 498), lines, 30, INK if answer else SOFT)
