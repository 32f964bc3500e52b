"""Places with their map, and last: approvals with the checksum; pure."""

from __future__ import annotations

from lagesbild.dokument.analysblock import analysblock
from lagesbild.dokument.kalla import Bildkalla
from lagesbild.dokument.sifferkapitel import statistikdel
from lagesbild.models.plats import slagord
from samverkan.datum_sv import datum
from samverkan.dokument.delar import TEXT, Kolumner, Rad, antal, tabell
from samverkan.dokument.modell import Block, Kapitel, Kartdel, Rubrik, Tabelldel, stycke


def platskapitel(kalla: Bildkalla) -> Kapitel:
    platser = kalla.innehall["platser"]
    block: list[Block] = [stycke(_ingress(len(platser)), "ingress")]
    if kalla.karta:
        block.append(Kartdel(kalla.karta, "platser", "Karta över utpekade platser"))
    if platser:
        kolumner: Kolumner = [
            ("Nr", TEXT), ("Plats", TEXT), ("Slag", TEXT), ("Varför", TEXT), ("Avgränsning", TEXT)
        ]  # fmt: skip
        rader: list[Rad] = [
            [
                str(rad["nummer"]),
                rad["namn"],
                slagord(rad["slag"]),
                rad["motiv"],
                rad["beskrivning"] or "–",
            ]
            for rad in platser
        ]
        block.append(Tabelldel(tabell(kolumner, rader), "Utpekade platser", _ingress(len(platser))))
    for analys in kalla.innehall["platsanalyser"]:
        if analys["slutsats"]:
            block += [Rubrik(f"Geografisk analys: {analys['metod']}"), stycke(analys["slutsats"])]
            block.append(stycke(f"Data: {analys['datamangd']}", "not"))
    for analys in kalla.innehall.get("valda_analyser", []):
        block += analysblock(analys, kalla.analyskartor.get(analys["nummer"]))
    return Kapitel("platser", "Platser", tuple(block))


def _ingress(nummer: int) -> str:
    if not nummer:
        return "Inga platser pekas ut för gemensam insats."
    return f"{antal(nummer, 'plats', 'platser')} behöver gemensam insats"


def sifferkapitel(kalla: Bildkalla) -> Kapitel:
    block: list[Block] = [
        stycke("Små tal är skyddade och skrivs inte ut.", "ingress"),
        *statistikdel(kalla.sammanhang["statistik"]),
    ]
    return Kapitel("siffror", "Siffror ur andra källor", tuple(block))


def beslutskapitel(kalla: Bildkalla) -> Kapitel:
    """Who approved exactly this content, what was decided, and how to check it."""
    beslut = kalla.beslut
    if beslut.dag:
        paragraf = f", {beslut.paragraf}" if beslut.paragraf else ""
        ingress = f"Lokala styrgruppen fastställde lägesbilden {datum(beslut.dag)}{paragraf}."
    else:
        ingress = "Lägesbilden är inte fastställd."
    block: list[Block] = [stycke(ingress, "ingress")]
    if kalla.godkannanden:
        kolumner: Kolumner = [("Part", TEXT), ("Godkänd av", TEXT), ("Dag", TEXT), ("Hur", TEXT)]
        rader: list[Rad] = [
            [g["part"], g["vem"], g["nar"], _hur(g, kalla)] for g in kalla.godkannanden
        ]
        fynd = f"{antal(len(rader), 'part har', 'parter har')} godkänt innehållet"
        block.append(Tabelldel(tabell(kolumner, rader), "Godkännanden", fynd))
    block.append(
        stycke(
            "Kontrollsumman räknas på hela innehållet. Ändras ett enda tecken blir summan en annan."
            " Den går att räkna om ur den fil med innehållet som hör till lägesbilden."
        )
    )
    block.append(stycke(f"Innehållets kontrollsumma (sha256): {beslut.sha256}", "not"))
    for underlag in kalla.innehall["underlag"]:
        if underlag["dnr"]:
            part = kalla.part_i_ord[underlag["part"]].capitalize()
            block.append(stycke(f"{part}: dnr {underlag['dnr']}", "not"))
    return Kapitel("beslut", "Godkännanden och kontrollsumma", tuple(block))


def _hur(godkannande: dict[str, str], kalla: Bildkalla) -> str:
    """With or without a reservation; its words are between the two parties."""
    if not godkannande["reservation"]:
        return "utan reservation"
    if kalla.is_publik:
        return "med en reservation, som delas mellan parterna"
    return f"med reservation: {godkannande['reservation']}"
