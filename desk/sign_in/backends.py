"""Who may have a session at all."""

from django.contrib.auth.backends import ModelBackend


class StaffBackend(ModelBackend):
    """Active staff. Anybody else is answered as if the password were wrong, and has no session at the next request."""

    def user_can_authenticate(self, user) -> bool:
        return super().user_can_authenticate(user) and user.is_staff
