"""The content of a whole city's year, invented: eleven districts, five areas, the same every time."""

import random
from typing import Any

YEAR = 2025
DISTRIKT = [
    "Bromma", "Enskede-Årsta-Vantör", "Farsta", "Hägersten-Älvsjö", "Hässelby-Vällingby", "Järva",
    "Kungsholmen", "Norra innerstaden", "Skarpnäck", "Skärholmen", "Södermalm",
]  # fmt: skip
OMRADEN = ["Unga", "Platser", "Systemhot", "Brottsoffer", "Kriminella miljöer"]
LAGEN = ("ja", "ja", "ja", "nja", "nej", "ej")
TEXT = (
    "Året blev lugnare på de platser där båda parter arbetade samtidigt. Där bara den ena parten "
    "fanns syns ingen skillnad, och det är den viktigaste lärdomen inför nästa år."
)


def innehall(omraden: int = 5, mal: int = 3) -> dict[str, Any]:
    """Shaped as `uppfoljning.arsrapport.snapshot.bygg`; smaller when a test needs no more."""
    slump = random.Random(YEAR)
    samverkansomraden = [_omrade(slump, nr, mal) for nr in range(1, omraden + 1)]
    return {
        "slag": "årssammanställning", "format": 1, "year": YEAR, "utgava": 1, "dnr": "PROV 2026/1",
        "overenskommelse": {"namn": "Överenskommelsen", "dnr": "PROV 2023/1"},
        "parter": [{"kod": "stad", "namn": "Staden"}, {"kod": "polis", "namn": "Polisen"}],
        "sammanfattning": f"{TEXT}\n{TEXT}", "nasta_year": TEXT,
        "samverkansomraden": samverkansomraden,
        "stadsdelsomraden": [_distrikt(slump, nr, namn) for nr, namn in enumerate(DISTRIKT)],
        "handlingsplan": _plan("beslutad"), "plan_nasta_year": _plan("utkast"), "handelser": None,
        "kallor": [
            {"kalla": "Mätningen", "matt": 15, "period": [2021, YEAR], "uppdaterad": "2026-01-15",
             "forbehall": ["Enkät."]},
        ],
        "uppgifter_fran": "2026-02-27", "saknas": ["Farsta: bidraget är inte lämnat."],
    }  # fmt: skip


def _slug(nr: int) -> str:
    return f"distrikt-{nr}"


def _lagen(slump: random.Random) -> dict[str, str]:
    return {_slug(nr): slump.choice(LAGEN) for nr in range(len(DISTRIKT))}


def _omrade(slump: random.Random, nr: int, mal: int) -> dict[str, Any]:
    return {
        "nummer": nr, "namn": f"{OMRADEN[nr - 1]} i hela staden", "kortnamn": OMRADEN[nr - 1],
        "lagen": _lagen(slump), "mal": [_mal(slump, m) for m in range(1, mal + 1)],
    }  # fmt: skip


def _mal(slump: random.Random, nr: int) -> dict[str, Any]:
    return {
        "nummer": nr, "text": f"Det ska bli bättre på sätt {nr}.", "lagen": _lagen(slump),
        "indikatorer": [_matt(slump, nr)],
    }  # fmt: skip


def _matt(slump: random.Random, nr: int) -> dict[str, Any]:
    return {
        "kod": f"m{nr}", "namn": f"Mått {nr}", "definition": "Andel som svarat ja.",
        "enhet": "procent", "decimaler": 1, "riktning": "ner", "polisdriven": False,
        "kalla": "Mätningen", "lasanvisning": "", "periodicitet": "varje år", "geografi": "område",
        "staden": _serie(slump),
        "omraden": {_slug(d): _serie(slump) for d in range(len(DISTRIKT))},
        "lagen": {
            slug: {"lage": lage, "skal": "", "mal": {"varde": "20", "year": 2028}}
            for slug, lage in _lagen(slump).items()
        },
    }  # fmt: skip


def _serie(slump: random.Random) -> dict[str, dict[str, Any]]:
    bas = slump.uniform(15, 40)
    serie: dict[str, dict[str, Any]] = {}
    for year in range(YEAR - 4, YEAR + 1):
        varde = bas + slump.uniform(-3, 3)
        serie[str(year)] = {
            "varde": f"{varde:.1f}", "n": slump.randint(200, 900),
            "intervall": [f"{varde - 3:.1f}", f"{varde + 3:.1f}"],
        }  # fmt: skip
    return serie


def _distrikt(slump: random.Random, nr: int, namn: str) -> dict[str, Any]:
    atgarder = [_atgard(slump, a) for a in range(1, 9)]
    return {
        "slug": _slug(nr), "namn": namn, "mal_pa_vag": slump.randint(3, 14), "statistik": [],
        "lagesbild": {"dnr": "", "utgava": 1, "faststalld": "2025-01-21", "paragraf": "§ 3",
                      "sha256": f"{nr:x}" * 64, "godkand_av": ["Staden", "Polisen"]},
        "overenskommelse": {"dnr": "", "sha256": ""}, "atgarder": atgarder,
        "atgarder_ej_publika": 1,
        "tradar": {"rader": [_trad(bruten=nr % 3 == 0)] * 3, "ej_publika": 1},
        "platser": {"antal": {"drogscen": 1, "brottsutsatt": 2, "otrygg": 2},
                    "fore": {"drogscen": 2, "brottsutsatt": 2, "otrygg": 2}},
        "bidrag": {"resultat": TEXT, "lardomar": TEXT, "nasta_year": "Vi fortsätter."},
    }  # fmt: skip


def _trad(*, bruten: bool) -> dict[str, Any]:
    return {
        "utmaning": "Otryggt vid stationen om kvällarna",
        "orsaker": [] if bruten else ["Ingen har ansvar för helheten"],
        "atgarder": [] if bruten else ["1. Gemensam närvaro"],
        "resultat": [] if bruten else ["Fler vuxna på plats"],
    }


def _atgard(slump: random.Random, nr: int) -> dict[str, Any]:
    status = slump.choice(["klar", "klar", "pagar", "avbruten"])
    return {
        "nummer": nr, "rubrik": f"Åtgärd för tryggheten {nr}", "mal": f"{1 + nr % 5}.1",
        "niva": "universell", "ansvarig": "Staden: enhetschef", "slut": "2025-10-31",
        "status": status, "status_ord": status, "lage": "i_fas", "lage_ord": "går enligt plan",
        "gjort": "Gjort.", "resultat": "Det blev lugnare.", "lardom": "",
    }  # fmt: skip


def _plan(status: str) -> dict[str, Any]:
    aktiviteter = [
        {"nummer": nr, "rubrik": f"Aktivitet {nr}", "mal": "1.1", "ansvarig": "Staden: sekretariat",
         "slut": "2025-11-30", "status": "klar", "status_ord": "klar", "uppfoljning": "Genomförd."}
        for nr in range(1, 8)
    ]  # fmt: skip
    return {"year": YEAR, "status": status, "inriktning": TEXT, "aktiviteter": aktiviteter}
