"""The districts' year: decided lägesbild, priorities with their thread, measures, places, words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, QuerySet

from atgardsplan.models import Atgard, Atgardsplan, LokalOverenskommelse
from lagesbild.dokument.siffror import las_statistik
from lagesbild.innehallsrader import samlade
from lagesbild.models import Godkannande, Lagesbild, Plats
from lagesbild.platsliv import Ar, Steg, ar_for_ar
from lagesbild.selectors.platsantal import stegen_per_omrade
from samverkan.datum_sv import dag
from samverkan.models import Delningsniva, Stadsdelsomrade
from uppfoljning.arsrapport.tradar import las_tradar
from uppfoljning.models import Arssammanstallning, Avstamning, Bidrag

PUBLIK = Delningsniva.PUBLIK
BESLUTADE = [Atgardsplan.Status.BESLUTAD, Atgardsplan.Status.AVSLUTAD]


class Distrikten:
    """What the report says of each district; what is read is read once for all, when asked for."""

    def __init__(self, rad: Arssammanstallning, omraden: list[Stadsdelsomrade]) -> None:
        self.rad, self.year, self.omraden = rad, rad.year, omraden

    def i_korthet(self, omrade: Stadsdelsomrade, mal: list[dict[str, Any]]) -> dict[str, Any]:
        """The part that the pages of an open report show, and what is missing from it."""
        plan = self.planer.get(omrade.pk)
        lagen = [ett["lagen"][omrade.slug] for del_ in mal for ett in del_["mal"]]
        return {
            "slug": omrade.slug,
            "namn": omrade.namn,
            "lagesbild": self.bilder.get(omrade.pk),
            "overenskommelse": _avtal(plan.lokal_overenskommelse) if plan else None,
            "atgarder": self.atgarder[plan.pk] if plan else [],
            "mal_pa_vag": lagen.count("ja"),
            "platser": _platser(self.steg[omrade.pk], self.year),
            "bidrag": self.bidrag.get(omrade.pk),
        }

    def helt(self, omrade: Stadsdelsomrade, mal: list[dict[str, Any]]) -> dict[str, Any]:
        """One district's part of the report; a fixed number of queries more for each."""
        plan = self.planer.get(omrade.pk)
        return self.i_korthet(omrade, mal) | {
            "tradar": las_tradar(plan) if plan else None,
            "atgarder_ej_publika": _ej_publika(plan) if plan else 0,
            "statistik": las_statistik(omrade, self.year),
        }

    @cached_property
    def planer(self) -> dict[int, Atgardsplan]:
        """Each district's latest decided plan of the year."""
        rader = planerna(self.omraden, self.year).select_related("lokal_overenskommelse")
        rader = rader.prefetch_related("lokal_overenskommelse__undertecknanden")
        return {rad.lokal_overenskommelse.stadsdelsomrade_id: rad for rad in rader.order_by("pk")}

    @cached_property
    def atgarder(self) -> dict[int, list[dict[str, Any]]]:
        return las_atgarder(self.planer.values(), self.year)

    @cached_property
    def bilder(self) -> dict[int, dict[str, Any]]:
        """The newest decided edition for the year, with those who approved exactly its content."""
        rader = Lagesbild.objects.gallande().filter(
            stadsdelsomrade__in=self.omraden, year=self.year, faststalld_at__isnull=False
        )
        godkanda: dict[tuple[int, str], list[str]] = defaultdict(list)
        alla = Godkannande.objects.filter(lagesbild__in=rader).select_related("part")
        for rad in alla.order_by("part__ordning"):
            godkanda[rad.lagesbild_id, rad.sha256].append(rad.part.namn)
        return {
            bild.stadsdelsomrade_id: _lagesbild(bild, godkanda[bild.pk, bild.faststalld_sha256])
            for bild in rader.defer("faststallt_innehall", "faststallt_sammanhang")
        }

    @cached_property
    def steg(self) -> dict[int, list[Steg]]:
        return stegen_per_omrade(self.omraden)

    @cached_property
    def bidrag(self) -> dict[int, dict[str, Any]]:
        rader = self.rad.bidrag.filter(status=Bidrag.Status.LAMNAT)
        return {rad.stadsdelsomrade_id: _bidrag(rad) for rad in rader}


