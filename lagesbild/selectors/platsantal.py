"""The lives of places as rows, and how many there were of each kind each year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from lagesbild.models import Plats, Platshandelse
from lagesbild.platsliv import Ar, Steg, ar_for_ar
from samverkan.charts.modell import Diagram, Roll, Serie, Slag
from samverkan.models import Stadsdelsomrade

ANDRING = {
    "funnen": "Nya",
    "oppnad": "Åter på listan",
    "delad": "Genom delning",
    "sammanslagen": "Genom sammanslagning",
    "stangd": "Avförda",
}


def stegen(platser: Iterable[Plats]) -> list[Steg]:
    """Every row of the places' lives, in the order they were decided."""
    rader = Platshandelse.objects.filter(plats__in=list(platser))
    return [steg for _, steg in _med_omrade(rader)]


def stegen_per_omrade(omraden: Iterable[Stadsdelsomrade]) -> dict[int, list[Steg]]:
    """The same of all places of each district, in one question."""
    svar: dict[int, list[Steg]] = defaultdict(list)
    for omrade, steg in _med_omrade(
        Platshandelse.objects.filter(plats__stadsdelsomrade__in=omraden)
    ):
        svar[omrade].append(steg)
    return svar


def _med_omrade(rader: QuerySet[Platshandelse]) -> list[tuple[int, Steg]]:
    kolumner = ("datum", "plats_id", "slag", "platsslag", "till_plats_id", "pk")
    return [
        (omrade, Steg(datum, plats, slag, frozenset(platsslag), till, pk))
        for omrade, datum, plats, slag, platsslag, till, pk in rader.order_by(
            "datum", "pk"
        ).values_list("plats__stadsdelsomrade", *kolumner)
    ]


def platsantal(platser: Iterable[Plats], till: date) -> list[Ar]:
    """One line a year, counted at its end."""
    return ar_for_ar(stegen(platser), Plats.Slag.values, till)


def antalstabell(aren: list[Ar]) -> dict[str, Any]:
    """The counts with what changed them; a place of two kinds stands under both."""
    slag = [str(etikett) for etikett in Plats.Slag.labels]
    vad = [v for v in ANDRING if any(v in ett.andring for ett in aren)]
    return {
        "kolumner": ["År", "#Platser", *(f"#{s.capitalize()}" for s in slag),
                     *(f"#{ANDRING[v]}" for v in vad)],
        "rader": [
            [str(a.year), a.alla, *(a.slag[s] for s in Plats.Slag.values),
             *(_andring(a.andring.get(v, 0)) for v in vad)]
            for a in aren
        ],
    }  # fmt: skip


def _andring(antal: int) -> str:
    return f"{'+' if antal > 0 else '−'}{abs(antal)}" if antal else "0"


def antalsfigur(aren: list[Ar]) -> Diagram | None:
    """One line for each kind; nothing to draw before there are two years."""
    if len(aren) < 2:
        return None
    forst, sist = aren[0], aren[-1]
    serier = [
        Serie.av_tal(str(Plats.Slag(slag).label), [float(a.slag[slag]) for a in aren])
        for slag in Plats.Slag.values
    ]
    alla = Serie.av_tal("alla platser", [float(a.alla) for a in aren], Roll.HUVUD)
    return Diagram(
        fynd=f"{sist.alla} platser {sist.year}, {forst.alla} platser {forst.year}",
        enhet="Antal platser på listan vid årets slut; en plats av två slag räknas under båda.",
        slag=Slag.LINJE, kategorier=tuple(str(a.year) for a in aren),
        serier=(alla, *serier), decimaler=0, kalltext="parternas gemensamma lista",
    )  # fmt: skip
