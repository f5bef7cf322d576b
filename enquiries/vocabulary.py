"""The words that enquiries and reports of mistakes are made of. The stored values do not change."""

from django.db.models import TextChoices


class AskingFor(TextChoices):
    """The relationship, never the person: the other's identity is not ours to collect."""

    FAMILY = "family", "Someone in my family, or a friend"
    MYSELF = "myself", "Myself"
    PROFESSIONAL = "professional", "Someone I work with, as a professional"


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

    LEADERSHIP = "leadership", "Who leads it"
    FREQUENCY = "frequency", "How often"
    AFTERCARE = "aftercare", "After you leave"
    PRICE = "price", "Price"
    PRACTICAL = "practical", "Practical details"
    CONTACT = "contact", "Contact details"
    OTHER = "other", "Something else"


class MistakeState(TextChoices):
    OPEN = "open", "Open"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
