"""A chapter for each samverkansområde: assessment, text, statements, figures, proposals; pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lagesbild.dokument.kalla import Bildkalla
from lagesbild.dokument.kapitel_bild import citat, citerade
from lagesbild.dokument.sifferkapitel import indikatordel
from lagesbild.hanvisning import ankare
from lagesbild.models import Omradesanalys
from samverkan.charts.tabell import Cell
from samverkan.dokument.delar import TEXT, Kolumner, Rad, antal, tabell
from samverkan.dokument.modell import Block, Kapitel, Kartdel, Rubrik, Tabelldel, stycke
from samverkan.models import Allvar, Trend


def kapitel_per_omrade(kalla: Bildkalla) -> list[Kapitel]:
    return [_kapitel(omrade, kalla) for omrade in kalla.sammanhang["omraden"]]


def _kapitel(omrade: dict[str, Any], kalla: Bildkalla) -> Kapitel:
    nummer = omrade["nummer"]
    analys = next((a for a in kalla.innehall["analyser"] if a["omrade"] == nummer), None)
    punkter = [punkt for punkt in kalla.punkter if punkt["omrade"] == nummer]
    siffror = [rad for rad in kalla.sammanhang["indikatorer"] if rad["omrade"] == nummer]
    block = [
        *_analys(analys, kalla),
        *_karta(nummer, omrade["kortnamn"], kalla),
        *punktdel(punkter, omrade["kortnamn"], kalla),
        *indikatordel(siffror, omrade["kortnamn"]),
        *_forslag(nummer, kalla),
        *_undanlagda(nummer, kalla),
    ]
    return Kapitel(f"omrade-{nummer}", f"{nummer}. {omrade['namn']}", tuple(block))


def _karta(nummer: int, namn: str, kalla: Bildkalla) -> list[Block]:
    karta = kalla.kartor.get(nummer)
    if karta is None:
        return []
    return [Kartdel(karta, f"omrade-{nummer}", f"Karta över lägespunkterna, {namn}", True)]


def bedomning(analys: dict[str, Any]) -> str:
    """Severity, development and possibility to act, in one line."""
    delar = []
    if analys.get("allvar"):
        delar.append(f"allvar {Allvar(analys['allvar']).label}")
    delar.append(f"utveckling {Trend(analys['trend']).label}")
    if analys.get("paverkan"):
        paverkan = Omradesanalys.Paverkan(analys["paverkan"]).label
        delar.append(f"möjlighet att påverka {paverkan}")
    return f"Bedömning: {', '.join(delar)}."


def _analys(analys: dict[str, Any] | None, kalla: Bildkalla) -> list[Block]:
    if analys is None or not (analys["text"] or analys.get("samsyn")):
        saknas = "Analysen delas bara mellan parterna." if kalla.is_publik else "Analysen saknas."
        return [stycke(saknas, "ingress")]
    block: list[Block] = [stycke(bedomning(analys), "ingress")]
    block += citat(analys["text"], kalla)
    for falt, rubrik in (("samsyn", "Samsyn"), ("skillnader", "Skillnader i bild")):
        if analys.get(falt):
            block += [Rubrik(rubrik), *citat(analys[falt], kalla)]
    texter = [analys.get(falt) or "" for falt in ("text", "samsyn", "skillnader")]
    return block + citerade("Siffror i texten", texter, kalla.sammanhang.get("siffror", []))


def punktdel(punkter: list[dict[str, Any]], namn: str, kalla: Bildkalla) -> list[Block]:
    """The statements, each with where it comes from."""
    if not punkter:
        return [stycke("Inga lägespunkter i området.")]
    kolumner: Kolumner = [
        ("Nr", TEXT), ("Lägespunkt", TEXT), ("Från", TEXT), ("Allvar", TEXT), ("Utveckling", TEXT)
    ]  # fmt: skip
    innehall = tabell(kolumner, [_punktrad(punkt, kalla) for punkt in punkter])
    fynd = antal(len(punkter), "lägespunkt", "lägespunkter")
    return [Tabelldel(innehall, f"Lägespunkter, {namn}", fynd)]


def _punktrad(punkt: dict[str, Any], kalla: Bildkalla) -> Rad:
    nr = punkt["nummer"]
    text = punkt["text"]
    if punkt["plats"]:
        text += f" Plats: {punkt['plats']}."
    if punkt["allvar_motiv"]:
        text += f" Om bedömningen: {punkt['allvar_motiv']}"
    if punkt.get("trend_motiv"):
        text += f" Om utvecklingen: {punkt['trend_motiv']}"
    for rad in punkt["reservationer"]:
        text += f" Reservation, {kalla.part_i_ord[rad['part']]}: {rad['text']}"
    return [
        Cell(f"L-{nr:02d}", TEXT, id=ankare(nr)),
        text,
        harkomst(punkt, kalla.part_i_ord),
        str(Allvar(punkt["allvar"]).label),
        str(Trend(punkt["trend"]).label),
    ]


def harkomst(punkt: dict[str, Any], parter: dict[str, str]) -> str:
    """Both, or only one; and which observations it was made of."""
    vem = f"endast {parter[punkt['endast']]}" if punkt["endast"] else "båda"
    koder = ", ".join(rad["kod"] for rad in punkt["ur"])
    return f"{vem}: {koder}" if koder else vem


def _forslag(nummer: int, kalla: Bildkalla) -> list[Block]:
    rader = [rad for rad in kalla.innehall["utmaningsforslag"] if rad["omrade"] == nummer]
    if not rader:
        return []
    kolumner: Kolumner = [("Rang", TEXT), ("Föreslagen utmaning", TEXT), ("Varför", TEXT)]
    innehall = tabell(kolumner, [[str(r["rang"]), r["rubrik"], r["motiv"] or "–"] for r in rader])
    return [Tabelldel(innehall, "Föreslagna utmaningar", "Viktigast först")]


def _undanlagda(nummer: int, kalla: Bildkalla) -> list[Block]:
    rader = [rad for rad in kalla.innehall["undanlagda"] if rad["omrade"] == nummer]
    if not rader:
        return []
    kolumner: Kolumner = [("Nr", TEXT), ("Iakttagelse", TEXT), ("Skäl", TEXT)]
    innehall = tabell(kolumner, _rader(rader))
    fynd = f"{antal(len(rader), 'iakttagelse', 'iakttagelser')} förs inte vidare"
    return [Tabelldel(innehall, "Lagt åt sidan", fynd)]


def _rader(rader: Iterable[dict[str, Any]]) -> list[Rad]:
    return [[rad["kod"], rad["text"], rad["motiv"]] for rad in rader]
