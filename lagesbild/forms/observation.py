"""Forms of an observation, and of what has become of last year's."""

from __future__ import annotations

from typing import Any

from django import forms

from lagesbild.forms.punkt import PunktForm
from lagesbild.forslag.iakttagelse import HELA_OMRADET
from lagesbild.models import VECKODAGAR, Observation, Omprovning, Plats
from lagesbild.workflow.omprovning import Svar
from samverkan.formular import KryssRad, TextYta, ValRad
from samverkan.models import Allvar, Samverkansomrade, Stadsdel, Stadsdelsomrade, Trend


class ObservationForm(PunktForm):
    """What, where, when, how often and how serious."""

    veckodagar = forms.TypedMultipleChoiceField(
        label="Vilka dagar?",
        choices=list(enumerate(VECKODAGAR)),
        coerce=int,
        required=False,
        widget=KryssRad,
    )
    grupper = [
        (
            "",
            [
                "samverkansomrade",
                "text",
                "plats_text",
                "frekvens",
                "allvar",
                "trend",
                "datakalla",
                "delningsniva",
            ],
        ),
        ("När", ["nar_text", "veckodagar", "timme_fran", "timme_till"]),
        ("Mer om vad och var", ["niva", "plats", "stadsdel", "latitud", "longitud"]),
    ]

    hopfallda = ("När", "Mer om vad och var")

    class Meta:
        model = Observation
        fields = [*Observation.KOPIERAS]
        widgets = {
            "text": TextYta(4),
            "plats_text": forms.TextInput({"list": "stallen", "autocomplete": "off"}),
        }
        help_texts = {
            "text": "Skriv om platser, grupper och företeelser, aldrig om enskilda personer.",
            "plats_text": (
                "Så nära det går, till exempel Busstorget, norra uppgången. "
                f"Stadsdelar, platser på listan och ”{HELA_OMRADET}” går att söka fram."
            ),
            "nar_text": "Till exempel kvällar sedan i mars.",
            "plats": "Fylls i av sig självt när platsens namn står i ”Var”.",
            "stadsdel": "Fylls i av sig självt när stadsdelens namn står i ”Var”.",
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

    @property
    def omrade(self) -> Stadsdelsomrade:
        return self.instance.underlag.stadsdelsomrade

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("timme_fran") is None) != (data.get("timme_till") is None):
            self.add_error("timme_till", "Ange både från och till klockan, eller inget av dem.")
        if not self.errors.keys() & {"latitud", "longitud"}:
            self.granska_punkt(data)
        self._kann_igen(data)
        return data

    def _kann_igen(self, data: dict[str, Any]) -> None:
        """A place or stadsdel named in "Var" is the one meant, unless another was chosen."""
        var = (data.get("plats_text") or "").strip().casefold()
        for falt in ("plats", "stadsdel"):
            if var and not data.get(falt):
                rader = self.fields[falt].queryset  # type: ignore[attr-defined]
                data[falt] = next((rad for rad in rader if rad.namn.casefold() == var), None)
        if data.get("plats") and not data.get("stadsdel"):
            data["stadsdel"] = data["plats"].stadsdel


class OmprovningForm(forms.Form):
    """What has become of one of last year's observations; unanswered until one chooses."""

    utfall = forms.ChoiceField(
        label="Vad har hänt?",
        choices=Omprovning.Utfall.choices,
        required=False,
        widget=ValRad,
    )
    text = forms.CharField(label="Så här är det nu", widget=TextYta(4), required=False)
    allvar = forms.TypedChoiceField(label="Allvar", choices=Allvar.choices, coerce=int)
    trend = forms.ChoiceField(label="Utveckling", choices=Trend.choices)

    def __init__(self, *args: Any, tidigare: Observation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tidigare = tidigare

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("utfall") != Omprovning.Utfall.FORANDRAD:
            return data
        nu = (data.get("text", "").strip(), data.get("allvar"), data.get("trend"))
        if not nu[0]:
            self.add_error("text", "Skriv hur det är nu.")
        elif nu == (self.tidigare.text.strip(), self.tidigare.allvar, self.tidigare.trend):
            self.add_error("text", "Ändra det som har förändrats, eller välj ”kvarstår”.")
        return data

    @property
    def svar(self) -> Svar | None:
        """The answer, when one was given."""
        data = self.cleaned_data
        if not data.get("utfall"):
            return None
        return Svar(
            self.tidigare.pk, data["utfall"], data["text"].strip(), data["allvar"], data["trend"]
        )


def omprovningsformular(rader: list[Observation], data: Any) -> list[OmprovningForm]:
    """A form for each of last year's observations, with last year's words to start from."""
    return [
        OmprovningForm(
            data,
            prefix=f"o{rad.pk}",
            tidigare=rad,
            initial={"text": rad.text, "allvar": rad.allvar, "trend": rad.trend},
        )
        for rad in rader
    ]
