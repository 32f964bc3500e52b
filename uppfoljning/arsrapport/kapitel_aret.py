"""The chapter of the year in the city: three numbers, the matrix and the overview; pure."""

from __future__ import annotations

from typing import Any

from samverkan.charts.modell import Diagram, Roll, Serie, Slag
from samverkan.charts.tabell import Cell, Tabell
from samverkan.charts.yta import Yta
from samverkan.dokument.delar import TAL, TEXT, Kolumner, Rad, antal, stycken, tabell
from uppfoljning.arsrapport.delar import Bilder, figur, lagescell
from uppfoljning.arsrapport.platstal import platstal


def lagen(innehall: dict[str, Any]) -> list[list[str]]:
    """States as districts × areas, for the matrix and the weave of the cover."""
    return [
        [omrade["lagen"][distrikt["slug"]] for omrade in innehall["samverkansomraden"]]
        for distrikt in innehall["stadsdelsomraden"]
    ]


def aret(innehall: dict[str, Any], bilder: Bilder) -> dict[str, Any]:
    """The chapter of the year: summary, three numbers, the matrix and the overview."""
    distrikt = innehall["stadsdelsomraden"]
    avviker = sum(rad.count("nej") for rad in lagen(innehall))
    alla = len(distrikt) * len(innehall["samverkansomraden"])
    return {
        "stycken": stycken(innehall["sammanfattning"]),
        "tal": [_malen(innehall), _atgarderna(distrikt), _platserna(distrikt)],
        "omraden": [_omrade(rad) for rad in innehall["samverkansomraden"]],
        "matris": _matris(innehall),
        "matris_fynd": f"{avviker} av {alla} lägen avviker",
        "figur": _oversikt(innehall, bilder),
    }


def _malen(innehall: dict[str, Any]) -> dict[str, str]:
    distrikt = innehall["stadsdelsomraden"]
    alla = _antal_mal(innehall) * len(distrikt)
    omraden = antal(len(distrikt), "stadsdelsområde", "stadsdelsområden")
    pa_vag = sum(d["mal_pa_vag"] for d in distrikt)
    return {"tal": str(pa_vag), "text": f"av {alla} mål i {omraden} är på väg"}


def _atgarderna(distrikt: list[dict[str, Any]]) -> dict[str, str]:
    atgarder = [a for d in distrikt for a in d["atgarder"]]
    klara = sum(a["status"] == "klar" for a in atgarder)
    alla = antal(len(atgarder), "redovisad åtgärd", "redovisade åtgärder")
    return {"tal": str(klara), "text": f"av {alla} är klara"}


def _antal_mal(innehall: dict[str, Any]) -> int:
    return sum(len(omrade["mal"]) for omrade in innehall["samverkansomraden"])


def _platserna(distrikt: list[dict[str, Any]]) -> dict[str, str]:
    tal_per_distrikt = [platstal(d["platser"]) for d in distrikt]
    nu, fore = (sum(tal) for tal in zip(*tal_per_distrikt, strict=True)) if distrikt else (0, 0)
    skillnad = nu - fore
    ord_ = (
        "lika många som"
        if not skillnad
        else f"{abs(skillnad)} {'fler' if skillnad > 0 else 'färre'} än"
    )
    return {"tal": str(nu), "text": f"gemensamma platser, {ord_} året före"}


def _omrade(rad: dict[str, Any]) -> dict[str, Any]:
    lagena = list(rad["lagen"].values())
    avviker = lagena.count("nej")
    text = (
        f"Avviker i {avviker} av {antal(len(lagena), 'stadsdelsområde', 'stadsdelsområden')}."
        if avviker
        else "Avviker inte i något stadsdelsområde."
    )
    return {"nr": rad["nummer"], "namn": rad["namn"], "text": text}


def _matris(innehall: dict[str, Any]) -> Tabell:
    omraden = innehall["samverkansomraden"]
    kolumner: Kolumner = [
        ("Stadsdelsområde", TEXT), *((f"{o['nummer']} {o['kortnamn']}", TEXT) for o in omraden)
    ]  # fmt: skip
    rader: list[Rad] = [
        [d["namn"], *(_matriscell(omrade, d["slug"]) for omrade in omraden)]
        for d in innehall["stadsdelsomraden"]
    ]
    return tabell(kolumner, rader)


def _matriscell(omrade: dict[str, Any], slug: str) -> Cell:
    mal = [ett["lagen"][slug] for ett in omrade["mal"]]
    return lagescell(omrade["lagen"][slug], f"{mal.count('ja')} av {len(mal)}")


def _oversikt(innehall: dict[str, Any], bilder: Bilder) -> dict[str, Any]:
    distrikt = sorted(innehall["stadsdelsomraden"], key=lambda d: (-d["mal_pa_vag"], d["namn"]))
    alla = _antal_mal(innehall)
    hogst, lagst = distrikt[0], distrikt[-1]
    fynd = f"Flest mål på väg: {hogst['namn']}. Minst antal: {lagst['namn']}"
    diagram = Diagram(
        fynd=fynd
        if hogst["mal_pa_vag"] != lagst["mal_pa_vag"]
        else "Lika många mål på väg överallt",
        titel="Mål på väg",
        enhet=f"antal mål av {alla}, {innehall['year']}",
        slag=Slag.LIGGANDE,
        kategorier=tuple(d["namn"] for d in distrikt),
        kategorirubrik="Stadsdelsområde",
        decimaler=0,
        serier=(Serie.av_tal("Mål på väg", [d["mal_pa_vag"] for d in distrikt], Roll.HUVUD),),
    )
    return figur(diagram, "oversikt", bilder, Yta(760, 300, 14, 3.9))


def oversiktstabell(innehall: dict[str, Any]) -> Tabell:
    """The districts in numbers: goals on their way, measures, places."""
    alla = _antal_mal(innehall)
    kolumner: Kolumner = [
        ("Stadsdelsområde", TEXT), ("Mål på väg", TAL), ("Redovisade åtgärder", TAL),
        ("Klara", TAL), ("Platser", TAL),
    ]  # fmt: skip
    return tabell(
        kolumner,
        [
            [
                d["namn"],
                f"{d['mal_pa_vag']} av {alla}",
                str(len(d["atgarder"])),
                str(sum(a["status"] == "klar" for a in d["atgarder"])),
                str(platstal(d["platser"])[0]),
            ]
            for d in innehall["stadsdelsomraden"]
        ],
    )
