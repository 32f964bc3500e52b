"""Puts the sample report together: context, pictures, HTML."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.backends.django import DjangoTemplates

from samverkan.charts.modell import Diagram, Roll, Serie, Slag
from samverkan.charts.rita import rita_fristaende
from samverkan.charts.sammanfattning import sammanfatta
from samverkan.charts.tabell import Cell, Tabell
from samverkan.charts.yta import Yta
from samverkan.pdf.render import render_pdf
from samverkan.pdf.vav import vav_alt, vav_svg
from tests.pdf import exempel_ord as ord_
from tests.pdf.exempel import TAL, TEXT, Bilder, lagen, omraden, stadsdelar, status, tabell

MALLAR = Path(__file__).with_name("mallar")
DATUM = date(2026, 2, 27)
FIN = (
    "Omslaget är årets resultat. Liggande trådar är stadsdelsområden, stående är samverkansområden."
    " Fylld korsning: målen är på väg. Halv: osäkert. Röd ram: avviker. Streckad: bedöms inte."
)


def _matris(states: list[list[str]]) -> Tabell:
    heads = [
        ("Stadsdelsområde", TEXT),
        *((f"{i} {o[1]}", TEXT) for i, o in enumerate(ord_.OMRADEN, start=1)),
    ]
    words = {"ja": "3 av 3", "nja": "2 av 3", "nej": "1 av 3", "ej": "–"}
    return tabell(
        heads,
        [
            [name, *(status(s, words[s]) for s in row)]
            for name, row in zip(ord_.STADSDELAR, states, strict=True)
        ],
    )


def _aret(states: list[list[str]]) -> dict[str, Any]:
    avviker = sum(row.count("nej") for row in states)
    return {
        "ingress": ord_.ARET,
        "tal": [
            {"tal": "109", "text": "av 154 mål i elva områden är på väg"},
            {"tal": "138", "text": "av 212 åtgärder är avslutade"},
            {"tal": "47", "text": "gemensamma platser, sex färre än 2024"},
        ],
        "omraden": [
            {"nr": i, "namn": o[1], "text": o[2]} for i, o in enumerate(ord_.OMRADEN, start=1)
        ],
        "skillnader": ord_.SKILLNADER,
        "matris": _matris(states),
        "matris_fynd": f"{avviker} av 55 lägen avviker",
        "slutsats": ord_.STYCKEN,
    }


def _oversikt(states: list[list[str]], bilder: Bilder) -> dict[str, Any]:
    """How many goals are on their way in each district, drawn and counted."""
    counts = {
        name: sum({"ja": 3, "nja": 2, "nej": 1, "ej": 0}[s] for s in row) - 1
        for name, row in zip(ord_.STADSDELAR, states, strict=True)
    }
    names = sorted(counts, key=lambda n: (-counts[n], n))
    fynd = f"{names[0]} har flest mål på väg, {names[-1]} har färst"
    diagram = Diagram(
        fynd=fynd,
        titel="Mål på väg av 14",
        enhet="Antal mål av 14",
        slag=Slag.LIGGANDE,
        kategorier=tuple(names),
        kategorirubrik="Stadsdelsområde",
        decimaler=0,
        serier=(Serie.av_tal("Mål på väg", [counts[n] for n in names], Roll.HUVUD),),
    )
    bilder["oversikt"] = rita_fristaende(diagram, Yta(760, 300, 14, 3.9))
    heads = [
        ("Stadsdelsområde", TEXT),
        ("Mål på väg", TAL),
        ("Åtgärder", TAL),
        ("Avslutade", TAL),
        ("Platser", TAL),
        ("Delgiven", TAL),
    ]
    rows: list[list[Cell | str]] = [
        [n, f"{counts[n]} av 14", "19", str(9 + i % 6), str(2 + i % 5), "2026-03-04"]
        for i, n in enumerate(ord_.STADSDELAR)
    ]
    return {
        "figur": {
            "src": "app:bild/oversikt",
            "alt": sammanfatta(diagram),
            "vad": "Mål på väg av 14, 2025",
            "fynd": fynd,
            "noter": ["Exempeldata. Talen står i tabellen över stadsdelsområdena."],
        },
        "tabell": tabell(heads, rows),
    }


def _slutet() -> dict[str, Any]:
    plan = [("Aktivitet", TEXT), ("Mål", TEXT), ("Ansvarig", TEXT), ("Klar senast", TAL)]
    handling = [("Aktivitet", TEXT), ("Ansvarig", TEXT), ("Klar", TAL), ("Läge", TEXT)]
    kallor = [("Uppgift", TEXT), ("Källa", TEXT), ("Period", TEXT), ("Att tänka på", TEXT)]
    return {
        "handlingsplan": tabell(
            handling, [[*r[:3], status(r[3], r[4])] for r in ord_.HANDLINGSPLAN]
        ),
        "plan": tabell(plan, [list(r) for r in ord_.PLAN]),
        "kallor": tabell(kallor, [[*r[:2], Cell(r[2], TEXT, "ihop"), r[3]] for r in ord_.KALLOR]),
        "stycken": ord_.STYCKEN,
    }


def _hashar(districts: list[dict[str, Any]]) -> Tabell:
    rows: list[list[Cell | str]] = [
        [d["namn"], "2026-01-21", "staden och polisen", Cell(d["hash"], TEXT, "kod")]
        for d in districts
    ]
    return tabell(
        [
            ("Stadsdelsområde", TEXT),
            ("Beslutad", TEXT),
            ("Godkänd av", TEXT),
            ("Kontrollsumma (sha256)", TEXT),
        ],
        rows,
    )


def kontext(bilder: Bilder) -> dict[str, Any]:
    states, areas, districts = lagen(), omraden(bilder), stadsdelar(bilder)
    numbers = [str(o["nr"]) for o in areas]
    bilder["vav"] = vav_svg(ord_.STADSDELAR, numbers, states)
    omslag = {
        "rubrik": "Årssammanställning 2025",
        "under": "Samverkan mot brott och otrygghet. Stockholms stad och Polisregion Stockholm",
        "fin": FIN,
        "src": "app:bild/vav",
        "alt": vav_alt(ord_.STADSDELAR, numbers, states),
        "kolumntitel": "Årssammanställning 2025",
        "vansterfot": "Exempeldata. KS 2026/1204",
        "hogerfot": "Stockholms stad och Polisregion Stockholm",
    }
    rapport = {
        "titel": "Årssammanställning 2025",
        "year": 2025,
        "omslag": omslag,
        "kapitel": _kapitel(areas, districts),
        "aret": _aret(states),
        "omraden": areas,
        "stadsdelar": districts,
        **_slutet(),
        "hashar": _hashar(districts),
        "oversikt": _oversikt(states, bilder),
        "hash": hashlib.sha256(b"2025").hexdigest(),
        "saknas": [
            "Farsta: uppföljningen av orsaksanalysen för 2025 är inte inlämnad.",
            "Skärholmen: värde för stickprov 2021 saknas.",
        ],
    }
    return {"rapport": rapport, "sprak": "sv"}


def _kapitel(areas: list[dict[str, Any]], districts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"id": "om", "rubrik": "Om rapporten"},
        {"id": "aret", "rubrik": "Året i staden"},
        *(
            {
                "id": o["id"],
                "rubrik": f"{o['nr']} {o['namn']}",
                "delar": [
                    {"id": m["id"], "rubrik": f"{m['nr']} {m['text']}"} for m in o["malsattningar"]
                ],
            }
            for o in areas
        ),
        {
            "id": "stadsdelarna",
            "rubrik": "Stadsdelsområdena",
            "delar": [{"id": d["id"], "rubrik": d["namn"]} for d in districts],
        },
        {"id": "handlingsplan", "rubrik": "Beredningsgruppens handlingsplan"},
        {"id": "plan", "rubrik": "Plan för 2026"},
        {"id": "metod", "rubrik": "Metod och källor"},
        {"id": "beslut", "rubrik": "Beslut och kontrollsummor"},
    ]


def exempel_html() -> tuple[str, Bilder]:
    motor = DjangoTemplates(
        {
            "NAME": "pdf",
            "DIRS": [settings.BASE_DIR / "templates", MALLAR],
            "APP_DIRS": False,
            "OPTIONS": {},
        }
    )
    bilder: Bilder = {}
    context = kontext(bilder)
    return motor.get_template("exempel.html").render(context), bilder


def exempel_pdf() -> bytes:
    html, bilder = exempel_html()
    return render_pdf(
        html,
        titel="Årssammanställning 2025",
        forfattare="Stockholms stad och Polisregion Stockholm",
        amne="Samverkan mot brott och otrygghet, resultat och uppföljning",
        datum=DATUM,
        bilder=bilder,
    )
