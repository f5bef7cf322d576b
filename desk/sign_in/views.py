"""What of signing in is not django-allauth's."""

from django.contrib.auth.views import PasswordResetConfirmView
from django.contrib.messages.views import SuccessMessageMixin
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy

from desk.sign_in.middleware import GOING_TO
from desk.sign_in.telling import PASSWORD_SET, tell


class SetPasswordView(SuccessMessageMixin, PasswordResetConfirmView):
    """By the link of a mail. It signs nobody in: the second factor is asked for as always."""

    template_name = "staff/set_password.html"
    success_url = reverse_lazy("account_login")
    success_message = "Your password is set. Sign in with it."

    def form_valid(self, form) -> HttpResponse:
        with transaction.atomic():
            answer = super().form_valid(form)
            tell(form.user, PASSWORD_SET)
        return answer


def go_on(request: HttpRequest) -> HttpResponseRedirect:
    """To where somebody was going before setting up a second factor."""
    return HttpResponseRedirect(request.session.pop(GOING_TO, reverse("admin:index")))
