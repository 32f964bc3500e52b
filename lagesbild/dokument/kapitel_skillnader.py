"""The chapter "Så skiljer sig bilderna", and reservations; pure."""

from __future__ import annotations

from collections.abc import Iterable

from lagesbild.dokument.kalla import Bildkalla
from lagesbild.forslag.lexikon import Lexikon
from lagesbild.skillnader import Arspar, Rad, jamfor_ar, skillnader
from samverkan.dokument.delar import TEXT, Kolumner, antal, tabell
from samverkan.dokument.delar import Rad as Tabellrad
from samverkan.dokument.modell import Block, Kapitel, Rubrik, Tabelldel, stycke
from samverkan.models import Allvar, Trend


def skillnadskapitel(kalla: Bildkalla, lexikon: Lexikon | None = None) -> Kapitel:
    koder = [part["kod"] for part in kalla.sammanhang["parter"]]
    allt = skillnader(kalla.innehall, koder)
    nr = len(allt.alla)
    ingress = f"Bilderna skiljer sig i {antal(nr, 'lägespunkt', 'lägespunkter')}."
    block: list[Block] = [stycke(ingress if nr else "Bilderna skiljer sig inte.", "ingress")]
    for kod, rader in allt.endast.items():
        block += _ensidiga(f"Endast {kalla.part_i_ord[kod]}", rader, kalla)
    block += _olika("Olika allvar", "allvar", allt.olika_allvar, kalla)
    block += _olika("Olika utveckling", "trend", allt.olika_trend, kalla)
    if kalla.forra:
        block += _aret(kalla, lexikon)
    return Kapitel("skillnader", "Så skiljer sig bilderna", tuple(block))


def _omrade(nummer: int, kalla: Bildkalla) -> str:
    return next(
        (str(o["kortnamn"]) for o in kalla.sammanhang["omraden"] if o["nummer"] == nummer), ""
    )


def _ensidiga(rubrik: str, rader: tuple[Rad, ...], kalla: Bildkalla) -> list[Block]:
    if not rader:
        return []
    kolumner: Kolumner = [
        ("Område", TEXT), ("Plats", TEXT), ("Lägespunkt", TEXT), ("Allvar", TEXT)
    ]  # fmt: skip
    innehall = tabell(
        kolumner,
        [
            [_omrade(r.omrade, kalla), r.plats, f"{r.kod} {r.text}", str(Allvar(r.allvar).label)]
            for r in rader
        ],
    )
    return [Tabelldel(innehall, rubrik, antal(len(rader), "lägespunkt", "lägespunkter"))]


def i_ord(falt: str, varden: Iterable[int | str]) -> str:
    """Severities or trends as the forms name them, e.g. "3 besvärande, 4 allvarligt"."""
    if falt == "allvar":
        return ", ".join(str(Allvar(int(ett)).label) for ett in varden)
    return ", ".join(str(Trend(str(ett)).label) for ett in varden)


def _olika(rubrik: str, falt: str, rader: tuple[Rad, ...], kalla: Bildkalla) -> list[Block]:
    if not rader:
        return []
    parter = kalla.sammanhang["parter"]
    kolumner: Kolumner = [
        ("Område", TEXT), ("Plats", TEXT), ("Lägespunkt", TEXT),
        *((part["kortnamn"].capitalize(), TEXT) for part in parter), ("Gemensamt", TEXT),
    ]  # fmt: skip
    koder = [part["kod"] for part in parter]
    innehall = tabell(kolumner, [_olikarad(rad, falt, koder, kalla) for rad in rader])
    return [Tabelldel(innehall, rubrik, antal(len(rader), "lägespunkt", "lägespunkter"))]


def _olikarad(rad: Rad, falt: str, koder: list[str], kalla: Bildkalla) -> Tabellrad:
    per_part = rad.allvar_per_part if falt == "allvar" else rad.trend_per_part
    sagt = [i_ord(falt, per_part.get(kod, ())) for kod in koder]
    gemensamt = i_ord(falt, [rad.allvar if falt == "allvar" else rad.trend])
    return [_omrade(rad.omrade, kalla), rad.plats, f"{rad.kod} {rad.text}", *sagt, gemensamt]


def _aret(kalla: Bildkalla, lexikon: Lexikon | None) -> list[Block]:
    forra = kalla.forra or {}
    aret = jamfor_ar(kalla.innehall, forra, lexikon)
    block: list[Block] = [Rubrik(f"Jämfört med {aret.year}")]
    delar = {"Nytt": aret.nya, "Borta": aret.borta, "Sämre": aret.samre, "Bättre": aret.battre}
    antalen = ", ".join(f"{ord_.lower()} {len(rader)}" for ord_, rader in delar.items())
    block.append(stycke(f"Antal: {antalen}, oförändrat {len(aret.lika)}."))
    if aret.nya_platser:
        block.append(stycke(f"Nya utpekade platser: {', '.join(aret.nya_platser)}."))
    if aret.borta_platser:
        block.append(stycke(f"Inte längre utpekade: {', '.join(aret.borta_platser)}."))
    years = str(kalla.innehall["year"]), str(aret.year)
    return block + [_arstabell(ord_, rader, *years) for ord_, rader in delar.items() if rader]


def _arstabell(rubrik: str, rader: tuple[Arspar, ...], nu: str, da: str) -> Tabelldel:
    """A row each; a year in which none of them was there has no column."""
    par = [(nu, [p.nu for p in rader]), (da, [p.da for p in rader])]
    years = [(year, texter) for year, texter in par if any(texter)]
    kolumner: Kolumner = [("Plats", TEXT), *((year, TEXT) for year, _ in years)]
    sagt = zip(*([_texter(text) for text in texter] for _, texter in years), strict=True)
    platser = [(p.nu or p.da)[0].plats for p in rader]
    innehall = tabell(kolumner, [[p, *text] for p, text in zip(platser, sagt, strict=True)])
    return Tabelldel(innehall, f"{rubrik} jämfört med {da}", antal(len(rader), "sak", "saker"))


def _texter(rader: tuple[Rad, ...]) -> str:
    return " ".join(f"{r.kod} {r.text} (allvar\u00a0{r.allvar})" for r in rader) or "–"


def reservationskapitel(kalla: Bildkalla) -> Kapitel:
    """Every dissent in its own words."""
    kolumner: Kolumner = [("Mot", TEXT), ("Part", TEXT), ("Reservation", TEXT)]
    rader: list[Tabellrad] = [
        [f"L-{p['nummer']:02d} {p['text']}", kalla.part_i_ord[r["part"]].capitalize(), r["text"]]
        for p in kalla.punkter
        for r in p["reservationer"]
    ]
    if not kalla.is_publik:
        rader += [
            ["Hela lägesbilden", g["part"], g["reservation"]]
            for g in kalla.godkannanden
            if g["reservation"]
        ]
    block: list[Block] = [stycke("Ingen part har reserverat sig.", "ingress")]
    if rader:
        fynd = f"{antal(len(rader), 'reservation', 'reservationer')} står kvar"
        block = [
            stycke("En part som inte delar bedömningen kan reservera sig.", "ingress"),
            Tabelldel(tabell(kolumner, rader), "Reservationer", fynd),
        ]
    return Kapitel("reservationer", "Reservationer", tuple(block))
