"""The forms of signing in, in plain words and with their tries counted."""

from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.models import User
from django.db.models import Q

from desk.sign_in.adapters import TOO_MANY
from desk.sign_in.tries import CODE, Guess, is_first_use

AS_TYPED = {"autocapitalize": "none", "spellcheck": "false"}
# Figures of an app's code, or of a recovery code, and the spaces people type in them.
LONGEST_CODE = 20


def name_of(typed: str) -> str:
    """The name of the one account that `typed` may mean: its name in any case, or its e-mail address; else as typed."""
    names = User.objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed))
    found = list(names.exclude(username="").values_list("username", flat=True)[:2])
    return found[0] if len(found) == 1 else typed


class SignInForm(LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label="Name or e-mail address",
            max_length=254,
            widget=forms.TextInput(attrs=AS_TYPED | {"autocomplete": "username", "autofocus": True}),
        )
        self.fields["password"] = forms.CharField(
            label="Password",
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        return name_of(super().clean_login())


def code_field(help_text: str) -> forms.CharField:
    looks = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
    return forms.CharField(
        label="Code", max_length=LONGEST_CODE, help_text=help_text, widget=forms.TextInput(AS_TYPED | looks)
    )


class CountedCodeMixin:
    """A guess at a code counts, and a code of an app holds once, whichever process is asked."""

    def clean_code(self) -> str:
        account = str(self.user.pk)
        guess = Guess(context.request, CODE, account)
        if not guess.take():
            raise forms.ValidationError(TOO_MANY)
        code = super().clean_code()
        figures = "".join(filter(str.isdigit, code))
        if self.authenticator.type == Authenticator.Type.TOTP and not is_first_use(account, figures):
            raise get_adapter().validation_error("incorrect_code")
        guess.was_right()
        return code


class CodeForm(CountedCodeMixin, AuthenticateForm):
    code = code_field("From your app, or a recovery code.")


class ConfirmCodeForm(CountedCodeMixin, ReauthenticateForm):
    code = code_field("From your app, or a recovery code.")


class SetUpAppForm(ActivateTOTPForm):
    code = code_field("The six figures that the app shows now.")
