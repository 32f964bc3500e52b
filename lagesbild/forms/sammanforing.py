"""Forms of the joint lägesbild."""

from typing import Any

from django import forms

from lagesbild.models import Lagesbild, Lagespunkt, Omradesanalys, Plats, UtpekadPlats
from samverkan.formular import DatumInput, TalInput, TextYta
from samverkan.models import Delningsniva, Stadsdel

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

    class Meta:
        model = Lagespunkt
        fields = ["text", "allvar", "allvar_motiv", "trend"]
        widgets = {"text": TextYta(4), "allvar_motiv": TextYta(2)}
        help_texts = {"allvar_motiv": "Behövs när parterna bedömt allvaret olika. Syns för båda."}


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


class PlatsForm(forms.ModelForm):
    """A delimited place."""

    latitud = forms.FloatField(
        label="Latitud (WGS84)", required=False, min_value=54, max_value=70, localize=True,
        widget=TalInput, help_text="Till exempel 59,3681. Kan lämnas tomt.",
    )  # fmt: skip
    longitud = forms.FloatField(
        label="Longitud (WGS84)", required=False, min_value=10, max_value=25, localize=True,
        widget=TalInput, help_text="Till exempel 17,8342. Kan lämnas tomt.",
    )  # fmt: skip

    class Meta:
        model = Plats
        fields = [
            "namn",
            "slag",
            "stadsdel",
            "beskrivning",
            "latitud",
            "longitud",
            "delningsniva",
            "funnen_year",
            "stangd_year",
        ]
        widgets = {"beskrivning": TextYta(3)}
        help_texts = {
            "beskrivning": "Var platsen börjar och slutar, och vad som gör att den behöver insats.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        omrade = self.instance.stadsdelsomrade
        self.fields["stadsdel"].queryset = Stadsdel.objects.filter(stadsdelsomrade=omrade)  # type: ignore[attr-defined]
        self.fields["delningsniva"].choices = DELADE  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        latitud, longitud = data.get("latitud"), data.get("longitud")
        if (latitud is None) != (longitud is None) and not self.errors:
            self.add_error("longitud", "Ange både latitud och longitud, eller ingen av dem.")
        return data


class UtpekadPlatsForm(forms.ModelForm):
    """Why a place is pointed out."""

    class Meta:
        model = UtpekadPlats
        fields = ["motiv"]
        widgets = {"motiv": TextYta(3)}


class UtpekaForm(forms.Form):
    """Which place, and why."""

    plats = forms.ModelChoiceField(label="Plats", queryset=Plats.objects.none())
    motiv = forms.CharField(label="Varför behövs en gemensam insats?", widget=TextYta(2))

    def __init__(self, *args: Any, bild: Lagesbild, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        platser = Plats.objects.oppna().filter(stadsdelsomrade=bild.stadsdelsomrade_id)
        self.fields["plats"].queryset = platser.exclude(utpekanden__lagesbild=bild)  # type: ignore[attr-defined]
