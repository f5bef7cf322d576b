"""The forms of an account in the admin."""

from django import forms
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import User

from enquiries.models import Team
from enquiries.staff import would_open_enquiries
from therapists.seen import SeenForm

NO_SIGN_IN = "Tick “May sign in here” too: without it a person with a role can do nothing."
ADDRESS_TAKEN = "Another account has this address: people sign in with it, so it must be one person's."
LAST_OF_FALLBACK = (
    "This is the last member of “{}” who may see enquiries, and every enquiry must reach somebody. "
    "Put somebody else into that team first, under Teams."
)


class OwnAddressMixin:
    """An e-mail address is a name to sign in by."""

    def clean_email(self) -> str:
        address = self.cleaned_data["email"]
        others = User.objects.exclude(pk=self.instance.pk).filter(email__iexact=address)
        if address and others.exists():
            raise forms.ValidationError(ADDRESS_TAKEN)
        return address


SIGN_IN_NAME = "What they sign in with, such as ruth.fernley. They can use the address as well."
ROLE = "What they may do here; for most people one role."
WORDS = {
    "username": ("Signs in as", SIGN_IN_NAME),
    "email": ("E-mail address", "Where links to set a password go, and what tells of a changed sign-in."),
    "is_active": ("Active", "Untick it for somebody who leaves: they are signed out at their next press."),
    "is_staff": ("May sign in here", "Without it no page of the desk opens."),
    "groups": ("Role", ROLE),
}


class StaffForm(OwnAddressMixin, SeenForm, UserChangeForm):
    """An account, refused while its role can do nothing: staff status is given by hand, never by a role."""

    saved_beside = {"groups": ()}
    # Set by its holder alone, with a link from a mail.
    password = None  # type: ignore[assignment]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, help_text) in WORDS.items():
            if name in self.fields:  # all are text, for whoever may only look
                self.fields[name].label, self.fields[name].help_text = label, help_text

    def clean(self):
        given = super().clean() or self.cleaned_data
        if given.get("groups") and given.get("is_active") and not given.get("is_staff"):
            self.add_error("is_staff", NO_SIGN_IN)
        self._keep_the_fallback_alive(given)
        return given

    def state_of_row(self) -> str:
        """Accounts have no history of versions; that somebody signed in meanwhile is no change."""
        written = [name for name in self.fields if name in {field.name for field in User._meta.fields}]
        return str(User.objects.values_list(*written).get(pk=self.instance.pk))

    def _keep_the_fallback_alive(self, given: dict) -> None:
        fallback = Team.objects.fallback()
        if fallback.hangs_on(self.instance) and not self._still_opens_enquiries(given):
            self.add_error(None, LAST_OF_FALLBACK.format(fallback))

    def _still_opens_enquiries(self, given: dict) -> bool:
        if not (given.get("is_active") and given.get("is_staff")):
            return False
        is_superuser = given.get("is_superuser", self.instance.is_superuser)
        return would_open_enquiries(self.instance, is_superuser=is_superuser, groups=given.get("groups", []))


class InvitationForm(OwnAddressMixin, forms.ModelForm):
    """Who is invited, where the link goes, and as what."""

    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "email", "groups"]
        help_texts = {
            "username": SIGN_IN_NAME,
            "email": "Where the link goes by which they set their own password.",
            "groups": ROLE,
        }
        labels = {"username": "Signs in as", "email": "E-mail address", "groups": "Role"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("email", "groups"):
            self.fields[name].required = True
