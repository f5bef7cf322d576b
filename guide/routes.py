"""Who pays for treatment, by nation: general knowledge, which nobody here has read in a source yet.

The page says so above them, and staff find the same lines among what awaits a check.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guide.nations import Nation


@dataclass(frozen=True)
class Route:
    """`first`: where somebody who looks for a funded place begins."""

    nation: Nation
    payer: str | Promise
    first: str | Promise


ROUTES = (
    Route(
        Nation.ENGLAND,
        _("The council, through the local drug and alcohol service."),
        _("Ask that service for an assessment. A GP can point you to it."),
    ),
    Route(
        Nation.SCOTLAND,
        _("The local Alcohol and Drug Partnership."),
        _("Ask the partnership for your area how it decides on a place in rehab."),
    ),
    Route(
        Nation.WALES,
        _("The Area Planning Board."),
        _("Ask your local service how the board decides on a place in rehab."),
    ),
    Route(
        Nation.NORTHERN_IRELAND,
        _("The Health and Social Care Trust."),
        _("Ask your Trust, or your GP, how to be assessed."),
    ),
)
EVERYWHERE = (
    _("Paying yourself. Ask what the price includes, and what happens to the money if someone leaves early."),
    _("Health insurance. Ask the insurer first, and ask for the answer in writing."),
    _("A charity. Some run centres, some give grants, and some centres keep bursary places."),
)
