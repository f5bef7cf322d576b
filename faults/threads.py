"""Calls side by side, in threads that nobody waits for once the run is stopped."""

import threading
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def side_by_side(call: Callable[[Item], Result], items: Iterable[Item], at_once: int) -> list[Result]:
    """The results in the order in which they came; raises what a call raised."""
    left, lock = iter(items), threading.Lock()
    results: list[Result] = []
    errors: list[BaseException] = []

    def work() -> None:
        while not errors:
            with lock:
                try:
                    item = next(left)
                except StopIteration:
                    return
            try:
                results.append(call(item))
            except BaseException as error:
                errors.append(error)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            thread.join()
    except BaseException as error:
        errors.append(error)
        raise
    if errors:
        raise errors[0]
    return results
