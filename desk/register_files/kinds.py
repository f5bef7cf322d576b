"""The files of each register as a kind of upload."""

from desk.register_files.checking import check
from desk.register_files.writing import has_moved, prepare
from desk.uploads.kinds import Kind, register
from programmes.models import Register

# To judge leads is to bring them in, and to see what an upload found.
PERMISSIONS = ("programmes.change_registerentry", "desk.view_upload")
TEMPLATE = "admin/desk/register_upload.html"


def register_registers() -> None:
    for one in Register:
        register(Kind(one.value, one.label, check, prepare, has_moved, PERMISSIONS, TEMPLATE))
