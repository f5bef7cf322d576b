"""Files of registers as staff upload them, and the worker takes them."""

from pathlib import Path

from django.core.files.base import ContentFile

from desk.models import Upload
from desk.register_files.packing import packed
from desk.uploads.steps import confirm
from desk.uploads.working import run_one
from programmes.models import Register
from tests.builders import make_staff


def checked(file: Path, register: str = Register.CQC) -> Upload:
    handed_in = Upload.objects.create(
        kind=register,
        file_name=file.name,
        content=packed(ContentFile(file.read_bytes())),
        uploaded_by=make_staff(),
    )
    run_one()
    return Upload.objects.get(pk=handed_in.pk)


def write(ready: Upload, **options) -> Upload:
    assert confirm(ready, ready.uploaded_by, **options), ready.why
    run_one()
    return Upload.objects.get(pk=ready.pk)


def imported(file: Path, register: str = Register.CQC) -> Upload:
    return write(checked(file, register))


def found(upload: Upload) -> dict[str, int]:
    """What there was any of."""
    return {what: number for what, number, _ in upload.found if number}
