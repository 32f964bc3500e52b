"""The table of published events, with its source and caveats; pure."""

from __future__ import annotations

from typing import Any

from lagesbild.dokument.sifferkapitel import Tabellinnehall, kalltext
from samverkan.dokument.delar import TAL, TEXT, Kolumner, Rad, antal, tabell
from samverkan.format_sv import tal


def handelsetabell(handelser: dict[str, Any] | None) -> Tabellinnehall | None:
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
            kalltext(handelser["kalla"], handelser["uppdaterad"], handelser["forbehall"]),
            "Händelserna visar vad som har publicerats och är inte statistik.",
        ],
    }
