"""What stands beside the approved text: names, public figures and which picture came before.

It is no part of what is approved (figures are corrected by their sources), but is kept when the
picture is decided, so that the document says the same each time it is made.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from lagesbild.dokument.siffror import las_indikatorer, las_statistik
from lagesbild.innehall import innehall, parterna
from lagesbild.models import Lagesbild, Underlag
from lagesbild.selectors.siffra import Lage, citerade, visat
from samverkan.kanonisk import kontrollsumma


def las_sammanhang(bild: Lagesbild) -> dict[str, Any]:
    """As it stands now."""
    forra = Lagesbild.objects.tidigare(bild).values("year", "utgava").first()
    avtal = bild.overenskommelse
    return {
        "stadsdelsomrade": bild.stadsdelsomrade.namn,
        "stadsdelar": [rad.namn for rad in bild.stadsdelsomrade.stadsdelar.all()],
        "overenskommelse": avtal.namn,
        "parter": [
            {"kod": p.kod, "namn": p.namn, "kortnamn": p.kortnamn, "tecken": p.tecken}
            for p in parterna()
        ],
        "omraden": [
            {"nummer": o.nummer, "namn": o.namn, "kortnamn": o.kortnamn}
            for o in avtal.samverkansomraden.order_by("nummer")
        ],
        "indikatorer": las_indikatorer(bild),
        "statistik": las_statistik(bild.stadsdelsomrade, bild.year),
        **las_citerade(bild),
        "forra": forra,
    }


def las_citerade(bild: Lagesbild) -> dict[str, list[dict[str, Any]]]:
    """The figures that the joint texts cite, and those of the underlag that are handed in."""
    rader = bild.siffror.filter(Q(underlag=None) | Q(underlag__status=Underlag.Status.INLAMNAT))
    alla = citerade(rader.select_related("analys__samverkansomrade", "underlag__part"))
    return {
        "siffror": [
            _citerad(lage) | {"omrade": analys.samverkansomrade.nummer}
            for lage in alla
            if (analys := lage.siffra.analys)
        ],
        # A handed-in underlag is not written anew, so what has changed is told.
        "underlagens_siffror": [
            _citerad(lage) | {"part": underlag.part.kod, "varning": lage.varning}
            for lage in alla
            if (underlag := lage.siffra.underlag)
        ],
    }


def _citerad(lage: Lage) -> dict[str, Any]:
    """As the text was written from it; one that is now small is not said."""
    return {
        "nummer": lage.siffra.nummer,
        "text": f"{lage.sak}, {lage.omrade}, {lage.period}: {visat(lage)} {lage.sak.enhet}",
        "kalla": lage.sak.datakalla,
    }


def gallande_sammanhang(bild: Lagesbild) -> dict[str, Any]:
    """As it was kept when the picture was decided, else as it stands now."""
    return bild.faststallt_sammanhang or las_sammanhang(bild)


def frysta_falt(bild: Lagesbild) -> dict[str, Any]:
    """What a decision keeps: the content, its sha256 and what stands beside it."""
    exakt = innehall(bild)
    return {
        "faststalld_sha256": kontrollsumma(exakt),
        "faststallt_innehall": exakt,
        "faststallt_sammanhang": las_sammanhang(bild),
    }
