"""A district's places page: what waits, what is on the list, how many over the years, analyses."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Prefetch
from django.utils import timezone

from lagesbild.innehall import parterna
from lagesbild.kartbild import beslutskarta, omradeskarta
from lagesbild.models import Plats, Platsbeslut, Platsbifall, Platshandelse
from lagesbild.permissions.platser import egen_part, may_andra_platser
from lagesbild.selectors.platsanalys import analyser
from lagesbild.selectors.platsantal import antalsfigur, antalstabell, platsantal
from samverkan.models import Stadsdelsomrade, User, behorighet

SENASTE = 8


def omradessida(user: User, omrade: Stadsdelsomrade) -> dict[str, Any]:
    """Everything on the page, as far as the reader may see it."""
    platser = list(
        Plats.objects.visible_to(user).filter(stadsdelsomrade=omrade).select_related("stadsdel")
    )
    oppna = [plats for plats in platser if not plats.stangd_year]
    aren = platsantal(platser, timezone.localdate())
    return {
        "omrade": omrade,
        "oppna": oppna,
        "stangda": [plats for plats in platser if plats.stangd_year],
        "karta": omradeskarta(omrade, list(omrade.stadsdelar.all()), oppna, forra_ytor(oppna)),
        "figur": antalsfigur(aren),
        "antal": antalstabell(aren) if aren else None,
        "analyser": list(analyser(user, omrade)[:SENASTE]),
        "far_andra": may_andra_platser(user, omrade.pk),
        "foljer": omrade.pk in behorighet(user).foljer,
        **_besluten(user, omrade),
    }


def _besluten(user: User, omrade: Stadsdelsomrade) -> dict[str, Any]:
    """What waits for the reader's party, for the other, and what has been dismissed lately."""
    rader = Platsbeslut.objects.visible_to(user).filter(stadsdelsomrade=omrade)
    rader = rader.prefetch_related("platser", "bifall")
    vantar, egen = list(rader.vantar()), egen_part(user, omrade.pk)
    pa_er = [b for b in vantar if egen is not None and egen not in b.bifallna]
    return {
        "pa_er": pa_er,
        "pa_andra": [b for b in vantar if b not in pa_er],
        "avfardade": list(rader.filter(status=Platsbeslut.Status.AVFARDAT)[:SENASTE]),
    }


def forra_ytor(platser: list[Plats]) -> dict[str, Any]:
    """The outline that each place had when this year began, its own or that of what it came from."""
    arsskifte = timezone.localdate().replace(month=1, day=1)
    egna = Platshandelse.objects.filter(
        plats__in=platser, till_plats=None, datum__lt=arsskifte, geometri__isnull=False
    ).order_by("datum", "pk")
    ytor = {rad.plats_id: rad.geometri for rad in egna}
    ursprung = Platshandelse.objects.filter(
        till_plats__in=platser, datum__gte=arsskifte,
        plats__delningsniva=F("till_plats__delningsniva"),
    )  # fmt: skip
    for rad in ursprung.select_related("plats").order_by("pk"):
        ytor.setdefault(rad.till_plats_id or 0, rad.plats.geometri)
    return {plats.namn: ytor[plats.pk] for plats in platser if ytor.get(plats.pk)}


def beslutssida(user: User, beslut: Platsbeslut) -> dict[str, Any]:
    """One step: what it changes, on a map, and what each party has said."""
    platser = list(beslut.platser.all())
    bifall = {b.part_id: b for b in beslut.bifall.all() if b.galler == beslut.version}
    egen, oppet = egen_part(user, beslut.omrade_id), beslut.status == Platsbeslut.Status.VANTAR
    delar = list(beslut.stadsdelsomrade.stadsdelar.all())
    return {
        "beslut": beslut,
        "platser": platser,
        "delar": [d | {"slagord": _slagord(d)} for d in beslut.delar],
        "parter": [(part, bifall.get(part.pk)) for part in parterna()],
        "karta": beslutskarta(beslut, platser, delar),
        "far_svara": oppet and egen is not None,
        "far_bifalla": oppet and egen is not None and egen not in bifall,
    }


def _slagord(del_: dict[str, Any]) -> str:
    return ", ".join(str(Plats.Slag(slag).label) for slag in del_.get("slag") or [])


def platsens_beslut(user: User, plats: Plats) -> list[Platsbeslut]:
    """The steps that wait for somebody to answer."""
    return list(Platsbeslut.objects.visible_to(user).vantar().filter(platser=plats))


def besluten_med_bifall(user: User) -> Any:
    """Decisions with what a page of one needs."""
    bifall = Platsbifall.objects.select_related("part", "user")
    rader = Platsbeslut.objects.visible_to(user).select_related(
        "stadsdelsomrade", "analys", "updated_by"
    )
    return rader.prefetch_related("platser", Prefetch("bifall", queryset=bifall))
