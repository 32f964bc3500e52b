"""Forms of the joint lägesbild."""

from typing import Any

from django import forms

from lagesbild.models import Lagesbild, Lagespunkt, Omradesanalys, Plats, Utmaningsforslag
from samverkan.formular import DatumInput, TextYta
from samverkan.models import Delningsniva

DELADE = [val for val in Delningsniva.choices if val[0] != Delningsniva.EGEN]


class LagesbildForm(forms.ModelForm):
    """A new lägesbild: year and dates."""

    year = forms.IntegerField(label="År", min_value=2000, max_value=2100)

    class Meta:
        model = Lagesbild
        fields = ["year", "dnr", "underlag_senast", "sammanforing_senast", "styrgruppsmote"]
        widgets = {
            "underlag_senast": DatumInput(),
            "sammanforing_senast": DatumInput(),
            "styrgruppsmote": DatumInput(),
        }


class SammanforForm(forms.ModelForm):
    """The joint wording and severity of one or more observations."""

    reservation = forms.CharField(label="Reservation", required=False, widget=TextYta(2))

    class Meta:
        model = Lagespunkt
        fields = ["text", "allvar", "allvar_motiv", "trend", "trend_motiv"]
        widgets = {"text": TextYta(4), "allvar_motiv": TextYta(2), "trend_motiv": TextYta(2)}
        help_texts = {
            "allvar_motiv": "Behövs när parterna bedömt allvar eller utveckling olika. Syns för båda."
        }


class LagespunktForm(forms.ModelForm):
    """Change a joint statement."""

    class Meta:
        model = Lagespunkt
        fields = [
            "text", "plats", "allvar", "allvar_motiv", "trend", "trend_motiv", "delningsniva",
        ]  # fmt: skip
        widgets = {"text": TextYta(4), "allvar_motiv": TextYta(2), "trend_motiv": TextYta(2)}
        help_texts = {
            "trend_motiv": "Behövs när både allvaret och utvecklingen har bedömts olika.",
            "delningsniva": "Kan inte bli vidare än den snävaste källan.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        omrade = self.instance.lagesbild.stadsdelsomrade_id
        self.fields["plats"].queryset = Plats.objects.filter(stadsdelsomrade=omrade)  # type: ignore[attr-defined]
        self.fields["delningsniva"].choices = DELADE  # type: ignore[attr-defined]


class NivaForm(forms.ModelForm):
    """A joint text with its own level; what is not sent keeps the level it has."""

    niva = "delningsniva"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[self.niva].choices = DELADE  # type: ignore[attr-defined]
        self.fields[self.niva].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data[self.niva] = data.get(self.niva) or getattr(self.instance, self.niva)
        return data


class AnalysForm(NivaForm):
    """The joint analysis of an area, with its assessment."""

    grupper = [
        ("Analysen", ["text", "samsyn", "skillnader"]),
        ("Bedömningen", ["allvar", "trend", "paverkan"]),
        ("Delning", ["delningsniva"]),
    ]

    class Meta:
        model = Omradesanalys
        fields = ["text", "samsyn", "skillnader", "allvar", "trend", "paverkan", "delningsniva"]
        widgets = {"text": TextYta(6), "samsyn": TextYta(3), "skillnader": TextYta(5)}
        help_texts = {
            "text": "Hänvisa till lägespunkter med deras nummer inom hakar, till exempel [3] eller [3, 7].",
            "skillnader": "Börjar som sammanföringen säger dem. Ändra så att det blir er text.",
            "delningsniva": "I den offentliga versionen utelämnas meningar om det som inte är offentligt.",
        }


class SammanfattningForm(NivaForm):
    """The joint judgement of the whole."""

    niva = "sammanfattning_niva"

    class Meta:
        model = Lagesbild
        fields = ["sammanfattning", "sammanfattning_niva", "dnr", "andringsskal"]
        widgets = {"sammanfattning": TextYta(8), "andringsskal": TextYta(3)}
        help_texts = {"sammanfattning": "Hänvisa till lägespunkter inom hakar, till exempel [3]."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["andringsskal"].required = True
        if self.instance.utgava == 1:
            del self.fields["andringsskal"]


class UtmaningsforslagForm(forms.ModelForm):
    """A challenge that the analysis proposes."""

    class Meta:
        model = Utmaningsforslag
        fields = ["rubrik", "rang", "motiv"]
        widgets = {"motiv": TextYta(3)}
        help_texts = {"rang": "1 är viktigast i området."}
