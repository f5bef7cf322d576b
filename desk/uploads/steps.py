"""What somebody decides about an upload; the worker does it."""

from django.contrib.auth.models import AbstractBaseUser

from desk.models import Upload, UploadState
from desk.models.uploads import AT_REST

BEGIN: dict = {"why": "", "claim": None, "heartbeat_at": None}


def confirm(upload: Upload, by: AbstractBaseUser, knowingly: bool = False) -> bool:
    """Have it written; False if it is not ready, or somebody was quicker.

    `knowingly`: they said that what the check found strange is right; else such an upload is not written.
    """
    ready = Upload.objects.filter(pk=upload.pk, state=UploadState.READY)
    if not knowingly:
        ready = ready.filter(why="")
    return bool(ready.update(state=UploadState.WRITING, confirmed_by=by, **BEGIN))


def check_again(upload: Upload, by: AbstractBaseUser) -> bool:
    """Have it checked anew against the listings as they are; False if it is written, or worked at."""
    resting = Upload.objects.filter(pk=upload.pk, state__in=AT_REST)
    return bool(resting.update(state=UploadState.WAITING, rows_done=0, found=[], confirmed_by=None, **BEGIN))
