"""One index answers all threads of a process."""

import datetime
import threading

import pytest

from programmes.index import Index
from programmes.near import Near
from tests.builders import make_centre, make_programme

pytestmark = pytest.mark.django_db


class TellingLock:
    """A lock that says when somebody has to wait for it."""

    def __init__(self):
        self.lock = threading.Lock()
        self.waits = threading.Event()

    def __enter__(self):
        if not self.lock.acquire(blocking=False):
            self.waits.set()
            self.lock.acquire()

    def __exit__(self, *_error):
        self.lock.release()


def count_near(index: Index, place: Near) -> int:
    return index.select({}, place).total


def test_two_who_ask_at_once_measure_one_after_the_other(monkeypatch):
    make_programme(centre=make_centre(latitude=53.80, longitude=-1.54, coordinates_from="exact"))
    monkeypatch.setattr("programmes.index.REMEMBERED_PLACES", 1)  # each has to make room for itself
    index, leeds, london = Index(datetime.date(2026, 11, 22)), Near("Leeds", "10"), Near("London", "10")
    index._measuring = TellingLock()
    counted, waited, measure = [], [], index._measure
    second = threading.Thread(target=lambda: counted.append(count_near(index, london)))

    def measure_while_another_asks(place, radius):
        if not waited:
            waited.append(True)
            second.start()
            waited[0] = index._measuring.waits.wait(5)
        return measure(place, radius)

    monkeypatch.setattr(index, "_measure", measure_while_another_asks)
    counted.append(count_near(index, leeds))
    second.join()

    assert waited == [True]
    assert counted in ([1, 0], [0, 1])
