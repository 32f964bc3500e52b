"""A geographic analysis in the document: conclusion, guards, map, proposed places, method; pure."""

from __future__ import annotations

from typing import Any

from samverkan.dokument.delar import TAL, TEXT, Kolumner, Rad, antal, tabell
from samverkan.dokument.modell import Block, Kartdel, Rubrik, Tabelldel, lista, stycke
from samverkan.kartor.modell import Karta

KOLUMNER: Kolumner = [
    ("Nr", TEXT), ("Plats", TEXT), ("Händelser", TAL), ("Av alla", TAL), ("Tiden före", TAL),
    ("Förändring", TEXT), ("Mest", TEXT), ("Hektar", TAL),
]  # fmt: skip
FALT = ("nr", "namn", "antal", "andel", "fore", "bedomning", "topptid", "hektar")
INGEN = "Ingen plats skiljer sig säkert från slumpen i de här uppgifterna."


def analysblock(analys: dict[str, Any], karta: Karta | None) -> list[Block]:
    """Nothing but what the content holds is said; `karta` is drawn from the same."""
    utdrag, nummer = analys["utdrag"], analys["nummer"]
    block: list[Block] = [
        Rubrik(f"Geografisk analys, {utdrag['period']}"), stycke(analys["slutsats"])
    ]  # fmt: skip
    if utdrag["vakter"]:
        block += [stycke("Att tänka på när analysen läses:"), lista(utdrag["vakter"])]
    if karta:
        block.append(Kartdel(karta, f"platsanalys-{nummer}", "Karta över platsanalysen"))
    if utdrag["platser"]:
        rader: list[Rad] = [[str(plats[namn]) for namn in FALT] for plats in utdrag["platser"]]
        fynd = f"{antal(len(rader), 'plats', 'platser')} sticker säkert ut"
        rubrik = f"Platser som analysen föreslår, {utdrag['period']}"
        block.append(Tabelldel(tabell(KOLUMNER, rader), rubrik, fynd))
    else:
        block.append(stycke(INGEN))
    block.append(stycke(f"Data: {utdrag['datamangd']}. Metod: {utdrag['metod']}", "not"))
    return block
