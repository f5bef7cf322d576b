"""Who may do what: one table, read by the migration hook, by the test and by docs/curating.md.

A permission is written as Django names it, `app.action_model`.
"""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

CURATORS = "Curators"
HANDLERS = "Enquiry handlers"
MANAGERS = "Managers"
AUDITORS = "Auditors"


def _may(actions: str, app: str, *models: str) -> set[str]:
    return {f"{app}.{action}_{model}" for action in actions.split() for model in models}


KEEP_LISTINGS = (
    _may("view add change", "programmes", "provider", "centre", "programme", "appointment")
    | _may("delete", "programmes", "appointment")  # one that no check confirmed, made by mistake
    | _may("view add change", "therapists", "therapist", "namingagreement")
)
RECORD_CHECKS = _may("view add", "programmes", "factcheck") | _may("view add", "therapists", "registercheck")
JUDGE_LEADS = (
    _may("view change", "programmes", "registerentry")
    | _may("view", "programmes", "registerrun")
    | {"desk.view_upload"}  # a register's file, brought in
)
WRITE_NOTES = _may("view add", "programmes", "note")
ERASE_NOTES = _may("delete", "programmes", "note")  # on a person who asks for it
SEE_LINKS = _may("view", "programmes", "link")
SEE_PLACES = _may("view", "places", "place", "placename")
JUDGE_MISTAKES = _may("view change", "enquiries", "mistakereport")
USE_SPREADSHEETS = {"desk.view_upload", "desk.import_listings", "desk.export_listings"}
ANSWER_ENQUIRIES = _may("view change", "enquiries", "enquiry") | _may(
    "view add change delete",
    "enquiries",
    "absence",  # one's own, unless one sees all enquiries
)
SEE_THE_AUDIT = _may("view", "enquiries", "auditrecord")
RUN_THE_DESK = (
    _may("view add change", "auth", "user")
    | _may("view", "auth", "group")
    | _may("view add change delete", "enquiries", "team", "routingrule")
    | {"enquiries.see_all_enquiries"}  # and with them the outbox
    | {"enquiries.meet_rights"}  # a copy of all that is a person's, or its end
    | SEE_THE_AUDIT
)

CURATE = (
    KEEP_LISTINGS
    | RECORD_CHECKS
    | JUDGE_LEADS
    | JUDGE_MISTAKES
    | WRITE_NOTES
    | SEE_LINKS
    | SEE_PLACES
    | USE_SPREADSHEETS
)

# To read, and to write nothing. No staff's notes, no account, no outbox (its mails hold links to set a password).
AUDIT = (
    _may("view", "programmes", "provider", "centre", "programme", "appointment", "factcheck", "link")
    | _may("view", "programmes", "registerentry", "registerrun")
    | _may("view", "therapists", "therapist", "namingagreement", "registercheck")
    | _may("view", "enquiries", "team", "routingrule")
    | SEE_PLACES
    | SEE_THE_AUDIT
    | {"desk.view_upload", "desk.export_listings"}
    | {"enquiries.see_without_words"}  # that visitors wrote, and what became of it
)

ROLES = {
    CURATORS: CURATE,
    HANDLERS: ANSWER_ENQUIRIES,
    MANAGERS: CURATE | ERASE_NOTES | ANSWER_ENQUIRIES | RUN_THE_DESK,
    AUDITORS: AUDIT,
}


def grant_roles(using: str) -> None:
    """Make the groups as the table says, whatever they held before."""
    for name, wanted in ROLES.items():
        group, _ = Group.objects.using(using).get_or_create(name=name)
        group.permissions.set(_permissions(using, wanted))


def _permissions(using: str, wanted: set[str]) -> list[Permission]:
    """The rows of those permissions whose app has been migrated so far."""
    names = Q()
    for permission in wanted:
        app, codename = permission.split(".")
        names |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.using(using).filter(names))


def as_markdown() -> str:
    """The table as it stands in docs/curating.md: a row for each permission, a column for each role."""
    lines = ["| permission | " + " | ".join(ROLES) + " |", "|---|" + "---|" * len(ROLES)]
    for permission in sorted(set().union(*ROLES.values())):
        marks = ("yes" if permission in held else "" for held in ROLES.values())
        lines.append(f"| `{permission}` | " + " | ".join(marks) + " |")
    return "\n".join(lines)
