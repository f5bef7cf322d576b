"""What of signing in is not django-allauth's."""

from django.contrib.auth.views import PasswordResetConfirmView
from django.contrib.messages.views import SuccessMessageMixin
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse, reverse_lazy

from desk.sign_in.middleware import GOING_TO


class SetPasswordView(SuccessMessageMixin, PasswordResetConfirmView):
    """By the link of a mail. It signs nobody in: the second factor is asked for as always."""

    template_name = "staff/set_password.html"
    success_url = reverse_lazy("account_login")
    success_message = "Your password is set. Sign in with it."


def go_on(request: HttpRequest) -> HttpResponseRedirect:
    """To where somebody was going before setting up a second factor."""
    return HttpResponseRedirect(request.session.pop(GOING_TO, reverse("admin:index")))
