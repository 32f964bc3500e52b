"""The closing chapters: handlingsplan, next year, sources, decision; pure."""

from __future__ import annotations

from typing import Any

from samverkan.charts.tabell import Cell, Tabell
from samverkan.dokument.delar import TAL, TEXT, Kolumner, Rad, antal, stycken, tabell
from uppfoljning.arsrapport.delar import lagescell

AKTIVITETSLAGE = {"klar": "ja", "pagar": "nja", "planerad": "ej", "avbruten": "ej"}


def handlingsplan(plan: dict[str, Any]) -> dict[str, Any]:
    """The plan's follow-up: activity by activity."""
    kolumner: Kolumner = [
        ("Aktivitet", TEXT), ("Mål", TEXT), ("Ansvarig", TEXT), ("Läge", TEXT), ("Uppföljning", TEXT)
    ]  # fmt: skip
    klara = sum(a["status"] == "klar" for a in plan["aktiviteter"])
    alla = antal(len(plan["aktiviteter"]), "aktivitet", "aktiviteter")
    return {
        "fynd": f"{klara} av {alla} är klara",
        "stycken": stycken(plan["inriktning"]),
        "tabell": tabell(
            kolumner,
            [
                [
                    f"{a['nummer']}. {a['rubrik']}",
                    a["mal"],
                    a["ansvarig"],
                    lagescell(AKTIVITETSLAGE[a["status"]], a["status_ord"].capitalize()),
                    a["uppfoljning"] or "–",
                ]
                for a in plan["aktiviteter"]
            ],
        ),
    }


def nasta_plan(innehall: dict[str, Any]) -> dict[str, Any]:
    """Next year: the city's words, and its plan as far as it has come."""
    plan = innehall["plan_nasta_year"]
    kolumner: Kolumner = [
        ("Aktivitet", TEXT), ("Mål", TEXT), ("Ansvarig", TEXT), ("Klar senast", TAL)
    ]  # fmt: skip
    rader: list[Rad] = [
        [f"{a['nummer']}. {a['rubrik']}", a["mal"], a["ansvarig"], a["slut"]]
        for a in (plan or {"aktiviteter": []})["aktiviteter"]
    ]
    return {
        "stycken": stycken(innehall["nasta_year"]),
        "is_utkast": bool(plan and plan["status"] == "utkast"),
        "tabell": tabell(kolumner, rader) if rader else None,
        "fynd": antal(len(rader), "aktivitet", "aktiviteter"),
    }


def kallor(innehall: dict[str, Any]) -> Tabell | None:
    kolumner: Kolumner = [
        ("Källa", TEXT), ("Mått", TAL), ("Period", TEXT), ("Inläst", TEXT), ("Att tänka på", TEXT)
    ]  # fmt: skip
    rader: list[Rad] = [
        [
            k["kalla"],
            str(k["matt"]),
            Cell(f"{k['period'][0]}–{k['period'][1]}", TEXT, "ihop"),
            Cell(k["uppdaterad"] or "för hand", TEXT, "ihop"),
            " ".join(k["forbehall"]) or "–",
        ]
        for k in innehall["kallor"]
    ]
    return tabell(kolumner, rader) if rader else None


def hashar(innehall: dict[str, Any]) -> Tabell | None:
    """The decided lägesbilder with the checksum both parties approved."""
    kolumner: Kolumner = [
        ("Stadsdelsområde", TEXT), ("Beslutad", TEXT), ("Godkänd av", TEXT),
        ("Kontrollsumma (sha256)", TEXT),
    ]  # fmt: skip
    rader: list[Rad] = [
        [
            d["namn"],
            Cell(d["lagesbild"]["faststalld"], TEXT, "ihop"),
            " och ".join(d["lagesbild"]["godkand_av"]) or "–",
            Cell(d["lagesbild"]["sha256"], TEXT, "kod"),
        ]
        for d in innehall["stadsdelsomraden"]
        if d["lagesbild"]
    ]
    return tabell(kolumner, rader) if rader else None
