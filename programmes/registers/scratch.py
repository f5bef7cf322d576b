import tempfile
from typing import IO


def scratch_file() -> IO[str]:
    """Lines that would cost memory as a file grows. It has no name, and is gone when closed."""
    return tempfile.TemporaryFile("w+", encoding="utf-8")
