"""Tables of figures, each with its source and caveats; pure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from samverkan.charts.tabell import Tabell
from samverkan.dokument.delar import TAL, TEXT, Kolumner, Rad, tabell
from samverkan.dokument.modell import Block, Tabelldel, stycke
from samverkan.format_sv import STRECK, tal

Tabellinnehall = dict[str, Any]


def varde_i_ord(varde: dict[str, Any] | None, decimaler: int) -> str:
    """A frozen value as the table prints it: number, number with caveat, or why there is none."""
    if not varde:
        return "–"
    if "varde" not in varde:
        return str(varde["saknas"])
    text = tal(Decimal(varde["varde"]), decimaler)
    return f"{text} prel." if varde.get("preliminar") else text


def statistiktabell(rader: list[dict[str, Any]]) -> Tabellinnehall | None:
    """A district's newest figures, a row each and a column a year; the notes name each source once."""
    if not rader:
        return None
    years = sorted({rad["year"] for rad in rader})
    med_annan = any(rad["jamforelser"] for rad in rader)
    kolumner: Kolumner = [
        ("Uppgift", TEXT), *((str(year), TAL) for year in years), ("Senast per 100\u00a0000", TAL),
        *([("Senast i annat område", TEXT)] if med_annan else []),
    ]  # fmt: skip
    serier: dict[tuple[str, str], dict[int, dict[str, Any]]] = {}
    for rad in rader:
        serier.setdefault((rad["namn"], rad["kalla"]), {})[rad["year"]] = rad
    bredd = len(kolumner)
    return {
        "tabell": tabell(kolumner, [_rad(serie, years)[:bredd] for serie in serier.values()]),
        "fynd": "De senaste siffrorna för stadsdelsområdet",
        "noter": _noter(rader),
    }


def _rad(serie: dict[int, dict[str, Any]], years: list[int]) -> Rad:
    senast = serie[max(serie)]
    enhet = "" if senast["enhet"] == "antal" else f", {senast['enhet']}"
    jamfor = [f"{j['omrade']}: {_tal(j, senast)}" for j in senast["jamforelser"]]
    return [
        f"{senast['namn']}{enhet}",
        *(_tal(serie[year], serie[year]) if year in serie else STRECK for year in years),
        tal(senast["per_100_000"]) if senast["per_100_000"] is not None else STRECK,
        "; ".join(jamfor) or STRECK,
    ]


def _tal(ett: dict[str, Any], rad: dict[str, Any]) -> str:
    if ett["varde"] is None:
        return str(ett["saknas"])
    text = tal(Decimal(ett["varde"]), rad["decimaler"])
    return f"{text} prel." if ett["preliminar"] else text


def _noter(rader: list[dict[str, Any]]) -> list[str]:
    kallor = {(r["kalla"], r["uppdaterad"], r["forbehall"]): None for r in rader}
    noter = [kalltext(*kalla) for kalla in kallor]
    if any(rad["polisdriven"] for rad in rader):
        noter.append("Anmälda brott påverkas av hur mycket som anmäls och upptäcks.")
    if any(rad["per_100_000"] is not None for rad in rader):
        noter.append("Per 100 000 räknas på årets medelfolkmängd.")
    return noter


def kalltext(kalla: str, uppdaterad: str, forbehall: str) -> str:
    inlast = f", inläst {uppdaterad}" if uppdaterad else ""
    return f"Källa: {kalla}{inlast}. {forbehall}".strip()


def statistikdel(rader: list[dict[str, Any]]) -> list[Block]:
    """Figures from other sources as blocks of a document."""
    if not (del_ := statistiktabell(rader)):
        return [stycke("Inga siffror ur andra källor är inlästa för området.")]
    innehall: Tabell = del_["tabell"]
    return [Tabelldel(innehall, "Statistik ur andra källor", del_["fynd"], tuple(del_["noter"]))]


def indikatordel(rader: list[dict[str, Any]], namn: str) -> list[Block]:
    """An area's indicators: value, interval, number of answers and preliminary in each cell."""
    if not rader:
        return []
    years = sorted({year for rad in rader for year in rad["serie"]})
    kolumner: Kolumner = [("Mått", TEXT), *((year, TAL) for year in years)]
    innehall = tabell(kolumner, [_indikatorrad(rad, years) for rad in rader])
    fynd = "Siffror som hör till området"
    return [Tabelldel(innehall, f"Mått, {namn}", fynd, tuple(_indikatornoter(rader)))]


def senastedel(rader: list[dict[str, Any]], namn: str) -> list[Block]:
    """Each indicator's newest year only, narrow enough to stand beside a text."""
    if not rader:
        return []
    kolumner: Kolumner = [("Mått", TEXT), ("År", TAL), ("Värde", TAL)]
    senaste = [(rad, max(rad["serie"])) for rad in rader]
    innehall = tabell(
        kolumner,
        [
            [
                f"{r['kod']} {r['namn']}, {r['enhet']}",
                y,
                _med_osakerhet(r["serie"][y], r["decimaler"]),
            ]
            for r, y in senaste
        ],
    )
    noter = tuple(_indikatornoter(rader))
    return [Tabelldel(innehall, f"Mått, {namn}", "Senaste året", noter)]


def _indikatorrad(rad: dict[str, Any], years: list[str]) -> Rad:
    celler = [_med_osakerhet(rad["serie"].get(year), rad["decimaler"]) for year in years]
    return [f"{rad['kod']} {rad['namn']}, {rad['enhet']}", *celler]


def _med_osakerhet(varde: dict[str, Any] | None, decimaler: int) -> str:
    text = varde_i_ord(varde, decimaler)
    if varde and "intervall" in varde:
        lag, hog = (tal(Decimal(ett), decimaler) for ett in varde["intervall"])
        text += f" ({lag}{STRECK}{hog})"
    return text + (f" n={varde['n']}" if varde and "n" in varde else "")


def _indikatornoter(rader: list[dict[str, Any]]) -> list[str]:
    noter = [f"Källa: {', '.join(sorted({rad['kalla'] for rad in rader}))}."]
    noter += [f"{rad['kod']}: {rad['lasanvisning']}" for rad in rader if rad["lasanvisning"]]
    if driven := [rad["kod"] for rad in rader if rad["polisdriven"]]:
        noter.append(
            f"{', '.join(driven)} drivs av polisens arbete eller av anmälningar och tolkas med"
            " försiktighet."
        )
    noter.append("Inom parentes: osäkerhetsintervall. n: antal svar eller fall.")
    return noter
