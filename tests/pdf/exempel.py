"""The sample report: the shape of a yearly report with invented data, the same every time."""

import hashlib
import random
from typing import Any

from samverkan.charts.modell import Diagram, Malbana, Punkt, Roll, Serie
from samverkan.charts.rita import rita_fristaende
from samverkan.charts.sammanfattning import sammanfatta
from samverkan.charts.tabell import Cell, Kolumn, Tabell
from samverkan.charts.yta import Yta
from samverkan.format_sv import forandring, intervall, tal
from tests.pdf import exempel_ord as ord_

YEARS = tuple(range(2020, 2026))
ORD = {"ja": "På väg", "nja": "Osäkert", "nej": "Avviker", "ej": "Bedöms inte"}
TAL, TEXT = True, False
BRED, LAG = Yta(760, 292, 14, 3.9), Yta(760, 260, 14, 3.9)
Bilder = dict[str, str]


def tabell(kolumner: list[tuple[str, bool]], rader: list[list[Cell | str]]) -> Tabell:
    """A table from headings and rows; a plain string takes its column's kind."""
    cells = [
        tuple(
            c if isinstance(c, Cell) else Cell(c, is_tal)
            for c, (_, is_tal) in zip(rad, kolumner, strict=True)
        )
        for rad in rader
    ]
    return Tabell(tuple(Kolumn(*k) for k in kolumner), tuple(cells))


def status(lage: str, text: str = "") -> Cell:
    return Cell(text or ORD[lage], TEXT, f"status status-{lage}")


def _lage(rng: random.Random) -> str:
    return rng.choices(("ja", "nja", "nej", "ej"), (6, 4, 1.4, 0.5))[0]


def lagen() -> list[list[str]]:
    rng = random.Random(2025)
    return [[_lage(rng) for _ in ord_.OMRADEN] for _ in ord_.STADSDELAR]


def _serie(rng: random.Random, start: float, step: float, decimals: int) -> list[float]:
    return [
        round(start + i * step + rng.uniform(-0.03, 0.03) * start, decimals)
        for i in range(len(YEARS))
    ]


def _malsattning(nr: str, goal: tuple[Any, ...], bilder: Bilder) -> dict[str, Any]:
    text, measure, unit, start, step, decimals, _ = goal
    rng = random.Random(nr)
    staden = _serie(rng, start, step, decimals)
    omraden = {
        s: _serie(rng, start * rng.uniform(0.6, 1.4), step, decimals) for s in ord_.STADSDELAR
    }
    hogst, lagst = (f(omraden, key=lambda s: omraden[s][-1]) for f in (max, min))
    skillnad = omraden[hogst][-1] - omraden[lagst][-1]
    fynd = f"{hogst} ligger högst och {lagst} lägst, och så har det varit sedan 2020"
    diagram = Diagram(
        fynd=fynd,
        titel=measure,
        enhet=unit,
        kategorier=tuple(map(str, (*YEARS, 2026, 2027, 2028))),
        decimaler=decimals,
        kalltext="Exempeldata",
        period="2020–2025",
        malbana=Malbana(0, staden[0], 8, round(start + 11 * step, decimals)) if step else None,
        serier=(_huvudserie(staden), *(_utfylld(name, omraden[name]) for name in (hogst, lagst))),
    )
    bilder[f"mal-{nr}"] = rita_fristaende(diagram, BRED)
    return {
        "nr": nr,
        "id": f"mal-{nr.replace('.', '-')}",
        "text": text,
        "stycken": ord_.STYCKEN,
        "figur": {
            "src": f"app:bild/mal-{nr}",
            "alt": sammanfatta(diagram),
            "vad": f"{measure}, {unit}",
            "fynd": fynd,
            "noter": diagram.notrader,
        },
        "tabell": _per_stadsdel(omraden, staden, decimals, rng),
        "vad": f"{measure} per stadsdelsområde, {unit}",
        "fynd": f"Skillnaden mellan högst och lägst är {tal(skillnad, decimals)}",
        "noter": [
            "Ordnat efter 2025. Förändring i samma enhet. Ingen ettårsförändring är säkerställd."
        ],
        "saknas": "Skärholmen har inte lämnat uppgift för 2021." if nr == "3.2" else "",
    }


def _huvudserie(values: list[float]) -> Serie:
    points = [
        Punkt(v, v * 0.96, v * 1.04, 4000, is_prel=i == len(YEARS) - 1)
        for i, v in enumerate(values)
    ]
    return Serie("Hela staden", (*points, Punkt(), Punkt(), Punkt()), Roll.HUVUD)


def _utfylld(name: str, values: list[float]) -> Serie:
    return Serie.av_tal(name, [*values, None, None, None])


def _per_stadsdel(
    omraden: dict[str, list[float]], staden: list[float], decimals: int, rng: random.Random
) -> Tabell:
    heads = [
        ("Stadsdelsområde", TEXT),
        ("2020", TAL),
        ("2024", TAL),
        ("2025", TAL),
        ("95\u00a0% intervall", TAL),
        ("Sedan 2024", TAL),
        ("Antal svar", TAL),
        ("Läge", TEXT),
    ]
    rader: list[list[Cell | str]] = []
    for name, v in sorted(
        [*omraden.items(), ("Hela staden", staden)],
        key=lambda p: (p[0] == "Hela staden", -p[1][-1]),
    ):
        rader.append(
            [
                name,
                tal(v[0], decimals),
                tal(v[-2], decimals),
                tal(v[-1], decimals),
                intervall(v[-1] * 0.9, v[-1] * 1.1, decimals),
                forandring(v[-1] - v[-2], decimals),
                tal(rng.randint(320, 940)),
                status(_lage(rng)),
            ]
        )
    return tabell(heads, rader)


