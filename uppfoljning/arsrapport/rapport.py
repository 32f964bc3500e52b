"""From frozen content to the finished PDF; reads nothing but the content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string

from samverkan.dokument.delar import dag
from samverkan.pdf.render import render_pdf
from samverkan.pdf.vav import vav_alt, vav_svg
from uppfoljning.arsrapport import kapitel_aret, kapitel_distrikt, kapitel_mal, kapitel_slut
from uppfoljning.arsrapport.delar import Bilder, orten
from uppfoljning.arsrapport.kapitel_statistik import handelsetabell

Steg = Callable[[int, str], None]
FIN = (
    "Omslaget är årets resultat. Liggande trådar är stadsdelsområden, stående är samverkansområden."
    " Fylld korsning: målen är på väg. Halv: osäkert. Röd ram: avviker. Streckad: bedöms inte."
)


@dataclass(frozen=True)
class Beslut:
    """When the report was decided, and the checksum of its content; without a date it is a draft."""

    sha256: str
    faststalld: date | None = None


def gor_pdf(
    innehall: dict[str, Any], beslut: Beslut, steg: Steg = lambda _andel, _text: None
) -> bytes:
    """Write the report; the same content and decision give the same bytes."""
    steg(25, "Ritar diagrammen.")
    rapport, bilder = kontext_och_bilder(innehall, beslut)
    steg(45, "Sätter sidorna.")
    return render_pdf(
        som_html(rapport),
        titel=rapport["titel"],
        forfattare=" och ".join(part["namn"] for part in innehall["parter"]),
        amne="Samverkan mot brott och otrygghet: resultat och uppföljning",
        datum=beslut.faststalld or dag(innehall["uppgifter_fran"]),
        bilder=bilder,
        framsteg=lambda sida: steg(min(45 + sida // 3, 90), f"Sätter sida {sida}."),
    )


def som_html(rapport: dict[str, Any]) -> str:
    return render_to_string("uppfoljning/pdf/arsrapport.html", {"rapport": rapport, "sprak": "sv"})


def kontext_och_bilder(innehall: dict[str, Any], beslut: Beslut) -> tuple[dict[str, Any], Bilder]:
    """What the template needs, and the pictures that it names."""
    bilder: Bilder = {}
    return _kontext(innehall, beslut, bilder), bilder


def _kontext(innehall: dict[str, Any], beslut: Beslut, bilder: Bilder) -> dict[str, Any]:
    omraden = kapitel_mal.kapitel(innehall, bilder)
    distrikt = kapitel_distrikt.kapitel(innehall)
    plan = innehall["handlingsplan"]
    return {
        "titel": f"Årssammanställning {innehall['year']}",
        "year": innehall["year"],
        "nasta_year": innehall["year"] + 1,
        "beslut": beslut,
        "uppgifter_fran": dag(innehall["uppgifter_fran"]),
        "innehall": innehall,
        "ort": orten(innehall),
        "antal_mal": sum(len(rad["mal"]) for rad in innehall["samverkansomraden"]),
        "parter": " och ".join(part["namn"] for part in innehall["parter"]),
        "omslag": _omslag(innehall, beslut, bilder),
        "saknas": innehall["saknas"],
        "aret": kapitel_aret.aret(innehall, bilder),
        "omraden": omraden,
        "stadsdelar": distrikt,
        "oversikt": kapitel_aret.oversiktstabell(innehall),
        "handlingsplan": kapitel_slut.handlingsplan(plan) if plan else None,
        "nasta": kapitel_slut.nasta_plan(innehall),
        "kallor": kapitel_slut.kallor(innehall),
        "handelser": handelsetabell(innehall["handelser"]),
        "hashar": kapitel_slut.hashar(innehall),
        "kapitel": _kapitel(innehall, omraden, distrikt),
    }


def _omslag(innehall: dict[str, Any], beslut: Beslut, bilder: Bilder) -> dict[str, Any]:
    namn = [d["namn"] for d in innehall["stadsdelsomraden"]]
    nummer = [str(o["nummer"]) for o in innehall["samverkansomraden"]]
    lagen = kapitel_aret.lagen(innehall)
    bilder["vav"] = vav_svg(namn, nummer, lagen)
    parter = " och ".join(part["namn"] for part in innehall["parter"])
    rubrik = f"Årssammanställning {innehall['year']}"
    utkast = "" if beslut.faststalld else "Utkast. "
    return {
        "rubrik": rubrik,
        "under": f"{utkast}Samverkan mot brott och otrygghet. {parter}",
        "fin": FIN,
        "src": "app:bild/vav",
        "alt": vav_alt(namn, nummer, lagen),
        "kolumntitel": rubrik,
        "vansterfot": f"{utkast}{innehall['dnr']}",
        "hogerfot": parter,
    }


def _kapitel(
    innehall: dict[str, Any], omraden: list[dict[str, Any]], distrikt: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The contents: chapters with what stands in them."""
    mal = [
        {
            "id": o["id"],
            "rubrik": f"{o['nr']} {o['namn']}",
            "delar": [
                {"id": m["id"], "rubrik": f"{m['nr']} {m['text']}"} for m in o["malsattningar"]
            ],
        }
        for o in omraden
    ]
    delar = [{"id": d["id"], "rubrik": d["namn"]} for d in distrikt]
    return [
        {"id": "om", "rubrik": "Om rapporten"},
        {"id": "aret", "rubrik": f"Året i {orten(innehall)['den']}"},
        *mal,
        {"id": "stadsdelarna", "rubrik": "Stadsdelsområdena", "delar": delar},
        {"id": "handlingsplan", "rubrik": "Beredningsgruppens handlingsplan"},
        {"id": "plan", "rubrik": f"Plan för {innehall['year'] + 1}"},
        {"id": "metod", "rubrik": "Metod och källor"},
        {"id": "beslut", "rubrik": "Beslut och kontrollsummor"},
    ]
