"""Forms: status notes and values of indicators."""

from typing import Any

from django import forms

from lagesbild.models import Matvarde
from samverkan.formular import TalInput, TextYta
from uppfoljning.models import Avstamning


class AvstamningForm(forms.ModelForm):
    """What became of a measure in a tertial."""

    class Meta:
        model = Avstamning
        fields = ["year", "tertial", "lage", "gjort", "resultat"]
        widgets = {"gjort": TextYta(3), "resultat": TextYta(3)}


class MatvardeForm(forms.ModelForm):
    """A value of an indicator for a year, or why there is none."""

    year = forms.IntegerField(label="År", min_value=2000, max_value=2100)

    class Meta:
        model = Matvarde
        fields = ["varde", "saknas", "n", "ki_lag", "ki_hog", "preliminar", "kommentar"]
        widgets = {"varde": TalInput(), "ki_lag": TalInput(), "ki_hog": TalInput()}
        help_texts = {
            "varde": "Med decimalkomma, till exempel 31,4.",
            "saknas": "Välj bara om det inte finns något värde.",
            "ki_lag": "Osäkerhetens nedre gräns, om källan anger den.",
        }

    field_order = ["year", "varde", "saknas", "n", "ki_lag", "ki_hog", "preliminar", "kommentar"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for namn in ("varde", "ki_lag", "ki_hog"):
            self.fields[namn].localize = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("varde") is None and not data.get("saknas"):
            self.add_error("varde", "Ange ett värde, eller varför det saknas.")
        if data.get("varde") is not None and data.get("saknas"):
            self.add_error("saknas", "Ta bort skälet, eller värdet. Båda kan inte gälla.")
        lag, hog = data.get("ki_lag"), data.get("ki_hog")
        if lag is not None and hog is not None and lag > hog:
            self.add_error("ki_hog", "Den övre gränsen ska vara större än den nedre.")
        return data
