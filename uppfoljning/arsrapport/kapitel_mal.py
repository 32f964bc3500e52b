"""Chapters by area: each goal's indicators with chart and table for all districts; pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from samverkan.dokument.delar import TAL, TEXT, Kolumner, Rad, antal, tabell
from uppfoljning.arsrapport.delar import LAG, Bilder, figur
from uppfoljning.arsrapport.malfigur import diagram
from uppfoljning.arsrapport.maltabell import fynd_tabell, maltabell, noter

Post = dict[str, Any]
LAGEN = ("ja", "nja", "nej", "ej")


def kapitel(innehall: dict[str, Any], bilder: Bilder) -> list[dict[str, Any]]:
    """One chapter for each area of the agreement."""
    return [_omrade(innehall, rad, bilder) for rad in innehall["samverkansomraden"]]


def _omrade(innehall: dict[str, Any], rad: dict[str, Any], bilder: Bilder) -> dict[str, Any]:
    lagen = [lage for mal in rad["mal"] for lage in mal["lagen"].values()]
    avviker = lagen.count("nej")
    kolumner: Kolumner = [
        ("Mål", TEXT), ("På väg", TAL), ("Osäkert", TAL), ("Avviker", TAL), ("Bedöms inte", TAL)
    ]  # fmt: skip
    rader: list[Rad] = [
        [f"{rad['nummer']}.{mal['nummer']} {mal['text']}", *_lagesantal(mal)] for mal in rad["mal"]
    ]
    return {
        "nr": rad["nummer"],
        "id": f"omrade-{rad['nummer']}",
        "namn": rad["namn"],
        "ingress": f"{avviker} av {len(lagen)} lägen i området avviker från banan mot målet, och "
        f"{lagen.count('ja')} är på väg.",
        "tabell": tabell(kolumner, rader),
        "fynd": _fynd_omrade(rad),
        "tre": _tre(innehall, rad),
        "malsattningar": [_mal(innehall, rad, mal, bilder) for mal in rad["mal"]],
    }


def _lagesantal(mal: dict[str, Any]) -> list[str]:
    lagen = list(mal["lagen"].values())
    return [str(lagen.count(lage)) for lage in LAGEN]


def _fynd_omrade(rad: dict[str, Any]) -> str:
    avviker = [f"{rad['nummer']}.{m['nummer']}" for m in rad["mal"] if "nej" in m["lagen"].values()]
    if not avviker:
        return "Inget av målen avviker i något stadsdelsområde"
    return f"Mål {', '.join(avviker)} avviker i minst ett stadsdelsområde"


def _tre(innehall: dict[str, Any], rad: dict[str, Any]) -> list[tuple[str, str]]:
    """What was done, what it gave and what remains, counted from measures and activities."""
    plan = innehall["handlingsplan"] or {"aktiviteter": []}
    atgarder = _for_omrade(rad, (a for d in innehall["stadsdelsomraden"] for a in d["atgarder"]))
    aktiviteter = _for_omrade(rad, plan["aktiviteter"])
    return [
        ("Vad som gjordes", _gjort(atgarder, aktiviteter)),
        ("Vad det gav", _gav(atgarder)),
        ("Vad som återstår", _aterstar(atgarder, _utan_varde(innehall, rad))),
    ]


def _for_omrade(rad: dict[str, Any], poster: Iterable[Post]) -> list[Post]:
    return [post for post in poster if post["mal"].startswith(f"{rad['nummer']}.")]


def _gjort(atgarder: list[Post], aktiviteter: list[Post]) -> str:
    klara, gjorda = (sum(p["status"] == "klar" for p in rad) for rad in (atgarder, aktiviteter))
    return (
        f"{klara} av {antal(len(atgarder), 'åtgärd', 'åtgärder')} i stadsdelsområdena är klara, "
        f"och {gjorda} av {antal(len(aktiviteter), 'aktivitet', 'aktiviteter')} i "
        "beredningsgruppens handlingsplan."
    )


def _gav(atgarder: list[Post]) -> str:
    skrivna = sum(bool(a["resultat"].strip()) for a in atgarder)
    return (
        f"För {skrivna} av {antal(len(atgarder), 'åtgärd', 'åtgärder')} har parterna skrivit "
        "vad den gav. Det står i stadsdelsområdenas uppslag."
    )


def _aterstar(atgarder: list[Post], utan_varde: int) -> str:
    oppna = sum(a["status"] in ("planerad", "pagar") for a in atgarder)
    return (
        f"{antal(oppna, 'åtgärd pågår', 'åtgärder pågår')} vid årets slut, och "
        f"{antal(utan_varde, 'mått', 'mått')} saknar värde för året."
    )


def _utan_varde(innehall: dict[str, Any], rad: dict[str, Any]) -> int:
    year = str(innehall["year"])
    return sum(
        not any("varde" in s.get(year, {}) for s in (i["staden"], *i["omraden"].values()))
        for mal in rad["mal"]
        for i in mal["indikatorer"]
    )


def _mal(
    innehall: dict[str, Any], omrade: dict[str, Any], mal: dict[str, Any], bilder: Bilder
) -> dict[str, Any]:
    nr = f"{omrade['nummer']}.{mal['nummer']}"
    lagen = list(mal["lagen"].values())
    return {
        "nr": nr,
        "id": f"mal-{nr.replace('.', '-')}",
        "text": mal["text"],
        "ingress": _mal_i_ord(mal, lagen),
        "indikatorer": [_indikator(innehall, nr, i, bilder) for i in mal["indikatorer"]],
    }


def _mal_i_ord(mal: dict[str, Any], lagen: list[str]) -> str:
    if not mal["indikatorer"]:
        return "Målet har ingen indikator och kan inte följas med tal. Det är en lucka."
    delar = [
        f"{lagen.count(lage)} {ord_}"
        for lage, ord_ in zip(
            LAGEN, ("är på väg", "är osäkra", "avviker", "bedöms inte"), strict=True
        )
        if lagen.count(lage)
    ]
    matt = antal(len(mal["indikatorer"]), "mått", "mått")
    return f"Målet följs med {matt}. Av {len(lagen)} stadsdelsområden: {', '.join(delar)}."


def _indikator(
    innehall: dict[str, Any], nr: str, rad: dict[str, Any], bilder: Bilder
) -> dict[str, Any]:
    namn = f"matt-{nr.replace('.', '-')}-{len(bilder)}"
    has_varden = any(
        "varde" in varde
        for serie in (rad["staden"], *rad["omraden"].values())
        for varde in serie.values()
    )
    return {
        "namn": rad["namn"],
        "definition": rad["definition"],
        "polisdriven": rad["polisdriven"],
        "lasanvisning": rad["lasanvisning"],
        "figur": figur(diagram(innehall, rad), namn, bilder, LAG) if has_varden else None,
        "tabell": maltabell(innehall, rad) if has_varden else None,
        "vad": f"{rad['namn']}, {rad['enhet']}",
        "fynd": fynd_tabell(rad),
        "noter": noter(rad),
    }
