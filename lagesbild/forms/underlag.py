"""Forms of a party's underlag."""

from typing import Any

from django import forms

from lagesbild.models import VECKODAGAR, Datakalla, Observation, Plats, Underlag
from samverkan.formular import TextYta
from samverkan.models import Samverkansomrade, Stadsdel


class UnderlagForm(forms.ModelForm):
    """The party's own judgement and method."""

    class Meta:
        model = Underlag
        fields = ["sammanfattning", "metod", "dnr"]
        widgets = {"sammanfattning": TextYta(6), "metod": TextYta(4)}
        help_texts = {
            "sammanfattning": "Vad är viktigast i området just nu? Några meningar räcker.",
            "metod": "Vilka källor och möten bygger det på, och vad vet ni inte?",
        }


class ObservationForm(forms.ModelForm):
    """What, where, when, how often and how serious."""

    veckodagar = forms.TypedMultipleChoiceField(
        label="Vilka dagar?",
        choices=list(enumerate(VECKODAGAR)),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    grupper = [
        ("Vad", ["samverkansomrade", "text"]),
        ("Var", ["plats_text", "plats", "stadsdel"]),
        ("När", ["nar_text", "veckodagar", "timme_fran", "timme_till", "frekvens"]),
        ("Bedömning", ["allvar", "trend", "datakalla", "delningsniva"]),
    ]

    class Meta:
        model = Observation
        fields = [
            "samverkansomrade",
            "text",
            "plats_text",
            "plats",
            "stadsdel",
            "nar_text",
            "veckodagar",
            "timme_fran",
            "timme_till",
            "frekvens",
            "allvar",
            "trend",
            "datakalla",
            "delningsniva",
        ]
        widgets = {"text": TextYta(4)}
        help_texts = {
            "text": "Skriv om platser, grupper och företeelser, aldrig om enskilda personer.",
            "plats_text": "Så nära det går, till exempel Busstorget, norra uppgången.",
            "nar_text": "Till exempel kvällar sedan i mars.",
            "plats": "Om platsen redan finns på den gemensamma listan.",
            "delningsniva": "Det som är endast för er part lämnas inte över.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        underlag = self.instance.underlag
        omrade = underlag.stadsdelsomrade
        avtal = underlag.lagesbild.overenskommelse
        falt = {
            "samverkansomrade": Samverkansomrade.objects.filter(overenskommelse=avtal),
            "plats": Plats.objects.oppna().filter(stadsdelsomrade=omrade),
            "stadsdel": Stadsdel.objects.filter(stadsdelsomrade=omrade),
            "datakalla": underlag.datakallor.filter(anvand=True),
        }
        for namn, rader in falt.items():
            self.fields[namn].queryset = rader  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("timme_fran") is None) != (data.get("timme_till") is None):
            self.add_error("timme_till", "Ange både från och till klockan, eller inget av dem.")
        return data


class DatakallaForm(forms.ModelForm):
    """A source with its limits."""

    class Meta:
        model = Datakalla
        fields = ["namn", "slag", "tacker", "tacker_inte", "anvand", "motiv"]
        widgets = {"tacker": TextYta(2), "tacker_inte": TextYta(2), "motiv": TextYta(2)}
        help_texts = {"motiv": "Behövs när källan väljs bort."}
