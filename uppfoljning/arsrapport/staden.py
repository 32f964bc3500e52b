"""The city's own part: its handlingsplan with follow-up, and the sources behind the figures."""

from __future__ import annotations

from typing import Any

from atgardsplan.models import Aktivitet, Handlingsplan
from lagesbild.models import Matvarde
from samverkan.datum_sv import dag
from samverkan.models import Delningsniva, Overenskommelse


def las_handlingsplan(avtal: Overenskommelse, year: int) -> dict[str, Any] | None:
    """The plan of a year with its activities; a draft only as next year's, and called so."""
    plan = Handlingsplan.objects.filter(overenskommelse=avtal, year=year).first()
    if plan is None:
        return None
    rader = plan.aktiviteter.select_related("malsattning__samverkansomrade", "ansvarig_part")
    return {
        "year": plan.year,
        "status": plan.status,
        "inriktning": plan.inriktning,
        "aktiviteter": [_aktivitet(rad) for rad in rader.order_by("nummer")],
    }


def planernas_year(avtal: Overenskommelse) -> dict[int, dict[str, Any]]:
    """The years that have a plan."""
    rader = Handlingsplan.objects.filter(overenskommelse=avtal)
    return {year: {"year": year} for year in rader.values_list("year", flat=True)}


def _aktivitet(rad: Aktivitet) -> dict[str, Any]:
    return {
        "nummer": rad.nummer,
        "rubrik": rad.rubrik,
        "mal": rad.malsattning.beteckning,
        "ansvarig": f"{rad.ansvarig_part.kortnamn}: {rad.ansvarig_funktion}",
        "slut": rad.slut.isoformat(),
        "status": rad.status,
        "status_ord": rad.get_status_display(),
        "uppfoljning": rad.uppfoljning,
    }


def las_kallor(avtal: Overenskommelse, year: int) -> list[dict[str, Any]]:
    """Each source once: what it gave, when it was read in, and what to think of."""
    rader = (
        Matvarde.objects.filter(
            delningsniva=Delningsniva.PUBLIK,
            indikator__malsattning__samverkansomrade__overenskommelse=avtal,
            period_start__year__lte=year,
            period_start__year__gt=year - 5,
        )
        .select_related("indikator", "inlasning")
        .order_by("indikator__datakalla", "period_start")
    )
    kallor: dict[str, dict[str, Any]] = {}
    for rad in rader:
        if rad.indikator is None:
            continue
        post = kallor.setdefault(
            rad.indikator.datakalla,
            {"mått": set(), "år": set(), "inläst": set(), "förbehåll": set()},
        )
        post["mått"].add(rad.indikator.namn)
        post["år"].add(rad.year)
        if rad.inlasning:
            post["inläst"].add(dag(rad.inlasning.at).isoformat())
            post["förbehåll"].add(rad.inlasning.forbehall)
        post["förbehåll"].add(rad.indikator.lasanvisning)
    return [_kalla(namn, post) for namn, post in sorted(kallor.items())]


def _kalla(namn: str, post: dict[str, Any]) -> dict[str, Any]:
    return {
        "kalla": namn,
        "matt": len(post["mått"]),
        "period": [min(post["år"]), max(post["år"])],
        "uppdaterad": max(post["inläst"], default=""),
        "forbehall": sorted(filter(None, post["förbehåll"])),
    }
