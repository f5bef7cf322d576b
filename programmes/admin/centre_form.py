from programmes.admin.curators import CuratorForm
from programmes.placing import NOWHERE, place_by_address
from programmes.publishing import CENTRE_TEXT
from programmes.vocabulary import CoordinateSource
from therapists.names_in_text import Names, private_names, refuse_names
from therapists.protected_title import REFUSAL, gives_title, refuse_title
from therapists.seen import SeenForm
from therapists.why import WhyForm

# Coordinates that we worked out from the address, or that nobody has given yet.
FROM_ADDRESS = (
    CoordinateSource.NOT_KNOWN,
    CoordinateSource.OUTCODE,
    CoordinateSource.TOWN,
    CoordinateSource.AREA,
)


class CentreForm(SeenForm, CuratorForm, WhyForm):
    """Puts the centre on the map by its postcode and town, until somebody writes better coordinates."""

    def clean(self):
        super().clean()
        refuse_title(self, *CENTRE_TEXT)
        refuse_names(self, *{*CENTRE_TEXT} & {*self.changed_data}, names=self.private_names())
        provider = self.cleaned_data.get("provider")
        if provider and (gives_title(provider.name) or gives_title(provider.owned_by)):
            self.add_error("provider", REFUSAL)
        if self.errors.keys() & {"town", "postcode", "latitude", "longitude", "coordinates_from"}:
            return
        if self.cleaned_data.get("coordinates_from") in FROM_ADDRESS and not self._is_placed_by_hand():
            self.cleaned_data |= NOWHERE | place_by_address(
                self.cleaned_data.get("town"), self.cleaned_data.get("postcode")
            )

    def private_names(self) -> Names:
        """Whom its name may not name; whoever judges many forms in a row remembers them."""
        return private_names()

    def _is_placed_by_hand(self) -> bool:
        """Coordinates just typed, or that stay while what they come from stays."""
        if self.cleaned_data.get("latitude") is None and self.cleaned_data.get("longitude") is None:
            return False
        changed = set(self.changed_data)
        # An outward code's middle is nearer than a town's: another town does not undo it.
        is_by_outcode = self.cleaned_data.get("coordinates_from") == CoordinateSource.OUTCODE
        told_by = {"postcode"} if is_by_outcode else {"town", "postcode"}
        moved = {"latitude", "longitude", "coordinates_from"} & changed
        return bool(moved) or not told_by & changed
