from post_office.models import Email


class OutgoingMail(Email):
    """A mail in the outbox, under a name and in a place of the admin where staff look for it."""

    class Meta:
        proxy = True
        app_label = "enquiries"
        # Who may see it is who may see every enquiry.
        default_permissions = ()
        verbose_name = "mail"
        verbose_name_plural = "outbox"

    def __str__(self):
        return self.subject
