"""How long calls take: in turns, so that whatever else the machine does falls on all alike."""

import math
from collections.abc import Callable, Iterable, Mapping
from statistics import median
from time import perf_counter, process_time

# Seconds for all turns of one comparison; a call shorter than the second is repeated within its turn.
BUDGET, SHORTEST = 6.0, 0.003
FEWEST, MOST = 3, 15


def once(call: Callable[[], object]) -> float:
    """Seconds of one call."""
    began = perf_counter()
    call()
    return perf_counter() - began


def share_of_core(seconds: float = 0.5) -> float:
    """How much of one core this process gets when it wants all of it: near 1 on a quiet machine."""
    began, used = perf_counter(), process_time()
    while perf_counter() < began + seconds:
        pass
    return (process_time() - used) / (perf_counter() - began)


def in_turns(calls: Mapping[str, Callable[[], object]], budget: float = BUDGET) -> dict[str, float]:
    """The median seconds of each call, called in turns as often as the budget allows (3 to 15 times)."""
    guess = {name: once(call) for name, call in calls.items()}
    repeats = {name: max(1, min(200, int(SHORTEST / seconds))) for name, seconds in guess.items()}
    turn = sum(guess[name] * repeats[name] for name in calls)
    turns = max(FEWEST, min(MOST, int(budget / turn)))
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(turns):
        for name, call in calls.items():
            taken[name].append(_mean(call, repeats[name]))
    return {name: median(seconds) for name, seconds in taken.items()}


def _mean(call: Callable[[], object], repeats: int) -> float:
    began = perf_counter()
    for _ in range(repeats):
        call()
    return (perf_counter() - began) / repeats


def geometric_mean(numbers: Iterable[float]) -> float:
    logs = [math.log(number) for number in numbers]
    return math.exp(sum(logs) / len(logs))
