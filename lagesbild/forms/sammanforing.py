"""Forms of the joint lägesbild."""

from typing import Any

from django import forms

from lagesbild.models import Lagesbild, Lagespunkt, Omradesanalys, Plats
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
        fields = ["text", "allvar", "allvar_motiv", "trend"]
        widgets = {"text": TextYta(4), "allvar_motiv": TextYta(2)}
        help_texts = {
            "allvar_motiv": "Behövs när parterna bedömt allvar eller utveckling olika. Syns för båda."
        }


class LagespunktForm(forms.ModelForm):
    """Change a joint statement."""

    class Meta:
        model = Lagespunkt
        fields = ["text", "plats", "allvar", "allvar_motiv", "trend", "delningsniva"]
        widgets = {"text": TextYta(4), "allvar_motiv": TextYta(2)}
        help_texts = {"delningsniva": "Kan inte bli vidare än den snävaste källan."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        omrade = self.instance.lagesbild.stadsdelsomrade_id
        self.fields["plats"].queryset = Plats.objects.filter(stadsdelsomrade=omrade)  # type: ignore[attr-defined]
        self.fields["delningsniva"].choices = DELADE  # type: ignore[attr-defined]


class AnalysForm(forms.ModelForm):
    """The joint analysis of an area."""

    class Meta:
        model = Omradesanalys
        fields = ["text", "trend"]
        widgets = {"text": TextYta(6)}


class SammanfattningForm(forms.ModelForm):
    """The joint judgement of the whole."""

    class Meta:
        model = Lagesbild
        fields = ["sammanfattning", "dnr"]
        widgets = {"sammanfattning": TextYta(8)}
