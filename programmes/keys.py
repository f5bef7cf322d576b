"""Primary keys in sixteen bytes each: as objects, those of a hundred thousand listings weigh more than the rest of the index."""

from collections.abc import Iterable, Sequence
from typing import overload
from uuid import UUID

SIZE = 16


class Keys(Sequence[UUID]):
    """UUIDs, made when they are asked for."""

    def __init__(self, texts: Iterable[str]):
        """`texts`: each as hexadecimal digits, with or without hyphens."""
        self.raw = bytes.fromhex("".join(texts).replace("-", ""))

    def __len__(self) -> int:
        return len(self.raw) // SIZE

    @overload
    def __getitem__(self, at: int) -> UUID: ...
    @overload
    def __getitem__(self, at: slice) -> list[UUID]: ...
    def __getitem__(self, at):
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        n = range(len(self))[at]
        return UUID(bytes=self.raw[n * SIZE : (n + 1) * SIZE])