def omraden(bilder: Bilder) -> list[dict[str, Any]]:
    """Chapters by area, each with its goals."""
    chapters = []
    for i, (name, kort, ingress, goals) in enumerate(ord_.OMRADEN, start=1):
        mal = [_malsattning(f"{i}.{j}", goal, bilder) for j, goal in enumerate(goals, start=1)]
        rows = [
            [
                f"{m['nr']} {g[1]}",
                *(c.text for c in m["tabell"].rader[-1][1:4]),
                m["tabell"].rader[-1][-1],
            ]
            for m, g in zip(mal, goals, strict=True)
        ]
        heads = [
            ("Mål och mått", TEXT),
            ("2020", TAL),
            ("2024", TAL),
            ("2025", TAL),
            ("Läge", TEXT),
        ]
        chapters.append(
            {
                "nr": i,
                "id": f"omrade-{i}",
                "namn": name,
                "kort": kort,
                "ingress": ingress,
                "malsattningar": mal,
                "tabell": tabell(heads, rows),
                "fynd": "Ett mål avviker, övriga är på väg eller osäkra",
                "gjordes": ord_.GJORDES,
                "gav": ord_.GAV,
                "aterstar": ord_.ATERSTAR,
            }
        )
    return chapters


def _kedja(broken: bool) -> Tabell:
    heads = [("Utmaning", TEXT), ("Orsak", TEXT), ("Åtgärd", TEXT), ("Resultat", TEXT)]
    rows = ord_.PRIORITERINGAR if broken else ord_.PRIORITERINGAR[:3]
    return tabell(
        heads,
        [
            [Cell(c or "Orsaken är inte utredd", TEXT, "" if c else "bruten") for c in r]
            for r in rows
        ],
    )


def stadsdelar(bilder: Bilder) -> list[dict[str, Any]]:
    """A spread for each district; every third has a broken chain."""
    return [_stadsdel(i, name, i % 3 == 0, bilder) for i, name in enumerate(ord_.STADSDELAR)]


def _stadsdel(i: int, name: str, is_bruten: bool, bilder: Bilder) -> dict[str, Any]:
    rng = random.Random(name)
    numbers = (f"{rng.randint(6, 12)} av 14", f"{rng.randint(9, 16)} av 19", rng.randint(2, 7))
    words = ("mål på väg", "åtgärder avslutade", "gemensamma platser")
    return {
        "id": f"stadsdel-{i}",
        "namn": name,
        "ingress": (ord_.INGRESS_BRUTEN if is_bruten else ord_.INGRESS_HEL).format(name),
        "tal": [{"tal": n, "text": w} for n, w in zip(numbers, words, strict=True)],
        "stycken": ord_.STYCKEN[:1],
        "kedja": _kedja(is_bruten),
        "atgarder": _atgarder(),
        "resultat": _resultat(rng),
        "figur": _otrygg(i, name, rng, bilder),
        "kvar": ord_.ATERSTAR,
        "hash": hashlib.sha256(name.encode()).hexdigest(),
    }


def _otrygg(i: int, name: str, rng: random.Random, bilder: Bilder) -> dict[str, Any]:
    diagram = Diagram(
        fynd=f"Otryggheten i {name} följer staden nedåt",
        titel="Otrygg ute sent",
        enhet="procent",
        kategorier=tuple(map(str, YEARS)),
        serier=(
            Serie.av_tal(name, [*_serie(rng, 28, -0.8, 1)], Roll.HUVUD),
            Serie.av_tal("Hela staden", [*_serie(rng, 29.5, -0.6, 1)]),
        ),
    )
    bilder[f"stadsdel-{i}"] = rita_fristaende(diagram, LAG)
    return {
        "src": f"app:bild/stadsdel-{i}",
        "alt": sammanfatta(diagram),
        "vad": "Otrygg ute sent på kvällen, procent av de svarande",
        "fynd": diagram.fynd,
        "noter": [*diagram.notrader, diagram.enhetstext.removeprefix("procent. ")],
    }


def _atgarder() -> Tabell:
    heads = [("Åtgärd", TEXT), ("Nivå", TEXT), ("Ansvarig", TEXT), ("Klar", TAL), ("Läge", TEXT)]
    return tabell(heads, [[*rad[:4], status(rad[4], rad[5])] for rad in ord_.ATGARDER])


def _resultat(rng: random.Random) -> Tabell:
    heads = [("Mål", TEXT), ("Start", TAL), ("2025", TAL), ("Mål 2028", TAL), ("Läge", TEXT)]
    rows: list[list[Cell | str]] = []
    for _, _, _, goals in ord_.OMRADEN:
        start = goals[0][3] * rng.uniform(0.8, 1.2)
        rows.append(
            [
                goals[0][1],
                tal(start, 1),
                tal(start * 0.94, 1),
                tal(start * 0.85, 1),
                status(_lage(rng)),
            ]
        )
    return tabell(heads, rows)
