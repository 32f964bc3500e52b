"""Forms of places: what, where and how far, and which are pointed out."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lagesbild.forms.punkt import PunktForm
from lagesbild.geografi.ytterlinje import geojson, hornen, mitt, rymmer, skriv, tolka
from lagesbild.models import Lagesbild, Plats, UtpekadPlats
from samverkan.formular import TextYta
from samverkan.models import Delningsniva, Stadsdelsomrade

DELADE = [val for val in Delningsniva.choices if val[0] != Delningsniva.EGEN]
NARA = 50.0
BESKRIVNING = "Var platsen börjar och slutar, och vad som gör att den behöver insats."


class YtterlinjeField(forms.Field):
    """An outline as rows of coordinates; its value is the polygon that is stored."""

    widget = TextYta

    def to_python(self, value: Any) -> dict[str, Any] | None:
        if isinstance(value, dict) or not str(value or "").strip():
            return value or None
        corners, faults = tolka(value)
        if faults:
            raise ValidationError(faults)
        return geojson(corners)

    def prepare_value(self, value: Any) -> Any:
        return skriv(value) if isinstance(value, dict) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class PlatsForm(forms.ModelForm):
    """The words of a place; the rest of it is decided by both parties."""

    class Meta:
        model = Plats
        fields = ["namn", "stadsdel", "beskrivning", "delningsniva"]
        widgets = {"beskrivning": TextYta(3)}
        help_texts = {"beskrivning": BESKRIVNING}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stadsdel"].queryset = self.instance.stadsdelsomrade.stadsdelar.all()  # type: ignore[attr-defined]
        self.fields["delningsniva"].choices = DELADE  # type: ignore[attr-defined]


class LagesForm(PunktForm):
    """What a place is and where, as both parties are asked to agree to it."""

    slag = forms.MultipleChoiceField(
        label="Slag", choices=Plats.Slag.choices, widget=forms.CheckboxSelectMultiple,
        help_text="En plats kan vara flera saker på en gång.",
    )  # fmt: skip
    geometri = YtterlinjeField(
        label="Ytterlinje", required=False, widget=TextYta(5, {"spellcheck": "false"}),
        help_text="Ett hörn på varje rad, nord före öst: 59,3681 17,8428. Kan lämnas tomt.",
    )  # fmt: skip

    class Meta:
        model = Plats
        fields = [
            "namn", "slag", "stadsdel", "beskrivning", "latitud", "longitud", "geometri",
            "delningsniva",
        ]  # fmt: skip
        widgets = {"beskrivning": TextYta(3)}
        help_texts = {"beskrivning": BESKRIVNING}

    @property
    def omrade(self) -> Stadsdelsomrade:
        return self.instance.stadsdelsomrade

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors.keys() & {"latitud", "longitud", "geometri"}:
            self._granska_punkt(data)
            self.granska_ytterlinje(data)
        return data

    def _granska_punkt(self, data: dict[str, Any]) -> None:
        """An outline alone gets a point in its middle; a point lies within its outline."""
        if data.get("latitud") is None and data.get("longitud") is None and data.get("geometri"):
            data["latitud"], data["longitud"] = mitt(data["geometri"])
            return
        punkt = self.granska_punkt(data)
        if punkt and data.get("geometri") and not rymmer(data["geometri"], punkt, NARA):
            text = "Punkten ligger utanför ytterlinjen. Flytta den, eller töm fälten så sätts den."
            self.add_error("latitud", text)

    def granska_ytterlinje(self, data: dict[str, Any], namn: str = "geometri") -> None:
        """Every corner of an outline lies in the district, or its row is told."""
        if not data.get(namn):
            return
        ute = self.utanfor(hornen(data[namn]))
        if ute:
            rader = [rad for rad, _ in tolka(self.data[self.add_prefix(namn)])[0]]
            numren = ", ".join(str(rader[i]) for i in ute)
            self.add_error(namn, f"Utanför {self.omrade}: rad {numren}. Kontrollera koordinaterna.")


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


class LagerForm(forms.Form):
    """Which layers the district's map shows."""

    platser = forms.BooleanField(label="Platser", required=False, initial=True)
    iakttagelser = forms.BooleanField(label="Iakttagelser", required=False, initial=True)
    handelser = forms.BooleanField(label="Händelser i rutor", required=False)
    utsatta = forms.BooleanField(label="Utsatta områden", required=False)
    valt = forms.CharField(widget=forms.HiddenInput, required=False, initial="ja")

    def lager(self) -> set[str]:
        """Those chosen; the usual ones before anything is."""
        if not self.is_bound:
            return {namn for namn, falt in self.fields.items() if falt.initial is True}
        return {namn for namn in self.fields if namn != "valt" and self.data.get(namn)}
