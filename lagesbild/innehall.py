"""The canonical content of a lägesbild: what the parties' approvals are bound to.

An approver may not see everything of the other party through row protection, and both must get
the same hash; so only rows that both see are read: what has been handed over and what is joint.
"""

from typing import Any

from lagesbild.models import Godkannande, Lagesbild, Observation
from samverkan.kanonisk import kontrollsumma
from samverkan.models import Part


def innehall(lagesbild: Lagesbild) -> dict[str, Any]:
    """Everything that is approved, read anew; names of rows, never their database numbers."""
    bild = Lagesbild.objects.select_related("stadsdelsomrade", "overenskommelse").get(
        pk=lagesbild.pk
    )
    return {
        "slag": "lägesbild",
        "stadsdelsomrade": bild.stadsdelsomrade.slug,
        "overenskommelse": bild.overenskommelse.dnr,
        "year": bild.year,
        "utgava": bild.utgava,
        "dnr": bild.dnr,
        "sammanfattning": bild.sammanfattning,
        "analyser": [
            {"omrade": rad.samverkansomrade.nummer, "text": rad.text, "trend": rad.trend}
            for rad in bild.omradesanalyser.select_related("samverkansomrade").order_by(
                "samverkansomrade__nummer"
            )
        ],
        "lagespunkter": [_punkt(punkt) for punkt in _punkter(bild)],
        "undanlagda": _undanlagda(bild),
        "platser": _platser(bild),
        "platsanalyser": [
            {
                "metod": rad.metod,
                "parametrar": rad.parametrar,
                "datamangd": rad.datamangd,
                "resultat": rad.resultat,
                "slutsats": rad.slutsats,
            }
            for rad in bild.platsanalyser.order_by("pk")
        ],
    }


def summa(lagesbild: Lagesbild) -> str:
    """The sha256 of the present content."""
    return kontrollsumma(innehall(lagesbild))


def giltiga_parter(lagesbild: Lagesbild, sha256: str) -> set[int]:
    """The parties whose approval holds: made of exactly this content."""
    rader = Godkannande.objects.filter(lagesbild=lagesbild, sha256=sha256)
    return set(rader.values_list("part_id", flat=True))


def _punkter(bild: Lagesbild) -> Any:
    return (
        bild.lagespunkter.select_related("samverkansomrade", "endast_part", "plats")
        .prefetch_related("harkomst__observation__underlag__part", "reservationer__part")
        .order_by("lopnummer")
    )


def _iakttagelse(rad: Observation) -> dict[str, Any]:
    return {
        "kod": rad.kod,
        "text": rad.text,
        "var": rad.plats_text,
        "nar": rad.nar_text,
        "veckodagar": sorted(rad.veckodagar),
        "timmar": [rad.timme_fran, rad.timme_till],
        "frekvens": rad.frekvens,
        "allvar": rad.allvar,
        "trend": rad.trend,
        "delningsniva": rad.delningsniva,
    }


def _punkt(punkt: Any) -> dict[str, Any]:
    return {
        "nummer": punkt.lopnummer,
        "omrade": punkt.samverkansomrade.nummer,
        "text": punkt.text,
        "endast": punkt.endast_part.kod if punkt.endast_part else None,
        "plats": punkt.plats.namn if punkt.plats else None,
        "allvar": punkt.allvar,
        "allvar_motiv": punkt.allvar_motiv,
        "trend": punkt.trend,
        "delningsniva": punkt.delningsniva,
        "ur": sorted(
            (_iakttagelse(h.observation) for h in punkt.harkomst.all()), key=lambda r: r["kod"]
        ),
        "reservationer": sorted(
            ({"part": r.part.kod, "text": r.text} for r in punkt.reservationer.all()),
            key=lambda r: r["part"],
        ),
    }


def _undanlagda(bild: Lagesbild) -> list[dict[str, Any]]:
    rader = Observation.objects.filter(underlag__lagesbild=bild, undanlagd__isnull=False)
    poster = [
        _iakttagelse(rad) | {"motiv": rad.undanlagd.motiv}
        for rad in rader.select_related("underlag__part", "undanlagd")
    ]
    return sorted(poster, key=lambda post: post["kod"])


def _platser(bild: Lagesbild) -> list[dict[str, Any]]:
    return [
        {
            "nummer": rad.nummer,
            "motiv": rad.motiv,
            "namn": rad.plats.namn,
            "slag": rad.plats.slag,
            "beskrivning": rad.plats.beskrivning,
            "latitud": rad.plats.latitud,
            "longitud": rad.plats.longitud,
            "geometri": rad.plats.geometri,
            "delningsniva": rad.plats.delningsniva,
        }
        for rad in bild.utpekade_platser.select_related("plats").order_by("nummer")
    ]


def parterna() -> list[Part]:
    return list(Part.objects.order_by("ordning"))
