"""What can be uploaded. Each kind says how its file is checked and how it is written."""

from collections.abc import Callable
from dataclasses import dataclass

from desk.models import Upload
from desk.uploads.progress import Progress


class RefusedFileError(Exception):
    """A file of which no row can be judged; the message is a sentence for whoever uploaded it."""


class MovedError(Exception):
    """What the check saw is no longer so: nothing may be written before it is checked again."""


class BusyError(Exception):
    """Somebody else holds what is to be written: to be tried again in a moment."""


@dataclass(frozen=True)
class Kind:
    """`check` gives findings to the progress. It may take minutes, and holds no lock. A sentence that it gives
    back is what somebody has to say is right before the file can be written.

    `prepare` reads what is to be written and gives back the function that writes it, quickly: the worker calls
    that in one transaction, with the new state of the upload. It raises MovedError if it came too late, and
    BusyError rather than wait while it holds anything.
    `has_moved` tells the same beforehand. `permissions`: what somebody needs to upload and to write.
    `template` is that of the upload's page.
    """

    name: str
    label: str
    check: Callable[[Upload, Progress], str | None]
    prepare: Callable[[Upload], Callable[[], None]]
    has_moved: Callable[[Upload], bool]
    permissions: tuple[str, ...]
    template: str = "admin/desk/upload.html"


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.name] = kind


def kind_named(name: str) -> Kind:
    """Raises KeyError for a kind that this release does not know."""
    return _kinds[name]
