"""Tables of figures read in from other sources, each with its source and caveats; pure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from samverkan.format_sv import tal
from uppfoljning.arsrapport.delar import TAL, TEXT, Kolumner, Rad, antal, tabell

Tabelldel = dict[str, Any]


def statistiktabell(rader: list[dict[str, Any]]) -> Tabelldel | None:
    """A district's newest figures; the notes name each source once."""
    if not rader:
        return None
    kolumner: Kolumner = [
        ("Uppgift", TEXT), ("År", TAL), ("Antal", TAL), ("Per 100\u00a0000", TAL), ("Jämför", TEXT)
    ]  # fmt: skip
    return {
        "tabell": tabell(kolumner, [_rad(rad) for rad in rader]),
        "fynd": "De senaste siffrorna för stadsdelsområdet",
        "noter": _noter(rader),
    }


def _rad(rad: dict[str, Any]) -> Rad:
    enhet = "" if rad["enhet"] == "antal" else f", {rad['enhet']}"
    jamfor = [f"{j['omrade']}: {_tal(j, rad)}" for j in rad["jamforelser"]]
    return [
        f"{rad['namn']}{enhet}",
        str(rad["year"]),
        _tal(rad, rad),
        tal(rad["per_100_000"]) if rad["per_100_000"] is not None else "–",
        "; ".join(jamfor) or "–",
    ]


def _tal(ett: dict[str, Any], rad: dict[str, Any]) -> str:
    if ett["varde"] is None:
        return str(ett["saknas"])
    text = tal(Decimal(ett["varde"]), rad["decimaler"])
    return f"{text} prel." if ett["preliminar"] else text


def _noter(rader: list[dict[str, Any]]) -> list[str]:
    kallor = {(r["kalla"], r["uppdaterad"], r["forbehall"]): None for r in rader}
    noter = [_kalltext(*kalla) for kalla in kallor]
    if any(rad["polisdriven"] for rad in rader):
        noter.append("Anmälda brott påverkas av hur mycket som anmäls och upptäcks.")
    if any(rad["per_100_000"] is not None for rad in rader):
        noter.append("Per 100 000 räknas på årets medelfolkmängd.")
    return noter


def _kalltext(kalla: str, uppdaterad: str, forbehall: str) -> str:
    inlast = f", inläst {uppdaterad}" if uppdaterad else ""
    return f"Källa: {kalla}{inlast}. {forbehall}".strip()


def handelsetabell(handelser: dict[str, Any] | None) -> Tabelldel | None:
    """Events by kind; their place is not known more closely than the municipality or county."""
    if handelser is None:
        return None
    alla = antal(handelser["antal"], "händelse", "händelser")
    kolumner: Kolumner = [("Typ av händelse", TEXT), ("Antal", TAL)]
    rader: list[Rad] = [[ett["typ"], tal(ett["antal"])] for ett in handelser["slag"]]
    return {
        "tabell": tabell(kolumner, rader),
        "fynd": f"{alla} {handelser['year']}, de vanligaste typerna",
        "noter": [
            _kalltext(handelser["kalla"], handelser["uppdaterad"], handelser["forbehall"]),
            "Händelserna visar vad som har publicerats och är inte statistik.",
        ],
    }
