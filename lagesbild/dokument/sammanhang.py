"""What stands beside the approved text: names, public figures and which picture came before.

It is no part of what is approved (figures are corrected by their sources), but is kept when the
picture is decided, so that the document says the same each time it is made.
"""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Q

from lagesbild.dokument.siffror import las_indikatorer, las_statistik
from lagesbild.innehall import innehall
from lagesbild.innehallsrader import bredvid, samlade
from lagesbild.models import Lagesbild, Underlag
from lagesbild.selectors.bakom import las_befolkning
from lagesbild.selectors.siffra import Lage, citerade, visat
from lagesbild.selectors.uppgifter import Redan
from samverkan.kanonisk import kontrollsumma
from samverkan.models import Part, Samverkansomrade, Stadsdelsomrade


def las_sammanhang(bild: Lagesbild) -> tuple[dict[str, Any], Lagesbild | None]:
    """As it stands now, and the decided picture before."""
    folk, rader = las_befolkning(), _listorna(bild)
    omraden = [rad["pk"] for rad in rader["gallande"]]
    forra = next((Lagesbild(**rad) for rad in rader["forra"]), None)
    sammanhang = {
        "stadsdelsomrade": bild.stadsdelsomrade.namn,
        "stadsdelar": [rad.namn for rad in bild.stadsdelsomrade.stadsdelar.all()],
        "overenskommelse": bild.overenskommelse.namn,
        "parter": rader["parter"],
        "omraden": rader["omraden"],
        "indikatorer": las_indikatorer(bild, folk),
        "statistik": las_statistik(bild.stadsdelsomrade, bild.year, folk),
        **las_citerade(bild, Redan(folk, omraden)),
        "forra": {"year": forra.year, "utgava": forra.utgava} if forra else None,
    }
    return sammanhang, forra


def _listorna(bild: Lagesbild) -> dict[str, list[dict[str, Any]]]:
    """Parties, areas, districts, and the decided picture before this one."""
    tidigare = Lagesbild.objects.tidigare(bild)[:1]
    omraden = Samverkansomrade.objects.filter(overenskommelse=OuterRef("overenskommelse"))
    return bredvid(
        bild,
        parter=samlade(Part.objects.order_by("ordning"), "kod namn kortnamn tecken"),
        omraden=samlade(omraden.order_by("nummer"), "nummer namn kortnamn"),
        gallande=samlade(Stadsdelsomrade.objects.gallande().order_by("pk"), "pk"),
        forra=samlade(tidigare, "pk year utgava status faststallt_innehall faststalld_sha256"),
    )


def las_citerade(bild: Lagesbild, redan: Redan) -> dict[str, list[dict[str, Any]]]:
    """The figures that the joint texts cite, and those of the underlag that are handed in."""
    rader = bild.siffror.filter(Q(underlag=None) | Q(underlag__status=Underlag.Status.INLAMNAT))
    alla = citerade(rader.select_related("analys__samverkansomrade", "underlag__part"), redan)
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


def gallande_sammanhang(bild: Lagesbild) -> tuple[dict[str, Any], Lagesbild | None]:
    """As it was kept when the picture was decided, else as it stands now; with the picture before."""
    if not (sammanhang := bild.faststallt_sammanhang):
        return las_sammanhang(bild)
    vilken = sammanhang["forra"]
    forra = Lagesbild.objects.tidigare(bild).filter(**vilken).first() if vilken else None
    return sammanhang, forra


def frysta_falt(bild: Lagesbild) -> dict[str, Any]:
    """What a decision keeps: the content, its sha256 and what stands beside it."""
    exakt = innehall(bild)
    return {
        "faststalld_sha256": kontrollsumma(exakt),
        "faststallt_innehall": exakt,
        "faststallt_sammanhang": las_sammanhang(bild)[0],
    }
