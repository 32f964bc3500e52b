"""What a step in a place's life needs to say: only what it changes, when, and why."""

from __future__ import annotations

from typing import Any

import shapely
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from shapely.geometry import shape

from lagesbild.forms import platsdelning as delning
from lagesbild.forms.platser import DELADE, LagesForm
from lagesbild.geografi.ytterlinje import mitt
from lagesbild.models import Plats, Platsbeslut
from samverkan.formular import DatumInput, TextYta
from samverkan.models import Stadsdelsomrade

Handling = Platsbeslut.Handling
LAGE = ("latitud", "longitud", "geometri")
VAD = ("namn", "slag", "stadsdel", "beskrivning")
#: The fields of each step; `datum` and `skal` are asked for by all.
FALT: dict[str, tuple[str, ...]] = {
    Handling.FUNNEN: (*VAD, *LAGE, "delningsniva"),
    Handling.KVAR: ("slag",),
    Handling.FLYTTAD: ("slag", *LAGE),
    Handling.DELAD: ("namn", "slag", *LAGE, "andra_namn", "andra_slag"),
    Handling.SAMMANSLAGEN: ("platser", *VAD, *LAGE),
    Handling.STANGD: (),
    Handling.OPPNAD: ("slag", *LAGE),
}
RITA = "Rita den första delen; det som blir kvar av platsen blir den andra."
GRUPPER = [
    ("Vilka platser", ["platser"]),
    ("Vad", list(VAD)),
    ("Var", list(LAGE)),
    ("Den andra delen", ["andra_namn", "andra_slag"]),
    *((delning.rubrik(nr), delning.faltnamn(nr)) for nr in delning.FLER),
    ("Vem får se den", ["delningsniva"]),
    ("Beslutet", ["datum", "skal"]),
]
INGRESS: dict[str, str] = {
    Handling.DELAD: "Rita den första delen på kartan. Det som blir kvar av platsen blir den andra. "
    "Behövs det fler, upp till sex, ritas också de och det som blir kvar blir den andra.",
    Handling.SAMMANSLAGEN: "Lämnas ytterlinjen tom ritas den kring platserna.",
}
ANDRA_DELEN = "Det som blir kvar av platsen när de andra delarna är ritade."


