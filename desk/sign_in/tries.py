"""At most TRIES wrong guesses in a quarter of an hour, for one account and for one address.

Counted in the database, so that all processes count together. An account that is closed is open again after
models.WINDOW, and cannot be closed anew for as long after that: whoever keeps guessing elsewhere keeps nobody out.
"""

import datetime
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from desk.models import WINDOW, SignInTries
from enquiries.address import sender_of

TRIES = 10
SALT = "desk.sign_in.tries"
PASSWORD = "password"  # noqa: S105
CODE = "code"
# A code has six figures: an account's are never open to every address at once. Passkeys go on working.
PAUSES = {PASSWORD: WINDOW, CODE: datetime.timedelta(0)}


def _key(kind: str, what: str) -> str:
    return salted_hmac(SALT, f"{kind} {what}", algorithm="sha256").hexdigest()


@dataclass(frozen=True)
class Guess:
    """One try at the `secret` (PASSWORD or CODE) of `account`, from where `request` comes from."""

    request: HttpRequest
    secret: str
    account: str

    @property
    def _sender(self) -> str:
        return _key("address", sender_of(self.request))

    @property
    def _account(self) -> str:
        return _key(self.secret, self.account)

    def take(self) -> bool:
        """Whether it may be looked at. Counted before it is, so that many at once are no more than one after another."""
        now = timezone.now()
        if not SignInTries.objects.take_one(self._sender, now, TRIES):
            return False
        if SignInTries.objects.take_one(self._account, now, TRIES, PAUSES[self.secret]):
            return True
        SignInTries.objects.give_back(self._sender, now)
        return False

    def was_right(self) -> None:
        """Count it no longer; wrong ones before it still count, or a right one between would make guessing free."""
        now = timezone.now()
        SignInTries.objects.give_back(self._sender, now)
        SignInTries.objects.give_back(self._account, now)


def is_first_use(account: str, code: str) -> bool:
    """Whether this code of an app is used for the first time: it holds for a minute and a half, but once (RFC 6238, 5.2)."""
    return SignInTries.objects.take_one(_key("used", f"{account} {code}"), timezone.now(), limit=1)
