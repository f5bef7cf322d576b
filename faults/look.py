"""Looks at what is stored, as the site would: a process of its own, on the database of the scenario.

As a program, `python -m faults.look WHAT` prints it as JSON.
"""

import json
import os
import subprocess
import sys
from typing import Any

from _setup import ROOT

# Every question of a scenario begins with this; the token after it says which it is.
MARK = "faults"


def look(what: str, environment: dict[str, str], prefix: list[str] | None = None) -> Any:
    """What `what` (a function below) gives, asked in a process with this environment. Raises RuntimeError."""
    command = [*(prefix or []), sys.executable, "-m", "faults.look", what]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"looking at {what} failed: {done.stderr.strip().rpartition(chr(10))[2]}")
    return json.loads(done.stdout.strip().rpartition("\n")[2])


def stored() -> dict[str, list[str]]:
    """The references of each token, as stored and decrypted."""
    from enquiries.models import Enquiry

    found: dict[str, list[str]] = {}
    for enquiry in Enquiry.objects.all():
        mark, _, token = enquiry.message.partition(" ")
        if mark == MARK:
            found.setdefault(token, []).append(enquiry.reference)
    return found


def references() -> list[str]:
    """Of everything stored."""
    from enquiries.models import Enquiry

    return list(Enquiry.objects.values_list("reference", flat=True))


def queued() -> int:
    """Mails that still wait."""
    from post_office.models import STATUS, Email

    return Email.objects.filter(status__in=[STATUS.queued, STATUS.requeued]).count()


def outbox_page() -> dict[str, str]:
    """What a manager reads: the start page, the outbox, and the newest mail in it."""
    from django.contrib.auth.models import User
    from django.urls import reverse

    from enquiries.models import OutgoingMail
    from tests.staff import StaffClient

    client = StaffClient(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(username="manager"))
    newest = OutgoingMail.objects.latest("created")
    pages = {
        "start": reverse("admin:index"),
        "outbox": reverse("admin:enquiries_outgoingmail_changelist") + f"?q={newest.subject.split()[-1]}",
        "mail": reverse("admin:enquiries_outgoingmail_change", args=[newest.pk]),
    }
    return {name: client.get(path).content.decode() for name, path in pages.items()}


def clear_inbox_and_outbox() -> None:
    """Take out the demonstration's own enquiries, of which staff would be told, and its mails: so that only those of the
    scenario are sent."""
    from post_office.models import Email

    from enquiries.models import Enquiry

    Enquiry.objects.all().delete()
    Email.objects.all().delete()


if __name__ == "__main__":
    import django

    django.setup()
    asked = {one.__name__: one for one in (stored, references, queued, outbox_page, clear_inbox_and_outbox)}
    print(json.dumps(asked[sys.argv[1]]()))
