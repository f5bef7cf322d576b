"""Chance that falls the same way every time: seeded by a name, so that one change does not move the rest."""

import random
import uuid
from collections.abc import Iterable, Mapping

SEED = "refrain"
NAMESPACE = uuid.UUID("5f0c1b52-8a1e-5d0e-9c53-0d6f7265fa11")


def dice(*names: object) -> random.Random:
    """A source of chance of its own for what the names name."""
    return random.Random(":".join([SEED, *map(str, names)]))  # noqa: S311  (nothing secret comes of it)


def uid(*names: object) -> uuid.UUID:
    """The same identifier at every fill."""
    return uuid.uuid5(NAMESPACE, ":".join(map(str, names)))


def deal(name: str, shares: Mapping, count: int) -> list:
    """So many values in exactly these shares, shuffled. Every value comes up if `count` allows it."""
    total = sum(shares.values())
    cards = [value for value, share in shares.items() for _ in range(max(1, round(count * share / total)))]
    filler = max(shares, key=lambda value: shares[value])
    while len(cards) > count:
        cards.remove(filler)
    cards += [filler] * (count - len(cards))
    dice(name).shuffle(cards)
    return cards


def pick(chance: random.Random, shares: Mapping):
    """One value, by its share."""
    return chance.choices(list(shares), weights=list(shares.values()))[0]


def some(chance: random.Random, shares: Mapping) -> tuple:
    """Each value by its own probability, from 0 to 1: a set, perhaps an empty one."""
    return tuple(value for value, share in shares.items() if chance.random() < share)


def one_of(chance: random.Random, items: Iterable):
    return chance.choice(list(items))
