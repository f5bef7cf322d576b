"""The words that enquiries and reports of mistakes are made of. The stored values do not change."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AskingFor(TextChoices):
    """The relationship, never the person: the other's identity is not ours to collect."""

    FAMILY = "family", _("Someone in my family, or a friend")
    MYSELF = "myself", _("Myself")
    PROFESSIONAL = "professional", _("Someone I work with, as a professional")


class State(TextChoices):
    NEW = "new", "New"
    TAKEN = "taken", "Taken"
    ANSWERED = "answered", "Answered"
    CLOSED = "closed", "Closed"
    SPAM = "spam", "Spam"
    SUSPECTED = "suspected", "Suspected spam"


# Somebody is still waiting for us.
OPEN_STATES = (State.NEW, State.TAKEN)
# Kept apart, as spam or until somebody has looked whether it is; never dropped unseen.
SET_ASIDE = (State.SPAM, State.SUSPECTED)


class MistakeTopic(TextChoices):
    """What a mistake in a listing is about."""

    LEADERSHIP = "leadership", _("Who leads it")
    FREQUENCY = "frequency", _("How often")
    AFTERCARE = "aftercare", _("After you leave")
    PRICE = "price", _("Price")
    PRACTICAL = "practical", _("Practical details")
    CONTACT = "contact", _("Contact details")
    OTHER = "other", _("Something else")


class MistakeState(TextChoices):
    OPEN = "open", "Open"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    SUSPECTED = "suspected", "Suspected spam"


# Nobody has decided on it.
UNDECIDED_STATES = (MistakeState.OPEN, MistakeState.SUSPECTED)


class EntryKind(TextChoices):
    """What is written to an enquiry after it came."""

    LINE = "line", "Added by the visitor"
    ANSWER = "answer", "Answer"
    CALL = "call", "Call"
    NOTE = "note", "Note"
    HANDED_OVER = "handed_over", "Handed over"
    # By a button: named as the state that it leads to.
    NEW = "new", "Brought back: not spam"
    TAKEN = "taken", "Taken"
    ANSWERED = "answered", "Marked as answered"
    CLOSED = "closed", "Closed"
    SPAM = "spam", "Marked as spam"


class CallOutcome(TextChoices):
    REACHED = "reached", "Reached them"
    VOICEMAIL = "voicemail", "Left a voicemail"
    NOT_REACHED = "not_reached", "Did not reach them"


# What the visitor's own page says. Of spam too: whoever was taken for it by mistake is told whom to call.
STATE_FOR_THE_VISITOR = {
    State.NEW: _("It has arrived, and somebody will read it."),
    State.TAKEN: _("Somebody is looking at it."),
    State.ANSWERED: _("It is answered."),
    State.CLOSED: _("It is closed on our side."),
    State.SPAM: _("It is closed on our side."),
    # A person who is taken for a machine waits like everybody else.
    State.SUSPECTED: _("It has arrived, and somebody will read it."),
}
CALL_FOR_THE_VISITOR = {
    CallOutcome.REACHED: _("We spoke on the phone"),
    CallOutcome.VOICEMAIL: _("We called and left a voicemail"),
    CallOutcome.NOT_REACHED: _("We called and did not reach you"),
}


class AuditedAct(TextChoices):
    """What staff do with what visitors wrote, as the audit keeps it."""

    LISTED = "listed", "Saw a list"
    SEARCHED = "searched", "Searched"
    OPENED = "opened", "Opened"
    HISTORY = "history", "Opened its history"
    ANSWER = "answer", "Answered"
    CALL = "call", "Recorded a call"
    NOTE = "note", "Wrote a note"
    HANDED_OVER = "hand-over", "Handed over"
    MOVED = "moved", "Moved on"
    ERASED = "erased", "Erased"
    EXPORTED = "exported", "Exported"


class AuditedKind(TextChoices):
    ENQUIRY = "enquiry", "Enquiries"
    MISTAKE = "mistake", "Reports of mistakes"
