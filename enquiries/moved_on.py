"""Two people with one enquiry open: whoever acts second is told what was done meanwhile, and then acts knowingly or not."""

from django.utils import timezone
from django.utils.text import get_text_list

from enquiries.models import Enquiry, Entry

MOVED_ON = (
    "This enquiry moved on while you had it open. {what}It is {state} now, with {who}. Nothing of yours was sent or "
    "changed. To go on all the same, press again."
)


class MovedOn(Exception):
    """In words what was done meanwhile, without a word that was written; `mark` is how it stands now."""

    def __init__(self, current: Enquiry, entries: list[Entry], mark: str):
        done = get_text_list([_words(entry) for entry in entries], "and")
        what = f"Since then: {done}. " if done else ""
        who = str(current.assigned_to or "nobody")
        super().__init__(MOVED_ON.format(what=what, state=current.get_state_display().lower(), who=who))
        self.mark = mark


def mark_of(enquiry: Enquiry) -> str:
    """For a page to carry: another one once somebody has done something to it; a note does nothing."""
    newest = _done_to(enquiry).order_by("-pk").values_list("pk", flat=True).first()
    return f"{newest or 0} {enquiry.state} {enquiry.team_id} {enquiry.assigned_to_id or 0}"


def refuse_if_moved_on(current: Enquiry, seen: str | None) -> None:
    """`current` is locked. Where a page sent no mark, nothing is compared. Raises MovedOn."""
    if not seen or seen == (mark := mark_of(current)):
        return
    later = [entry for entry in _done_to(current).order_by("pk") if entry.pk > _newest_in(seen)]
    raise MovedOn(current, later, mark)


def _done_to(enquiry: Enquiry):
    return enquiry.entries.for_staff().without_words().but_notes()


def _newest_in(mark: str) -> int:
    newest = mark.partition(" ")[0]
    return int(newest) if newest.isdecimal() and len(newest) < 19 else 0


def _words(entry: Entry) -> str:
    what = entry.get_kind_display().lower()
    if entry.outcome:
        what = f"{what} ({entry.get_outcome_display().lower()})"
    by = f" by {entry.written_by}" if entry.written_by else ""
    return f"{what}{by}, {timezone.localtime(entry.written_at):%H:%M}"