class BeslutsForm(LagesForm):
    """One form for every step; `omrade` and, for what exists, `plats` say what it is about."""

    platser = forms.ModelMultipleChoiceField(
        Plats.objects.none(), label="Platser som slås ihop", widget=forms.CheckboxSelectMultiple,
        help_text="Minst två.",
    )  # fmt: skip
    andra_namn = forms.CharField(
        label="Den andra delens namn", max_length=120, help_text=ANDRA_DELEN
    )
    andra_slag = forms.MultipleChoiceField(
        label="Den andra delens slag", choices=Plats.Slag.choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    datum = forms.DateField(label="Från och med", widget=DatumInput)
    skal = forms.CharField(
        label="Varför",
        widget=TextYta(2),
        help_text="Står i platsens historia och ses av båda parter.",
    )

    def __init__(
        self, *args: Any, handling: str, omrade: Stadsdelsomrade, plats: Plats | None = None,
        initial: dict[str, Any] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        self.handling, self.plats = handling, plats
        self.kvar: dict[str, Any] | None = None
        self.fler: list[dict[str, Any]] = []
        forslag = _forval(handling, plats) | {"datum": timezone.localdate()} | (initial or {})
        kwargs |= {"instance": Plats(stadsdelsomrade=omrade), "initial": forslag}
        super().__init__(*args, **kwargs)
        behalls = {*FALT[handling], "datum", "skal"}
        if handling == Handling.DELAD:
            for nr in delning.FLER:
                self.fields |= delning.fler_falt(nr)
                behalls |= {*delning.faltnamn(nr)}
        self.fields = {n: f for n, f in self.fields.items() if n in behalls}
        self.grupper = [(r, [n for n in namn if n in behalls]) for r, namn in GRUPPER]
        self.grupper = [grupp for grupp in self.grupper if grupp[1]]
        self._val(omrade)

    @property
    def ingress(self) -> str:
        return INGRESS.get(self.handling, "")

    @property
    def plats_delas(self) -> bool:
        return self.handling == Handling.DELAD

    @property
    def hopfallda(self) -> list[str]:
        return [delning.rubrik(nr) for nr in delning.FLER]

    def _val(self, omrade: Stadsdelsomrade) -> None:
        val: dict[str, Any] = self.fields
        if "stadsdel" in val:
            val["stadsdel"].queryset = omrade.stadsdelar.all()
        if "delningsniva" in val:
            val["delningsniva"].choices = DELADE
        if "platser" in val:
            val["platser"].queryset = omrade.platser.oppna()  # type: ignore[attr-defined]
        if self.handling == Handling.DELAD:
            val["namn"].label = f"{delning.FORSTA}s namn"
            val["slag"].label = f"{delning.FORSTA}s slag"
            val["geometri"].widget.attrs["data-del"] = delning.FORSTA
            val["geometri"].help_text = f"{delning.FORSTA}. {val['geometri'].help_text}"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.handling == Handling.SAMMANSLAGEN and not self.errors and not data["geometri"]:
            _omsluter(data)
        if self.handling == Handling.DELAD and self.plats:
            self._dela(data, self.plats)
        return data

    def _dela(self, data: dict[str, Any], plats: Plats) -> None:
        """The parts that were drawn, and what they leave of the place."""
        for nr in delning.FLER:
            self.granska_ytterlinje(data, f"del{nr}_geometri")
        if not self.errors:
            self.fler = delning.fler_delar(self, plats)
        if self.errors or not plats.geometri:
            return
        try:
            if not data["geometri"]:
                raise ValidationError({"geometri": RITA})
            self.kvar = delning.resten(shape(plats.geometri), delning.ytorna(data))
        except ValidationError as fel:
            self.add_error(None, fel)

    def delar(self) -> list[dict[str, Any]]:
        """The places as they are after the step."""
        data = self.cleaned_data
        egna = {n: data[n] for n in FALT[self.handling] if n in data and not n.startswith("andra_")}
        egna.pop("platser", None)
        if stadsdel := egna.pop("stadsdel", None):
            egna["stadsdel_id"] = stadsdel.pk
        if self.handling == Handling.STANGD:
            return []
        if self.handling != Handling.DELAD or self.plats is None:
            return [egna]
        andra = {"namn": data["andra_namn"], "slag": data["andra_slag"], "geometri": self.kvar}
        return [egna, delning.med_punkt(andra, self.plats), *self.fler]

    def beslut(self) -> Platsbeslut:
        """The step unsaved."""
        data = self.cleaned_data
        return Platsbeslut(
            stadsdelsomrade=self.omrade, handling=self.handling, delar=self.delar(),
            datum=data["datum"], skal=data["skal"],
        )  # fmt: skip


def som_initial(beslut: Platsbeslut) -> dict[str, Any]:
    """What a proposal says, by the form's fields; `version` is the one that was read."""
    forsta, andra, *fler = [*beslut.delar, {}, {}][: max(2, len(beslut.delar))]
    svar = forsta | {
        "stadsdel": forsta.get("stadsdel_id"), "platser": list(beslut.platser.all()),
        "andra_namn": andra.get("namn"), "andra_slag": andra.get("slag"),
        "datum": beslut.datum, "skal": beslut.skal, "version": beslut.version,
    }  # fmt: skip
    for nr, del_ in enumerate(fler, start=3):
        svar |= {
            falt: del_.get(n) for falt, n in zip(delning.faltnamn(nr), delning.FALT, strict=True)
        }
    return svar


def _forval(handling: str, plats: Plats | None) -> dict[str, Any]:
    """What the place is today; a place that moves or is split gets its point from the new outline."""
    if plats is None:
        return {}
    forval: dict[str, Any] = {
        "slag": plats.slag,
        "andra_slag": plats.slag,
        "geometri": plats.geometri,
    }
    if not plats.geometri or handling == Handling.OPPNAD:
        forval |= {"latitud": plats.latitud, "longitud": plats.longitud}
    return forval


def _omsluter(data: dict[str, Any]) -> None:
    """Around the places that are merged, when no outline is drawn."""
    ytor = [shape(plats.geometri) for plats in data["platser"] if plats.geometri]
    if ytor:
        data["geometri"] = delning.polygon(shapely.union_all(ytor).convex_hull)
        data["latitud"], data["longitud"] = mitt(data["geometri"])


class SkalForm(forms.Form):
    """Why a proposal is dismissed."""

    skal = forms.CharField(label="Varför avfärdas förslaget?", widget=TextYta(2))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """It stands beside the form that adopts, which also asks why: the ids are its own."""
        super().__init__(*args, **{"auto_id": "avfarda_%s"} | kwargs)
