"""The pages of signing in. The names are django-allauth's; what it offers beside these (sign-up, e-mail) has no address."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from desk.sign_in import views


def page(address: str, view, name: str) -> URLPattern:
    """No browser keeps it: it may show a secret."""
    return path(address, never_cache(view), name=name)


urlpatterns = [
    page("sign-in/", account.login, "account_login"),
    page("sign-in/code/", mfa.authenticate, "mfa_authenticate"),
    page("sign-in/passkey/", passkeys.login_webauthn, "mfa_login_webauthn"),
    page("sign-out/", account.logout, "account_logout"),
    page("password/<uidb64>/<token>/", views.SetPasswordView.as_view(), "set_password"),
    page("confirm/", account.reauthenticate, "account_reauthenticate"),
    page("confirm/code/", mfa.reauthenticate, "mfa_reauthenticate"),
    page("confirm/passkey/", passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    page("second-factor/", mfa.index, "mfa_index"),
    page("second-factor/app/", app.activate_totp, "mfa_activate_totp"),
    page("second-factor/app/remove/", app.deactivate_totp, "mfa_deactivate_totp"),
    page("second-factor/passkeys/", passkeys.list_webauthn, "mfa_list_webauthn"),
    page("second-factor/passkeys/add/", passkeys.add_webauthn, "mfa_add_webauthn"),
    page("second-factor/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, "mfa_remove_webauthn"),
    page("second-factor/recovery-codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    page("second-factor/recovery-codes/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    page("second-factor/recovery-codes/file/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    page("second-factor/done/", login_required(views.go_on), "go_on"),
]
