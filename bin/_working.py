"""Says that long work is going on, and turns what went wrong into one sentence."""

import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Seconds between signs of life: on a terminal the line is redrawn, in a log a new one is written.
TERMINAL_TICK = 1
LOG_TICK = 20


class Working:
    """One piece of long work: `note` names the part it is at."""

    def __init__(self, what: str):
        self.what, self.note = what, ""
        self._started = time.monotonic()
        self._done = threading.Event()
        self._tty = sys.stdout.isatty()

    def write(self, text: str) -> None:
        """Take the last line printed as the note: the work can print to this as to a file."""
        self.note = text.strip().partition("\n")[0][:50] or self.note

    def flush(self) -> None:
        """For what treats this as a file."""

    def line(self) -> str:
        took = time.monotonic() - self._started
        return f"{self.what} ... {took:.0f} s" + (f"  {self.note}" if self.note else "")

    def tick(self) -> None:
        while not self._done.wait(TERMINAL_TICK if self._tty else LOG_TICK):
            print(
                f"\r\x1b[K{self.line()}" if self._tty else self.line(),
                end="" if self._tty else "\n",
                flush=True,
            )

    def stop(self) -> None:
        self._done.set()


@contextmanager
def working(what: str) -> Iterator[Working]:
    """Print `what`, and a sign of life until the work inside is over."""
    work = Working(what)
    print(f"{what} ...", end="" if work._tty else "\n", flush=True)
    ticker = threading.Thread(target=work.tick, daemon=True)
    ticker.start()
    try:
        yield work
    finally:
        work.stop()
        ticker.join()
        if work._tty:
            print("\r\x1b[K", end="", flush=True)
    if work._tty:
        print(f"{what}: done")


@contextmanager
def one_sentence(log: Path) -> Iterator[None]:
    """End with one sentence whatever happens inside; the traceback of a surprise goes to `log`."""
    try:
        yield
    except KeyboardInterrupt:
        raise SystemExit("\nStopped before it was finished: run the same command again to go on.") from None
    except PermissionError as error:
        raise SystemExit(
            f"{error.filename} may not be used by this user: change its owner, or use a checkout of your own."
        ) from None
    except Exception as error:
        reason = str(error).partition("\n")[0].rstrip(".") or type(error).__name__
        raise SystemExit(f"This went wrong: {reason} ({keep(traceback.format_exc(), log)}).") from None


def keep(details: str, log: Path) -> str:
    """Write `details` to `log` and say where they are, or say them if there is no room for them."""
    try:
        log.parent.mkdir(mode=0o700, exist_ok=True)
        log.write_text(details, encoding="utf-8")
    except OSError:
        return details.strip().rpartition("\n")[2]
    return f"the details are in {log}"
