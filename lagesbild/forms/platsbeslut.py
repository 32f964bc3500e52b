"""What a step in a place's life needs to say: only what it changes, when, and why."""

from __future__ import annotations

from typing import Any

import shapely
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

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
GRUPPER = [
    ("Vilka platser", ["platser"]),
    ("Vad", list(VAD)),
    ("Var", list(LAGE)),
    ("Den andra delen", ["andra_namn", "andra_slag"]),
    ("Vem får se den", ["delningsniva"]),
    ("Beslutet", ["datum", "skal"]),
]
#: Less than this share of a place is left over from drawing, not a part.
SMULA = 0.02
INGRESS: dict[str, str] = {
    Handling.DELAD: "Rita den första delen på kartan. Det som blir kvar av platsen blir den andra.",
    Handling.SAMMANSLAGEN: "Lämnas ytterlinjen tom ritas den kring platserna.",
}
ANDRA_DELEN = "Det som blir kvar av platsen när den första delen är ritad."


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
        forslag = _forval(handling, plats) | {"datum": timezone.localdate()} | (initial or {})
        kwargs |= {"instance": Plats(stadsdelsomrade=omrade), "initial": forslag}
        super().__init__(*args, **kwargs)
        behalls = {*FALT[handling], "datum", "skal"}
        self.fields = {n: f for n, f in self.fields.items() if n in behalls}
        self.grupper = [(r, [n for n in namn if n in behalls]) for r, namn in GRUPPER]
        self.grupper = [grupp for grupp in self.grupper if grupp[1]]
        self._val(omrade)

    @property
    def ingress(self) -> str:
        return INGRESS.get(self.handling, "")

    def _val(self, omrade: Stadsdelsomrade) -> None:
        val: dict[str, Any] = self.fields
        if "stadsdel" in val:
            val["stadsdel"].queryset = omrade.stadsdelar.all()
        if "delningsniva" in val:
            val["delningsniva"].choices = DELADE
        if "platser" in val:
            val["platser"].queryset = omrade.platser.oppna()  # type: ignore[attr-defined]
        if self.handling == Handling.DELAD:
            val["namn"].label, val["slag"].label = (
                "Den första delens namn",
                "Den första delens slag",
            )
            val["geometri"].help_text = f"Den första delen. {val['geometri'].help_text}"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.handling == Handling.SAMMANSLAGEN and not self.errors and not data["geometri"]:
            _omsluter(data)
        if (
            self.handling == Handling.DELAD
            and not self.errors
            and self.plats
            and self.plats.geometri
        ):
            self.kvar = self._resten(data)
        return data

    def _resten(self, data: dict[str, Any]) -> dict[str, Any] | None:
        if not data["geometri"]:
            self.add_error("geometri", "Rita den första delen; resten av platsen blir den andra.")
            return None
        try:
            return resten(shape(self.plats.geometri), shape(data["geometri"]))  # type: ignore[union-attr, arg-type]
        except ValidationError as fel:
            self.add_error("geometri", fel)
            return None

    def delar(self) -> list[dict[str, Any]]:
        """The places as they are after the step."""
        data = self.cleaned_data
        egna = {n: data[n] for n in FALT[self.handling] if n in data and not n.startswith("andra_")}
        egna.pop("platser", None)
        if stadsdel := egna.pop("stadsdel", None):
            egna["stadsdel_id"] = stadsdel.pk
        if self.handling == Handling.STANGD:
            return []
        return [egna, *([self._andra(data)] if self.handling == Handling.DELAD else [])]

    def _andra(self, data: dict[str, Any]) -> dict[str, Any]:
        """The second part: what the first leaves of the outline, or the place's own point."""
        plats, punkt = self.plats, mitt(self.kvar) if self.kvar else None
        lat, lon = punkt or (plats.latitud, plats.longitud) if plats else (None, None)
        return {"namn": data["andra_namn"], "slag": data["andra_slag"], "geometri": self.kvar,
                "latitud": lat, "longitud": lon}  # fmt: skip

    def beslut(self) -> Platsbeslut:
        """The step unsaved."""
        data = self.cleaned_data
        return Platsbeslut(
            stadsdelsomrade=self.omrade, handling=self.handling, delar=self.delar(),
            datum=data["datum"], skal=data["skal"],
        )  # fmt: skip


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


def resten(hela: BaseGeometry, del_: BaseGeometry) -> dict[str, Any]:
    """What is left of a place when one part is drawn: one whole surface, or a fault in words."""
    if del_.intersection(hela).area < SMULA * hela.area:
        raise ValidationError("Den första delen ligger utanför platsen. Rita den inom ytterlinjen.")
    bitar = shapely.get_parts(hela.difference(del_))
    stora = [bit for bit in bitar if bit.area >= SMULA * hela.area and bit.geom_type == "Polygon"]
    if not stora:
        raise ValidationError("Den första delen täcker hela platsen. Lämna något till den andra.")
    if len(stora) > 1 or stora[0].interiors:
        raise ValidationError("Rita delen så att resten hänger ihop och når delens kant.")
    return _json(stora[0])


def _omsluter(data: dict[str, Any]) -> None:
    """Around the places that are merged, when no outline is drawn."""
    ytor = [shape(plats.geometri) for plats in data["platser"] if plats.geometri]
    if ytor:
        data["geometri"] = _json(shapely.union_all(ytor).convex_hull)
        data["latitud"], data["longitud"] = mitt(data["geometri"])


def _json(yta: BaseGeometry) -> dict[str, Any]:
    rundad = mapping(shapely.Polygon(shapely.get_coordinates(yta.exterior).round(6)))  # type: ignore[attr-defined]
    return {
        "type": "Polygon",
        "coordinates": [[list(xy) for xy in ring] for ring in rundad["coordinates"]],
    }


class SkalForm(forms.Form):
    """Why a proposal is dismissed."""

    skal = forms.CharField(label="Varför avfärdas förslaget?", widget=TextYta(2))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """It stands beside the form that adopts, which also asks why: the ids are its own."""
        super().__init__(*args, **{"auto_id": "avfarda_%s"} | kwargs)
