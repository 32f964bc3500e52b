"""A spread for each district: priorities with their thread, measures, results, own words; pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lagesbild.dokument.sifferkapitel import statistiktabell, varde_i_ord
from samverkan.charts.tabell import Cell, Tabell
from samverkan.dokument.delar import TAL, TEXT, Kolumner, Rad, antal, stycken, tabell, uppraknat
from samverkan.format_sv import tal
from uppfoljning.arsrapport.delar import lagescell
from uppfoljning.arsrapport.platstal import platstal
from uppfoljning.malstatus import ORDNING

#: A status note's judgement, or the measure's own state, as a sign.
LAGE = {"i_fas": "ja", "osakert": "nja", "avviker": "nej", "klar": "ja"}
#: So few characters that a district's own words fit side by side.
KORT = 900
PLATSORD = {
    "drogscen": ("öppen drogscen", "öppna drogscener"),
    "brottsutsatt": ("brottsutsatt plats", "brottsutsatta platser"),
    "otrygg": ("otrygg plats", "otrygga platser"),
}


def kapitel(innehall: dict[str, Any]) -> list[dict[str, Any]]:
    """One chapter for each district, in the order they were frozen."""
    return [_distrikt(innehall, rad) for rad in innehall["stadsdelsomraden"]]


def _distrikt(innehall: dict[str, Any], rad: dict[str, Any]) -> dict[str, Any]:
    tradar = rad["tradar"] or {"rader": [], "ej_publika": 0}
    antal_mal = sum(len(omrade["mal"]) for omrade in innehall["samverkansomraden"])
    klara = sum(a["status"] == "klar" for a in rad["atgarder"])
    platser, _ = platstal(rad["platser"])
    return {
        "id": f"stadsdel-{rad['slug']}",
        "namn": rad["namn"],
        "ingress": _ingress(rad, tradar),
        "tal": [
            {"tal": f"{rad['mal_pa_vag']} av {antal_mal}", "text": "mål på väg"},
            {"tal": f"{klara} av {len(rad['atgarder'])}", "text": "redovisade åtgärder klara"},
            {"tal": str(platser), "text": _platser(rad["platser"])},
        ],
        "trad": _trad(tradar["rader"]),
        "trad_fynd": _trad_fynd(tradar["rader"]),
        "atgarder": atgardstabell(rad["atgarder"]) if rad["atgarder"] else None,
        "atgarder_fynd": atgardsfynd(rad["atgarder"]),
        "gav": _utanfor_traden(rad["atgarder"], tradar["rader"]),
        "resultat": _resultat(innehall, rad),
        "statistik": statistiktabell(rad["statistik"]),
        "ej_publika": _ej_publika(rad, tradar),
        "bidrag": _bidrag(rad["bidrag"], innehall["year"]),
        "bidrag_kort": sum(map(len, (rad["bidrag"] or {}).values())) < KORT,
        "lagesbild": rad["lagesbild"],
        "overenskommelse": rad["overenskommelse"],
    }


def _ingress(rad: dict[str, Any], tradar: dict[str, Any]) -> str:
    prioriterade = len(tradar["rader"]) + tradar["ej_publika"]
    if not prioriterade:
        return f"{rad['namn']} har ingen beslutad åtgärdsplan för året."
    klara = sum(a["status"] == "klar" for a in rad["atgarder"])
    return (
        f"{rad['namn']} prioriterade {antal(prioriterade, 'utmaning', 'utmaningar')}. "
        f"{klara} av {antal(len(rad['atgarder']), 'redovisad åtgärd', 'redovisade åtgärder')} är "
        f"klar{'a' if klara != 1 else ''}."
    )


def _platser(platser: dict[str, Any]) -> str:
    """How many places of each kind, and how many more or fewer than the year before."""
    nu, fore = platstal(platser)
    slag = [antal(n, *PLATSORD[s]) for s, n in platser["antal"].items() if n and s in PLATSORD]
    andring = "lika många som året före" if nu == fore else _andring(nu - fore)
    return f"gemensamma platser, {andring}" + (f": {uppraknat(slag)}" if slag else "")


def _andring(skillnad: int) -> str:
    return f"{abs(skillnad)} {'fler' if skillnad > 0 else 'färre'} än året före"


def _trad(rader: list[dict[str, Any]]) -> Tabell | None:
    kolumner: Kolumner = [
        ("Utmaning", TEXT), ("Orsak", TEXT), ("Åtgärd", TEXT), ("Resultat", TEXT)
    ]  # fmt: skip
    return tabell(kolumner, [_trad_rad(rad) for rad in rader]) if rader else None


def _trad_rad(rad: dict[str, Any]) -> Rad:
    return [
        rad["utmaning"],
        _led(rad["orsaker"], "Orsaken är inte utredd"),
        _led(rad["atgarder"], "Ingen åtgärd verkar på orsaken"),
        _led(rad["resultat"], "Inget resultat är redovisat"),
    ]


def _utanfor_traden(
    atgarder: list[dict[str, Any]], rader: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The measures whose result is not already read at the end of the thread."""
    sagt = {text.strip() for rad in rader for text in rad["resultat"]}
    return [a for a in atgarder if a["resultat"].strip() and a["resultat"].strip() not in sagt]


