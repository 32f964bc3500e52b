"""A district's year: decided lägesbild, priorities with their thread, measures, places, words."""

from __future__ import annotations

from datetime import date
from typing import Any

from atgardsplan.models import Atgard, Atgardsplan, LokalOverenskommelse
from lagesbild.dokument.siffror import las_statistik
from lagesbild.models import Godkannande, Lagesbild, Plats
from lagesbild.platsliv import Ar
from lagesbild.selectors.platsantal import platsantal
from samverkan.datum_sv import dag
from samverkan.models import Delningsniva, Stadsdelsomrade
from uppfoljning.arsrapport.tradar import las_tradar
from uppfoljning.models import Arssammanstallning, Avstamning, Bidrag

PUBLIK = Delningsniva.PUBLIK
BESLUTADE = [Atgardsplan.Status.BESLUTAD, Atgardsplan.Status.AVSLUTAD]


def las_distrikt(
    rad: Arssammanstallning, omrade: Stadsdelsomrade, mal: list[dict[str, Any]]
) -> dict[str, Any]:
    """One district's part of the report; a fixed number of queries for each."""
    plan = plan_for(omrade, rad.year)
    atgarder = las_atgarder(plan, rad.year) if plan else []
    lagen = [ett["lagen"][omrade.slug] for del_ in mal for ett in del_["mal"]]
    return {
        "slug": omrade.slug,
        "namn": omrade.namn,
        "lagesbild": _lagesbild(omrade, rad.year),
        "overenskommelse": _avtal(plan.lokal_overenskommelse) if plan else None,
        "tradar": las_tradar(plan) if plan else None,
        "atgarder": atgarder,
        "atgarder_ej_publika": _ej_publika(plan) if plan else 0,
        "mal_pa_vag": lagen.count("ja"),
        "platser": _platser(omrade, rad.year),
        "statistik": las_statistik(omrade, rad.year),
        "bidrag": _bidrag(rad, omrade),
    }


def plan_for(omrade: Stadsdelsomrade, year: int) -> Atgardsplan | None:
    """The district's latest decided plan of the year."""
    return (
        Atgardsplan.objects.filter(
            lokal_overenskommelse__stadsdelsomrade=omrade, year=year, status__in=BESLUTADE
        )
        .select_related("lokal_overenskommelse")
        .order_by("-pk")
        .first()
    )


def _lagesbild(omrade: Stadsdelsomrade, year: int) -> dict[str, Any] | None:
    """The newest decided edition for the year, with those who approved exactly its content."""
    bild = Lagesbild.objects.gallande().filter(stadsdelsomrade=omrade, year=year).first()
    if bild is None or bild.faststalld_at is None:
        return None
    godkannanden = Godkannande.objects.filter(lagesbild=bild, sha256=bild.faststalld_sha256)
    return {
        "dnr": bild.dnr,
        "utgava": bild.utgava,
        "faststalld": dag(bild.faststalld_at).isoformat(),
        "paragraf": bild.paragraf,
        "sha256": bild.faststalld_sha256,
        "godkand_av": list(
            godkannanden.order_by("part__ordning").values_list("part__namn", flat=True)
        ),
    }


def _avtal(avtal: LokalOverenskommelse) -> dict[str, Any]:
    sista = avtal.undertecknanden.order_by("-at").first()
    return {
        "dnr": avtal.dnr,
        "giltig_fran": avtal.giltig_fran.isoformat(),
        "giltig_till": avtal.giltig_till.isoformat(),
        "inriktning": avtal.inriktning,
        "sha256": sista.sha256 if sista else "",
    }


def las_atgarder(
    plan: Atgardsplan, year: int, nivaer: tuple[str, ...] = (PUBLIK,)
) -> list[dict[str, Any]]:
    """The measures of those levels, each with the year's latest status note."""
    rader = plan.atgarder.filter(delningsniva__in=nivaer).select_related(
        "ansvarig_part", "malsattning__samverkansomrade"
    )
    senaste = {
        ett.atgard_id: ett
        for ett in Avstamning.objects.filter(atgard__in=rader, year=year).order_by("tertial")
    }
    return [_atgard(rad, senaste.get(rad.pk)) for rad in rader.order_by("nummer")]


def _atgard(rad: Atgard, avstamning: Avstamning | None) -> dict[str, Any]:
    return {
        "nummer": rad.nummer,
        "rubrik": rad.rubrik,
        "mal": rad.malsattning.beteckning,
        "niva": rad.niva,
        "ansvarig": f"{rad.ansvarig_part.kortnamn}: {rad.ansvarig_funktion}",
        "slut": rad.slut.isoformat(),
        "status": rad.status,
        "status_ord": rad.get_status_display(),
        "lage": avstamning.lage if avstamning else None,
        "lage_ord": avstamning.get_lage_display() if avstamning else None,
        "gjort": avstamning.gjort if avstamning else "",
        "resultat": avstamning.resultat if avstamning else "",
        "lardom": rad.lardom,
    }


def _ej_publika(plan: Atgardsplan) -> int:
    return plan.atgarder.exclude(delningsniva=PUBLIK).count()


def _platser(omrade: Stadsdelsomrade, year: int) -> dict[str, Any]:
    """How many places stood on the list at the year's end, by kind and in all; the year before too."""
    platser = Plats.objects.filter(stadsdelsomrade=omrade)
    aren = {ett.year: ett for ett in platsantal(platser, date(year, 12, 31))}
    nu, fore = (
        aren.get(ett, Ar(ett, dict.fromkeys(Plats.Slag.values, 0))) for ett in (year, year - 1)
    )
    return {"antal": nu.slag, "fore": fore.slag, "alla": nu.alla, "alla_fore": fore.alla}


def _bidrag(rad: Arssammanstallning, omrade: Stadsdelsomrade) -> dict[str, Any] | None:
    bidrag = rad.bidrag.filter(stadsdelsomrade=omrade, status=Bidrag.Status.LAMNAT).first()
    if bidrag is None:
        return None
    return {
        "resultat": bidrag.resultat,
        "lardomar": bidrag.lardomar,
        "nasta_year": bidrag.nasta_year,
    }
