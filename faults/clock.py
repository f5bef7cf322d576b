"""Another clock for a process: Debian's faketime, where it is installed."""

from pathlib import Path

from faults.figures import NotRun

LIBRARIES = "/usr/lib/*/faketime/libfaketimeMT.so.1"


def shifted(by: str) -> dict[str, str]:
    """The environment of a process whose clock is off `by` so much ("+1d"), or starts at a time ("@2027-03-28 00:59:00").

    Raises NotRun. What is counted in seconds since the start is left as it is.
    """
    found = sorted(Path("/").glob(LIBRARIES.lstrip("/")))
    if not found:
        raise NotRun("there is no faketime (on Debian: apt-get install faketime)")
    return {"LD_PRELOAD": str(found[0]), "FAKETIME": by, "FAKETIME_DONT_FAKE_MONOTONIC": "1", "TZ": "UTC"}
