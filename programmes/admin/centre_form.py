from django import forms

from programmes.placing import place_by_postcode
from programmes.vocabulary import CoordinateSource

# Coordinates that we worked out from the postcode, or that nobody has given yet.
FROM_POSTCODE = (CoordinateSource.NOT_KNOWN, CoordinateSource.OUTCODE, CoordinateSource.AREA)


class CentreForm(forms.ModelForm):
    """Puts the centre on the map by its postcode, until somebody writes better coordinates."""

    def clean(self):
        super().clean()
        if self.errors.keys() & {"postcode", "latitude", "longitude", "coordinates_from"}:
            return
        postcode, source = self.cleaned_data.get("postcode"), self.cleaned_data.get("coordinates_from")
        if source in FROM_POSTCODE and not self._is_placed_by_hand():
            nowhere = {"latitude": None, "longitude": None, "coordinates_from": CoordinateSource.NOT_KNOWN}
            self.cleaned_data |= nowhere | place_by_postcode(postcode)

    def _is_placed_by_hand(self) -> bool:
        """Coordinates just typed, or that stay while the postcode stays."""
        if self.cleaned_data.get("latitude") is None and self.cleaned_data.get("longitude") is None:
            return False
        moved = {"latitude", "longitude", "coordinates_from"} & set(self.changed_data)
        return bool(moved) or "postcode" not in self.changed_data
