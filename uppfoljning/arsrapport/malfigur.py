"""An indicator drawn for all districts, from frozen values; pure."""

from __future__ import annotations

from typing import Any

from samverkan.charts.modell import Diagram, Punkt, Roll, Serie, Slag, med_helheten
from samverkan.format_sv import tal
from uppfoljning.arsrapport.delar import arsrad, hela_orten, orten


def diagram(innehall: dict[str, Any], rad: dict[str, Any]) -> Diagram:
    """Small multiples over all districts with the city behind; a line where only the city is known."""
    years = arsrad(innehall)
    har_distrikt = any(rad["omraden"].values())
    serier = [
        _serie(d["namn"], rad["omraden"][d["slug"]], years, Roll.HUVUD)
        for d in innehall["stadsdelsomraden"]
        if har_distrikt
    ]
    roll = Roll.JAMFORELSE if har_distrikt else Roll.HUVUD
    hela = _serie(hela_orten(innehall), rad["staden"], years, roll)
    alla = med_helheten(serier, hela) if har_distrikt else [hela]
    return Diagram(
        fynd=_fynd_figur(innehall, rad),
        titel=rad["namn"],
        enhet=rad["enhet"],
        slag=Slag.SMA if har_distrikt else Slag.LINJE,
        kategorier=tuple(years),
        serier=tuple(alla),
        decimaler=rad["decimaler"],
        kalltext=rad["kalla"],
        period=f"{years[0]}–{years[-1]}",
        forbehall=f"Grå linje: {orten(innehall)['hela']}" if len(alla) > len(serier) > 0 else "",
    )


def _serie(namn: str, serie: dict[str, Any], years: list[str], roll: Roll) -> Serie:
    return Serie(namn, tuple(_punkt(serie.get(year)) for year in years), roll)


def _punkt(varde: dict[str, Any] | None) -> Punkt:
    if not varde:
        return Punkt()
    if "varde" not in varde:
        return Punkt(saknas=varde["saknas"])
    lag, hog = (float(ett) for ett in varde.get("intervall", ("nan", "nan")))
    return Punkt(float(varde["varde"]), lag, hog, varde.get("n"), bool(varde.get("preliminar")))


def _fynd_figur(innehall: dict[str, Any], rad: dict[str, Any]) -> str:
    """Highest and lowest in the newest year with values of at least two districts."""
    namn = {d["slug"]: d["namn"] for d in innehall["stadsdelsomraden"]}
    for year in reversed(arsrad(innehall)):
        kanda = [
            (float(serie[year]["varde"]), namn[slug])
            for slug, serie in rad["omraden"].items()
            if "varde" in serie.get(year, {})
        ]
        if len(kanda) > 1:
            (lagst, var_lagst), (hogst, var_hogst) = min(kanda), max(kanda)
            if lagst == hogst:
                return f"Samma värde överallt {year}: {tal(hogst, rad['decimaler'])}"
            return (
                f"Högst i {var_hogst} ({tal(hogst, rad['decimaler'])}) och lägst i {var_lagst} "
                f"({tal(lagst, rad['decimaler'])}) {year}"
            )
    return f"Värden för {orten(innehall)['hela']}" if rad["staden"] else "Få värden finns"