def planerna(omraden: Iterable[Stadsdelsomrade], year: int) -> QuerySet[Atgardsplan]:
    """The districts' decided plans of the year."""
    return Atgardsplan.objects.filter(
        lokal_overenskommelse__stadsdelsomrade__in=omraden, year=year, status__in=BESLUTADE
    )


def _lagesbild(bild: Lagesbild, godkand_av: list[str]) -> dict[str, Any]:
    return {
        "dnr": bild.dnr,
        "utgava": bild.utgava,
        "faststalld": dag(bild.faststalld_at).isoformat() if bild.faststalld_at else "",
        "paragraf": bild.paragraf,
        "sha256": bild.faststalld_sha256,
        "godkand_av": godkand_av,
    }


def _avtal(avtal: LokalOverenskommelse) -> dict[str, Any]:
    sista = max(avtal.undertecknanden.all(), key=lambda rad: rad.at, default=None)
    return {
        "dnr": avtal.dnr,
        "giltig_fran": avtal.giltig_fran.isoformat(),
        "giltig_till": avtal.giltig_till.isoformat(),
        "inriktning": avtal.inriktning,
        "sha256": sista.sha256 if sista else "",
    }


def las_atgarder(
    planer: Iterable[Atgardsplan], year: int, nivaer: tuple[str, ...] = (PUBLIK,)
) -> dict[int, list[dict[str, Any]]]:
    """Each plan's measures of those levels, each with the year's latest status note."""
    noter = Avstamning.objects.filter(atgard=OuterRef("pk"), year=year).order_by("-tertial")[:1]
    rader = Atgard.objects.filter(atgardsplan__in=planer, delningsniva__in=nivaer)
    rader = rader.select_related("ansvarig_part", "malsattning__samverkansomrade")
    svar: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for rad in rader.annotate(noter=samlade(noter, "lage gjort resultat")).order_by("nummer"):
        svar[rad.atgardsplan_id].append(_atgard(rad, next(iter(rad.noter), None)))
    return svar


def _atgard(rad: Atgard, not_: dict[str, str] | None) -> dict[str, Any]:
    return {
        "nummer": rad.nummer,
        "rubrik": rad.rubrik,
        "mal": rad.malsattning.beteckning,
        "niva": rad.niva,
        "ansvarig": f"{rad.ansvarig_part.kortnamn}: {rad.ansvarig_funktion}",
        "slut": rad.slut.isoformat(),
        "status": rad.status,
        "status_ord": rad.get_status_display(),
        "lage": not_ and not_["lage"],
        "lage_ord": not_ and str(Avstamning.Lage(not_["lage"]).label),
        "gjort": not_["gjort"] if not_ else "",
        "resultat": not_["resultat"] if not_ else "",
        "lardom": rad.lardom,
    }


def _ej_publika(plan: Atgardsplan) -> int:
    return plan.atgarder.exclude(delningsniva=PUBLIK).count()


def _platser(steg: list[Steg], year: int) -> dict[str, Any]:
    """How many places stood on the list at the year's end, by kind and in all; the year before too."""
    slag = Plats.Slag.values
    aren = {ett.year: ett for ett in ar_for_ar(steg, slag, date(year, 12, 31))}
    nu, fore = (aren.get(ett, Ar(ett, dict.fromkeys(slag, 0))) for ett in (year, year - 1))
    return {"antal": nu.slag, "fore": fore.slag, "alla": nu.alla, "alla_fore": fore.alla}


def _bidrag(rad: Bidrag) -> dict[str, Any]:
    return {"resultat": rad.resultat, "lardomar": rad.lardomar, "nasta_year": rad.nasta_year}
