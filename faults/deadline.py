"""An end to whatever takes too long."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class TooLong(Exception):
    """It was not over in time."""


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """Raise TooLong in the main thread when `seconds` are over."""

    def ring(*_signal) -> None:
        raise TooLong(f"it was not over within {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
