from therapists.admin.notes import NoteForm, NotesMixin
from therapists.names_in_text import refuse_names


class ListingNoteForm(NoteForm):
    """What is said of a person belongs on the person's page, where it is erased with the person."""

    def clean(self):
        super().clean()
        refuse_names(self, "text")


class ListingNotesMixin(NotesMixin):
    note_form = ListingNoteForm
