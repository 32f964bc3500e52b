"""An indicator as a table of all districts, from frozen values; pure."""

from __future__ import annotations

from typing import Any

from lagesbild.dokument.sifferkapitel import varde_i_ord
from samverkan.charts.tabell import Cell, Tabell
from samverkan.dokument.delar import TAL, TEXT, Kolumner, Rad, tabell
from samverkan.format_sv import intervall, tal
from uppfoljning.arsrapport.delar import arsrad, hela_orten, lagescell


def fynd_tabell(rad: dict[str, Any]) -> str:
    if rad["polisdriven"]:
        return "Talet drivs av polisens arbete och bedöms inte automatiskt"
    lagen = [ett["lage"] for ett in rad["lagen"].values()]
    if set(lagen) <= {"ej"}:
        return "Inget stadsdelsområde har både målvärde och värde"
    return f"{lagen.count('nej')} avviker, {lagen.count('nja')} osäkra, {lagen.count('ja')} på väg"


def noter(rad: dict[str, Any]) -> list[str]:
    rader = [f"Källa: {rad['kalla']}, {rad['periodicitet']}."]
    if any("skyddat" in v.get("saknas", "") for s in rad["omraden"].values() for v in s.values()):
        rader.append("Skyddat: talet är så litet att det inte skrivs ut.")
    return rader


def maltabell(innehall: dict[str, Any], rad: dict[str, Any]) -> Tabell:
    years, namn = arsrad(innehall), innehall["stadsdelsomraden"]
    serier = [(d["namn"], rad["omraden"][d["slug"]], rad["lagen"][d["slug"]]) for d in namn]
    visade = _visade(rad, years)
    sista = [serie.get(visade[-1], {}) for _, serie, _ in serier]
    sista.append(rad["staden"].get(visade[-1], {}))
    med_intervall = any("intervall" in varde for varde in sista)
    med_n = any("n" in varde for varde in sista) and not rad["enhet"].startswith("antal")
    kolumner: Kolumner = [("Stadsdelsområde", TEXT), *((year, TAL) for year in visade)]
    kolumner += [("95\u00a0% intervall", TAL)] * med_intervall + [("Antal svar", TAL)] * med_n
    kolumner += [("Mål", TAL), ("Läge", TEXT)]
    bred = (visade, med_intervall, med_n)
    rader = [
        _rad(namn, serie, lage, rad, bred)
        for namn, serie, lage in serier
        if any(rad["omraden"].values())
    ]
    if rad["staden"]:
        rader.append(_rad(hela_orten(innehall), rad["staden"], None, rad, bred))
    return tabell(kolumner, rader)


def _visade(rad: dict[str, Any], years: list[str]) -> list[str]:
    """The first and the two last years that anybody has a row for."""
    serier = [rad["staden"], *rad["omraden"].values()]
    kanda = [year for year in years if any(year in serie for serie in serier)]
    return list(dict.fromkeys([*kanda[:1], *kanda[-2:]]))


def _rad(
    namn: str,
    serie: dict[str, Any],
    lage: dict[str, Any] | None,
    rad: dict[str, Any],
    bred: tuple[list[str], bool, bool],
) -> Rad:
    visade, med_intervall, med_n = bred
    decimaler, sista = rad["decimaler"], serie.get(visade[-1], {})
    celler: Rad = [namn, *(varde_i_ord(serie.get(year), decimaler) for year in visade)]
    if med_intervall:
        lag, hog = (float(x) for x in sista.get("intervall", ("nan", "nan")))
        celler.append(intervall(lag, hog, decimaler) or "–")
    if med_n:
        celler.append(tal(sista["n"]) if "n" in sista else "–")
    mal = (lage or {}).get("mal")
    celler.append(f"{tal(float(mal['varde']), decimaler)} ({mal['year']})" if mal else "–")
    celler.append(lagescell(lage["lage"]) if lage else Cell("–", TEXT))
    return celler
