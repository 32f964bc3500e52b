"""The parts of a place that is split: one or more are drawn, the second is what they leave."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import shapely
from django import forms
from django.core.exceptions import ValidationError
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from lagesbild.forms.platser import YtterlinjeField
from lagesbild.geografi.ytterlinje import mitt
from lagesbild.models import Plats
from samverkan.formular import TextYta

#: The parts beyond the second; left empty they are not made.
FLER = {3: "tredje", 4: "fjärde", 5: "femte", 6: "sjätte"}
FORSTA, FALT = "Den första delen", ("namn", "slag", "geometri")
#: Less than this share of a place is left over from drawing, not a part.
SMULA = 0.02
UTANFOR = "Delen ligger utanför platsen. Rita den inom platsens ytterlinje."
OVER = "Delen ligger över en annan del. Rita om den så att de bara möts."
ALLT = "Det som är ritat täcker hela platsen. Lämna något till den andra delen."
I_BITAR = "Rita så att det som blir kvar hänger ihop och når kanten: det är den andra delen."
SAKNAS = {
    "namn": "Skriv delens namn, eller töm alla delens fält.",
    "slag": "Välj minst ett slag för delen.",
    "geometri": "Rita delen, eller töm alla delens fält.",
}


def rubrik(nr: int) -> str:
    return f"Den {FLER[nr]} delen, om den behövs"


def faltnamn(nr: int) -> list[str]:
    return [f"del{nr}_{namn}" for namn in FALT]


def fler_falt(nr: int) -> dict[str, forms.Field]:
    """The fields of one more part."""
    vilken = f"Den {FLER[nr]} delen"
    linje = TextYta(4, {"spellcheck": "false", "data-del": vilken})
    falt: list[forms.Field] = [
        forms.CharField(label=f"{vilken}s namn", max_length=120, required=False),
        forms.MultipleChoiceField(label=f"{vilken}s slag", choices=Plats.Slag.choices,
                                  required=False, widget=forms.CheckboxSelectMultiple),
        YtterlinjeField(label=f"{vilken}s ytterlinje", required=False, widget=linje,
                        help_text="Ett hörn på varje rad, inom platsen."),
    ]  # fmt: skip
    return dict(zip(faltnamn(nr), falt, strict=True))


def fler_delar(form: forms.Form | forms.ModelForm[Any], plats: Plats) -> list[dict[str, Any]]:
    """What was written of the third part and on; each is whole, or a fault stands on its field."""
    delar = []
    for nr in FLER:
        ett = {n: form.cleaned_data.get(f"del{nr}_{n}") or None for n in FALT}
        if not any(ett.values()):
            continue
        kravs = FALT if plats.geometri else FALT[:2]
        for namn in (n for n in kravs if not ett[n]):
            form.add_error(f"del{nr}_{namn}", SAKNAS[namn])
        delar.append(med_punkt(ett, plats))
    return delar


def med_punkt(del_: dict[str, Any], plats: Plats) -> dict[str, Any]:
    """A part with a point inside its outline, else the point of the whole place."""
    yta = del_.get("geometri")
    lat, lon = mitt(yta) if yta else (plats.latitud, plats.longitud)
    return del_ | {"latitud": lat, "longitud": lon}


def resten(hela: BaseGeometry, ritade: dict[str, BaseGeometry]) -> dict[str, Any]:
    """What the drawn parts, by their fields, leave of a place: one whole surface, or a fault in words."""
    minst = SMULA * hela.area
    for namn, yta in ritade.items():
        if yta.intersection(hela).area < minst:
            raise ValidationError({namn: UTANFOR})
    for ena, andra in combinations(ritade, 2):
        if ritade[ena].intersection(ritade[andra]).area >= minst:
            raise ValidationError({andra: OVER})
    bitar = shapely.get_parts(hela.difference(shapely.union_all([*ritade.values()])))
    stora = [bit for bit in bitar if bit.area >= minst and bit.geom_type == "Polygon"]
    if not stora:
        raise ValidationError({"geometri": ALLT})
    if len(stora) > 1 or stora[0].interiors:
        raise ValidationError({"geometri": I_BITAR})
    return polygon(stora[0])


def ytorna(data: dict[str, Any]) -> dict[str, BaseGeometry]:
    """The outlines that were drawn, by the names of their fields."""
    namn = ["geometri", *(f"del{nr}_geometri" for nr in FLER)]
    return {n: shape(data[n]) for n in namn if data.get(n)}


def polygon(yta: BaseGeometry) -> dict[str, Any]:
    """A surface as it is stored."""
    rundad = mapping(shapely.Polygon(shapely.get_coordinates(yta.exterior).round(6)))  # type: ignore[attr-defined]
    return {
        "type": "Polygon",
        "coordinates": [[list(xy) for xy in ring] for ring in rundad["coordinates"]],
    }
