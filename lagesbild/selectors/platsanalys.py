"""An analysis as its page shows it: guards, map, proposals, times, repeats and how it was made."""

from __future__ import annotations

from typing import Any

import numpy as np
from django.db.models import QuerySet

from lagesbild.analyskarta import analyskarta, fynd, narmaste, tathetskarta
from lagesbild.geografi.platser import PASS
from lagesbild.kartbild import ortnamn
from lagesbild.models import Platsanalys, Platsbeslut
from lagesbild.permissions.platser import egen_part, may_andra_platser, may_dela
from lagesbild.selectors.platsdata import analysyta, data_nu
from lagesbild.statistik import DAGAR
from samverkan.format_sv import STRECK, procent, tal
from samverkan.models import Stadsdel, Stadsdelsomrade, User
from samverkan.smatal import GRANS, antalstext

PASSEN = [f"{nr * PASS:02d}–{(nr + 1) * PASS:02d}" for nr in range(24 // PASS)]


def analyser(user: User, omrade: Stadsdelsomrade) -> QuerySet[Platsanalys]:
    """The district's analyses that the reader may see, newest first."""
    rader = Platsanalys.objects.visible_to(user).filter(stadsdelsomrade=omrade)
    return rader.select_related("part").defer("resultat").order_by("-created_at")


def analyssida(user: User, analys: Platsanalys) -> dict[str, Any]:
    """Everything on the page of one analysis."""
    omrade = analys.stadsdelsomrade
    delar = list(omrade.stadsdelar.all())
    yta, resultat = analysyta(omrade, delar), analys.resultat
    far_besluta = analys.is_delad and may_andra_platser(user, omrade.pk)
    return {
        "analys": analys,
        "rubrik": fynd(len(resultat["platser"])),
        "karta": analyskarta(analys, delar, yta) if yta else None,
        "tathet": tathetskarta(analys, delar, yta) if yta else None,
        "forslag": forslagen(user, analys, delar),
        "vecka": _vecka(resultat["vecka"]),
        "upprepning": _upprepning(resultat["upprepning"]),
        "gjort": _gjort(analys),
        "data": data_nu(user, analys),
        "far_dela": may_dela(user, analys),
        "far_besluta": far_besluta,
        "far_gora": egen_part(user, omrade.pk) is not None,
    }


def forslagen(user: User, analys: Platsanalys, delar: list[Stadsdel]) -> list[dict[str, Any]]:
    """The proposals with what the parties have said of each."""
    sagt: dict[int, Platsbeslut] = {}
    rader = Platsbeslut.objects.visible_to(user).filter(analys=analys)
    for beslut in rader.order_by("pk"):
        sagt[beslut.forslag or 0] = beslut
    orter = ortnamn(delar, ())
    return [
        forslag(nr, plats, orter) | {"beslut": sagt.get(nr)}
        for nr, plats in enumerate(analys.resultat["platser"], start=1)
    ]


def forslag(nr: int, plats: dict[str, Any], orter: Any) -> dict[str, Any]:
    """One proposal in words; small counts are not told."""
    mitt = np.mean([ring[:2] for ring in plats["kontur"]["coordinates"][0]], axis=0)
    fore, bedomning = plats["antal_fore"], plats["bedomning"]
    return {
        "nr": nr,
        "namn": f"Platsen vid {narmaste(mitt, orter)}" if orter else f"Förslag {nr}",
        "antal": antalstext(plats["antal"]),
        "andel": procent(plats["andel"] * 100, 0),
        "fore": STRECK if fore is None else antalstext(fore),
        "bedomning": bedomning["utfall"] if bedomning else STRECK,
        "topptid": plats["topptid"] or STRECK,
        "hektar": tal(plats["hektar"], 1),
        "celler": len(plats["celler"]),
    }


def _vecka(vecka: dict[str, Any]) -> dict[str, Any] | None:
    """Weekday × four hours, as shares of all events with a known time."""
    matris = np.array(vecka["matris"], dtype=float)
    if not matris.sum():
        return None
    andelar = matris.reshape(7, len(PASSEN), PASS).sum(axis=2) / matris.sum() * 100
    return {
        "kolumner": ["Dag", *(f"#{p}" for p in PASSEN)],
        "rader": [[dag, *(procent(a, 0) for a in rad)] for dag, rad in zip(DAGAR, andelar, strict=True)],
        "uteslutna": vecka["uteslutna"],
    }  # fmt: skip


def _upprepning(svar: dict[str, Any] | None) -> dict[str, Any] | None:
    """Observed over expected pairs, with how sure; small counts of pairs are left out."""
    if svar is None or "text" in svar:
        return svar
    fran = [0, *svar["avstand"][:-1]]
    rader = [
        [f"{tal(a, 0)}–{tal(b, 0)} m", *(_kvot(o, k, p) for o, k, p in zip(*rad, strict=True))]
        for a, b, *rad in zip(fran, svar["avstand"], svar["observerat"], svar["kvot"], svar["p"], strict=True)
    ]  # fmt: skip
    dagar = [0, *svar["dagar"][:-1]]
    kolumner = [f"#{a}–{b} dagar" for a, b in zip(dagar, svar["dagar"], strict=True)]
    return {"kolumner": ["Avstånd", *kolumner], "rader": rader}


def _kvot(observerat: int, kvot: float | None, p: float) -> str:
    if kvot is None or observerat < GRANS:
        return "för få"
    return f"{tal(kvot, 1)} gånger" + (" (säkert)" if p <= 0.05 and kvot > 1 else "")


def _gjort(analys: Platsanalys) -> list[tuple[str, str]]:
    """The method and its parameters, as they are said beside the result."""
    val, under = analys.parametrar["urval"], analys.resultat["underlag"]
    niva = analys.resultat["parametrar"]["niva"]
    return [
        ("Metod", analys.resultat["metod"]),
        ("Säkerhet", f"Falska fynd hålls vid {procent(niva * 100, 0)} av rutorna som pekas ut."),
        ("Rutor", f"Sexhörningar, {val['bredd']} meter mellan mitterna, i SWEREF 99 18 00."),
        ("Marginal", f"{tal(analys.resultat['marginal'], 0)} meter utanför stadsdelsområdet."),
        ("Slag av händelser", ", ".join(val["typer"]) or "alla"),
        ("Utan plats", antalstext(under["utan_plats"])),
        ("Egna händelser", "medräknade" if val["med_egna"] else "inte medräknade"),
        ("Datas kontrollsumma", analys.fingeravtryck[:16]),
    ]
