"""Builders for enquiries, teams and filled-in forms."""

import datetime
import time
import uuid
from unittest import mock

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from enquiries.keys import parse_key
from enquiries.models import Absence, Enquiry, Entry, RoutingRule, Team
from enquiries.services import submit
from enquiries.spam import STAMP, stamp_for
from enquiries.vocabulary import EntryKind
from tests.builders import make_staff

# Every visitor's word in these tests holds this, so that a search for it finds a leak of any of them.
PLANTED = "zanzibar"


def answers(**fields) -> dict:
    defaults = {
        "asking_for": "family",
        "name": f"Ann {PLANTED}",
        "email": f"{PLANTED}@example.org",
        "phone": "+44 20 7946 0123",
        "call_when": f"after six, {PLANTED}",
        "message": f"Does music carry on afterwards? {PLANTED}",
        "is_safe_voicemail": False,
        "is_safe_to_say_who": False,
        "is_safe_text": False,
    }
    return defaults | fields


def form_data(**fields) -> dict:
    """What a browser posts: unticked boxes are not in it, and consent is given unless it is taken out.

    Whoever filled it in took their time.
    """
    key = fields.get("key") or str(uuid.uuid4())
    data = answers(phone="020 7946 0123") | {"consent": "on", "key": key, STAMP: stamp_made(key)} | fields
    return {name: value for name, value in data.items() if value not in (False, None)}


def stamp_made(key: str, seconds_ago: float = 60) -> str:
    """What a form carries that was made so long ago."""
    made_at = time.time() - seconds_ago
    with mock.patch("django.core.signing.time.time", return_value=made_at):
        return stamp_for(parse_key(key))


def post_form(client, query: str = "", **fields):
    return client.post(reverse("enquiries:new") + query, form_data(**fields))


def make_enquiry(*programmes, is_suspected: bool = False, **fields) -> Enquiry:
    """An enquiry as the form makes it, and then with `fields` set."""
    given = answers()
    changed = {name: fields.pop(name) for name in list(fields) if name in given}
    enquiry = submit(
        form_key=uuid.uuid4(), programmes=programmes, is_suspected=is_suspected, **given | changed
    )
    if fields:
        for name, value in fields.items():
            setattr(enquiry, name, value)
        enquiry.save()
    return enquiry


def private_link(enquiry) -> str:
    return reverse("enquiries:yours", args=[enquiry.token])


def make_entry(enquiry, kind: EntryKind, **fields) -> Entry:
    by = None if kind == EntryKind.LINE else make_staff()
    given = {"text": f"said {PLANTED}", "written_by": by} | fields
    return Entry.objects.create(enquiry=enquiry, kind=kind, **given)


def make_team(*members, name: str = "Wales", **fields) -> Team:
    team = Team.objects.create(name=name, **fields)
    team.members.set(members)
    return team


def make_rule(team: Team, **conditions) -> RoutingRule:
    return RoutingRule.objects.create(team=team, **conditions)


def make_absence(person, first: int = 0, last: int | None = 0) -> Absence:
    """From and until so many days from today; today alone unless told, and None for until further notice."""
    today = timezone.localdate()
    ends_on = None if last is None else today + datetime.timedelta(days=last)
    return Absence.objects.create(
        person=person, starts_on=today + datetime.timedelta(days=first), ends_on=ends_on
    )


def permit(user, *codenames: str):
    """Give permissions on enquiries, and a user that has not yet looked up what it may do."""
    user.user_permissions.add(
        *Permission.objects.filter(content_type__app_label="enquiries", codename__in=codenames)
    )
    return type(user).objects.get(pk=user.pk)


def make_handler(**fields):
    return permit(make_staff(**fields), "view_enquiry", "change_enquiry")


def make_manager(**fields):
    everything = Permission.objects.filter(content_type__app_label="enquiries")
    return permit(make_staff(**fields), *everything.values_list("codename", flat=True))
