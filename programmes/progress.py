import sys
import time

BAR_WIDTH = 30
# Seconds between two drawings of the bar.
REDRAW = 0.1


class Bar:
    """How far a command is, on a terminal; nothing anywhere else. `things` are what it counts."""

    def __init__(self, things: str):
        self.stream = sys.stderr
        self.things = things
        self.shown = self.stream.isatty()
        self.drawn_at = 0.0

    def draw(self, share: float, count: int) -> None:
        if not self.shown or time.monotonic() - self.drawn_at < REDRAW:
            return
        self.drawn_at = time.monotonic()
        done = "#" * int(share * BAR_WIDTH)
        self.stream.write(f"\r[{done:<{BAR_WIDTH}}] {share:4.0%}  {count:,} {self.things}")
        self.stream.flush()

    def clear(self) -> None:
        if self.drawn_at:
            self.stream.write("\r\033[K")
            self.stream.flush()
