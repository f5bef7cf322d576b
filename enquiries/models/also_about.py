from django.db import models


class AlsoAbout(models.Model):
    """A programme that an enquiry asks about beside its first, in the order of the keys. It goes with either."""

    enquiry = models.ForeignKey("enquiries.Enquiry", models.CASCADE, related_name="also_about")
    # Not unique with the enquiry: merging two listings moves the rows of one to the other.
    programme = models.ForeignKey("programmes.Programme", models.CASCADE, related_name="also_asked_about")

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        verbose_name = "enquiry about it among others"
        verbose_name_plural = "enquiries about it among others"

    def __str__(self):
        return str(self.programme)