def _led(texter: list[str], saknas: str) -> Cell:
    if not texter:
        return Cell(saknas, TEXT, "bruten")
    *forsta, sista = texter
    return Cell("; ".join([*(text.rstrip(".") for text in forsta), sista]), TEXT)


def _trad_fynd(rader: list[dict[str, Any]]) -> str:
    brutna = sum(not (r["orsaker"] and r["atgarder"] and r["resultat"]) for r in rader)
    if not brutna:
        return "Kedjan håller från utmaning till resultat"
    return f"Kedjan är bruten för {brutna} av {antal(len(rader), 'utmaning', 'utmaningar')}"


def atgardstabell(rader: list[dict[str, Any]]) -> Tabell:
    kolumner: Kolumner = [
        ("Åtgärd", TEXT), ("Mål", TEXT), ("Ansvarig", TEXT), ("Klar senast", TAL), ("Läge", TEXT)
    ]  # fmt: skip
    return tabell(
        kolumner,
        [
            [f"{a['nummer']}. {a['rubrik']}", a["mal"], a["ansvarig"], a["slut"], _atgardslage(a)]
            for a in rader
        ],
    )


def _atgardslage(atgard: dict[str, Any]) -> Cell:
    if atgard["status"] == "avbruten":
        return lagescell("ej", "Avbruten")
    if atgard["status"] == "klar":
        return lagescell("ja", "Klar")
    if atgard["lage"]:
        return lagescell(LAGE[atgard["lage"]], atgard["lage_ord"].capitalize())
    return lagescell("ej", "Inte avstämd")


def atgardsfynd(rader: list[dict[str, Any]]) -> str:
    klara = sum(a["status"] == "klar" for a in rader)
    return f"{klara} av {antal(len(rader), 'åtgärd', 'åtgärder')} är klara"


def _malrader(innehall: dict[str, Any], slug: str) -> Iterator[tuple[str, Rad]]:
    """The indicators that have a target in the district: state, and the row."""
    for omrade in innehall["samverkansomraden"]:
        for mal in omrade["mal"]:
            for matt in mal["indikatorer"]:
                lage = matt["lagen"][slug]
                if "mal" in lage:
                    yield (
                        lage["lage"],
                        _malrad(f"{omrade['nummer']}.{mal['nummer']}", matt, slug, innehall),
                    )


def _malrad(nr: str, matt: dict[str, Any], slug: str, innehall: dict[str, Any]) -> Rad:
    serie, lage, year = matt["omraden"][slug], matt["lagen"][slug], innehall["year"]
    malvarde = tal(float(lage["mal"]["varde"]), matt["decimaler"])
    return [
        f"{nr} {matt['namn']}, {matt['enhet']}",
        varde_i_ord(serie.get(str(year - 1)), matt["decimaler"]),
        varde_i_ord(serie.get(str(year)), matt["decimaler"]),
        f"{malvarde} ({lage['mal']['year']})",
        lagescell(lage["lage"]),
    ]


def _resultat(innehall: dict[str, Any], rad: dict[str, Any]) -> dict[str, Any] | None:
    par = list(_malrader(innehall, rad["slug"]))
    if not par:
        return None
    year = innehall["year"]
    kolumner: Kolumner = [
        ("Mål och mått", TEXT), (str(year - 1), TAL), (str(year), TAL), ("Mål", TAL), ("Läge", TEXT)
    ]  # fmt: skip
    lagen = sorted((lage for lage, _ in par), key=ORDNING.__getitem__)
    fynd = f"{lagen.count('nej')} av {antal(len(par), 'mått', 'mått')} avviker från banan mot målet"
    return {"tabell": tabell(kolumner, [ett for _, ett in par]), "fynd": fynd}


def _ej_publika(rad: dict[str, Any], tradar: dict[str, Any]) -> str:
    delar = []
    if tradar["ej_publika"]:
        delar.append(antal(tradar["ej_publika"], "utmaning", "utmaningar"))
    if rad["atgarder_ej_publika"]:
        delar.append(antal(rad["atgarder_ej_publika"], "åtgärd", "åtgärder"))
    if not delar:
        return ""
    return f"{uppraknat(delar).capitalize()} delas bara mellan parterna och redovisas inte här."


def _bidrag(bidrag: dict[str, Any] | None, year: int) -> list[tuple[str, list[str]]]:
    """The district's own words under their headings; empty when nothing was handed in."""
    rubriker = {
        "resultat": "Årets viktigaste resultat",
        "lardomar": "Lärdomar",
        "nasta_year": f"Det här gör vi {year + 1}",
    }
    return [
        (rubrik, stycken(bidrag[falt]))
        for falt, rubrik in rubriker.items()
        if bidrag and bidrag[falt]
    ]
