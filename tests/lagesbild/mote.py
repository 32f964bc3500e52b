"""The merge as its tests drive it."""

from typing import Any

from lagesbild.forms.sammanforing import LagespunktForm, SammanforForm
from lagesbild.models import Lagespunkt, Observation
from lagesbild.workflow import sammanforing as workflow
from samverkan.models import Part


def iakttagelser(bild: Any) -> dict[str, Observation]:
    """By code: S-01 … P-03, whatever letters the parties have."""
    bokstav = {p.pk: "SP"[n] for n, p in enumerate(Part.objects.order_by("ordning"))}
    rader = Observation.objects.filter(underlag__lagesbild=bild).select_related("underlag__part")
    return {f"{bokstav[rad.underlag.part_id]}-{rad.lopnummer:02d}": rad for rad in rader}


def sammanfor(bild: Any, by: Any, *rader: Observation, **andra: Any) -> Lagespunkt:
    falt = {"text": "Gemensamt.", "allvar": 3, "allvar_motiv": "", "trend": "okant"} | andra
    form = SammanforForm(falt)
    assert form.is_valid()
    return workflow.sammanfor(bild, form, [rad.pk for rad in rader], by=by)


def redigera(punkt: Lagespunkt, by: Any, version: int | None = None, **andra: Any) -> Lagespunkt:
    falt = {
        "text": punkt.text, "allvar": punkt.allvar, "allvar_motiv": punkt.allvar_motiv,
        "trend": punkt.trend, "delningsniva": punkt.delningsniva,
    }  # fmt: skip
    form = LagespunktForm(falt | andra, instance=Lagespunkt.objects.get(pk=punkt.pk))
    assert form.is_valid(), form.errors
    return workflow.spara_lagespunkt(form, by=by, version=version or punkt.version)
