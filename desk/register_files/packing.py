"""A register's file as an upload keeps it: compressed, since a CSV file of tens of megabytes is a tenth of that then."""

import gzip
import io
from typing import BinaryIO, cast

from django.core.files.base import File

from desk.models import Upload

# Bytes, of the file as it comes. The registers' largest, CQC's monthly file as CSV, has under this.
LARGEST = 100_000_000
QUICKLY = 1  # the other levels take several times as long for a tenth less


def packed(file: File) -> bytes:
    """Piece by piece: the file as it came is never in memory."""
    content = io.BytesIO()
    with gzip.GzipFile(fileobj=content, mode="wb", compresslevel=QUICKLY) as pack:
        for chunk in file.chunks():
            pack.write(chunk)
    return content.getvalue()


def unpacked(upload: Upload) -> BinaryIO:
    """To be read, and to be closed."""
    return cast(BinaryIO, gzip.GzipFile(fileobj=io.BytesIO(bytes(upload.content))))
