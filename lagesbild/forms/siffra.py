"""Which figure a joint text is to cite."""

from typing import Any

from django import forms

from lagesbild.selectors.siffra import Valbar


class SiffraForm(forms.Form):
    """One list of all that may be shown, under the names of the statistics."""

    siffra = forms.ChoiceField(
        label="Siffra",
        help_text="Värdet sparas som det är i dag. Ändras det sedan får texten en varning.",
        error_messages={
            "required": "Välj en siffra.",
            "invalid_choice": "Välj en siffra i listan.",
        },
    )

    def __init__(self, data: Any, valbara: list[Valbar]) -> None:
        super().__init__(data)
        self.per_nyckel = {val.nyckel: val for val in valbara}
        grupper: dict[str, list[tuple[str, str]]] = {}
        for val in valbara:
            grupper.setdefault(str(val.sak), []).append((val.nyckel, val.etikett))
        valjare: Any = self.fields["siffra"]
        valjare.choices = [("", "Välj"), *grupper.items()]

    @property
    def vald(self) -> Valbar:
        return self.per_nyckel[self.cleaned_data["siffra"]]
