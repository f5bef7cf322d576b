"""The mail that tells a visitor of an answer, and says nothing of it.

The row in the outbox names the enquiry by its reference and its key. Address, link and words are put in at
the moment of sending: managers read the outbox, and what is erased must not live on in it.
"""

import datetime
import smtplib

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.utils.dateformat import format as format_date
from post_office import mail
from post_office.connections import connections

from enquiries.models import Enquiry
from enquiries.private_link import address_of

# The name under which settings.POST_OFFICE knows VisitorBackend.
BACKEND = "visitors"
# A header of the row in the outbox, taken off before the mail leaves.
ENQUIRY = "X-Enquiry"
# Stands for the address in the outbox: a mail to nobody would count as sent without being handed to any backend.
THE_VISITOR = "the-visitor@withheld.invalid"
ROW_TEXT = (
    "To whoever sent {reference}: that there is an answer, and their private link. Filled in when it is sent."
)

# Shown on a locked phone: it names neither us nor what it is about.
SUBJECT = "There is an answer to your question"
TEXT = """We have answered the question that you sent us. Read the answer here:
{link}

The address is the key: whoever has it can read the answer. It works until {last_day}. There you
can also write to us again, or have everything erased at once.

Please do not reply to this mail: nobody reads what comes back.
"""


class NotSent(Exception):
    """A mail to a visitor did not go. Says why without the mail server's own words, which quote the address."""


def queue_mail_about_answer(enquiry: Enquiry) -> None:
    """Put it in the outbox, in the caller's transaction, if the visitor left an e-mail address."""
    if not enquiry.email:
        return
    mail.send(
        THE_VISITOR,
        subject=f"Answer to enquiry {enquiry.reference}",
        message=ROW_TEXT.format(reference=enquiry.reference),
        backend=BACKEND,
        headers={ENQUIRY: str(enquiry.pk)},
    )


class VisitorBackend(BaseEmailBackend):
    """Fills the mail in, and hands on to the backend that all other mail goes by."""

    def send_messages(self, messages: list[EmailMessage]) -> int:
        try:
            # One that was erased since its round began goes to nobody, and its row is gone with it.
            return connections["default"].send_messages([one for one in messages if _fill_in(one)])
        except Exception as error:
            raise NotSent(_without_words(error)) from None
        finally:
            # Of this thread of the worker alone: nobody else closes it.
            connection.close()


def _fill_in(message: EmailMessage) -> bool:
    """False if the enquiry is no longer there to be answered."""
    enquiry = Enquiry.objects.filter(pk=message.extra_headers.pop(ENQUIRY)).first()
    if enquiry is None:
        return False
    last_day = format_date(enquiry.erase_on - datetime.timedelta(days=1), "j F Y")
    message.to = [enquiry.email]
    message.subject = SUBJECT
    message.body = TEXT.format(link=address_of(enquiry.token), last_day=last_day)
    return True


def _without_words(error: Exception) -> str:
    """The kind of error, and the mail server's code if it gave one."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = {str(code) for code, _words in error.recipients.values()}
    else:
        codes = {str(getattr(error, "smtp_code", ""))}
    return " ".join([type(error).__name__, *sorted(codes)]).strip()
