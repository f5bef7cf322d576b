"""What the public may see of a programme that left the list: what became of it, and nothing written since."""

from programmes.models import Centre, Programme
from programmes.vocabulary import ListingStatus


def as_it_left(programme: Programme) -> Programme:
    """The same object; of a draft that was listed once, under the name and at the centre it had when it left.

    `left_on` is set to the day it left, and None where that is not known or it is listed.
    """
    programme.left_on = programme.closed_on
    if programme.status != ListingStatus.DRAFT:
        return programme
    last = programme.history.exclude(status=ListingStatus.DRAFT).order_by("history_date", "history_id").last()
    if last is None:
        return programme
    programme.name, programme.left_on = last.name, last.closed_on
    if programme.centre_id != last.centre_id:
        centres = Centre.objects.select_related("provider").filter(pk=last.centre_id)
        programme.centre = centres.first() or programme.centre
    return programme
