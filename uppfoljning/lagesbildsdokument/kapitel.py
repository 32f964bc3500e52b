"""Challenges with the styrgrupp's priorities, and what came of the year before.

They are read as they stand, since they are decided after the lägesbild; of the public version only
what is public and decided is read.
"""

from __future__ import annotations

from typing import Any

from atgardsplan.models import LokalOverenskommelse
from lagesbild.models import Lagesbild, Utmaning
from samverkan.dokument.delar import TEXT, Kolumner, Rad, antal, tabell
from samverkan.dokument.modell import Block, Kapitel, Rubrik, Tabelldel, lista, stycke
from samverkan.models import Delningsniva
from uppfoljning.arsrapport.distrikt import las_atgarder, planerna
from uppfoljning.arsrapport.kapitel_distrikt import atgardsfynd, atgardstabell

BESLUTADE = (LokalOverenskommelse.Status.GALLANDE, LokalOverenskommelse.Status.AVSLUTAD)
DELADE = (Delningsniva.PARTERNA, Delningsniva.PUBLIK)


def fler_kapitel(bild: Lagesbild, *, publik: bool) -> list[Kapitel]:
    nivaer = (Delningsniva.PUBLIK,) if publik else DELADE
    return [_prioriteringar(bild, nivaer, publik=publik), _uppfoljning(bild, nivaer)]


def _prioriteringar(bild: Lagesbild, nivaer: tuple[Delningsniva, ...], *, publik: bool) -> Kapitel:
    utmaningar = list(
        Utmaning.objects.filter(lagesbild__in=_utgavor(bild), delningsniva__in=nivaer)
        .select_related("malsattning__samverkansomrade")
        .order_by("nummer")
    )
    avtal = _avtal(bild, publik=publik)
    ordning = _ordning(avtal) if avtal else {}
    i_ordning = sorted(utmaningar, key=lambda u: (u.pk not in ordning, ordning.get(u.pk, (0, ""))))
    block: list[Block] = [stycke(_ingress(utmaningar, avtal), "ingress")]
    if i_ordning:
        kolumner: Kolumner = [
            ("Ordning", TEXT), ("Utmaning", TEXT), ("Mål", TEXT), ("Varför den prioriteras", TEXT)
        ]  # fmt: skip
        rader = [_rad(ett, *ordning.get(ett.pk, (0, ""))) for ett in i_ordning]
        fynd = f"{len(set(ordning) & {u.pk for u in utmaningar})} av {len(rader)} prioriteras"
        block.append(Tabelldel(tabell(kolumner, rader), "Utmaningar", fynd))
    return Kapitel("prioriteringar", "Utmaningar och prioriteringar", tuple(block))


def _utgavor(bild: Lagesbild) -> Any:
    """What was chosen from an edition that this one replaces still holds."""
    return Lagesbild.objects.till_och_med(bild)


def _avtal(bild: Lagesbild, *, publik: bool) -> LokalOverenskommelse | None:
    rader = LokalOverenskommelse.objects.filter(lagesbild__in=_utgavor(bild))
    if publik:
        rader = rader.filter(status__in=BESLUTADE)
    return rader.order_by("-giltig_fran", "-pk").first()


def _ordning(avtal: LokalOverenskommelse) -> dict[int, tuple[int, str]]:
    rader = avtal.prioriteringar.values_list("utmaning_id", "ordning", "motiv")
    return {pk: (ordning, motiv) for pk, ordning, motiv in rader}


def _ingress(utmaningar: list[Utmaning], avtal: LokalOverenskommelse | None) -> str:
    if not utmaningar:
        return "Inga utmaningar är valda ur lägesbilden."
    text = f"{antal(len(utmaningar), 'utmaning är vald', 'utmaningar är valda')} ur lägesbilden."
    if avtal is None:
        return f"{text} Prioriteringarna är inte beslutade."
    status = avtal.get_status_display()
    return f"{text} Prioriteringarna står i den lokala överenskommelsen, som är {status}."


def _rad(utmaning: Utmaning, plats: int, motiv: str) -> Rad:
    return [
        str(plats) if plats else "–",
        f"{utmaning.rubrik}. {utmaning.formulering}",
        utmaning.malsattning.beteckning,
        motiv or "–",
    ]


def _uppfoljning(bild: Lagesbild, nivaer: tuple[Delningsniva, ...]) -> Kapitel:
    """The plan of the year before: its measures, their state, and what they gave."""
    year = bild.year - 1
    plan = planerna([bild.stadsdelsomrade], year).get(bild.stadsdelsomrade_id)
    synliga = tuple(str(niva) for niva in nivaer)
    rader = las_atgarder([plan], year, synliga)[plan.pk] if plan else []
    block: list[Block] = [stycke(f"Ingen beslutad åtgärdsplan finns för {year}.", "ingress")]
    if rader:
        fynd = atgardsfynd(rader)
        block = [stycke(f"{fynd}.", "ingress")]
        block.append(Tabelldel(atgardstabell(rader), f"Åtgärder {year}", fynd))
        gav = [f"Åtgärd {r['nummer']}: {r['resultat']}" for r in rader if r["resultat"].strip()]
        block += [Rubrik("Vad åtgärderna gav"), lista(gav)] if gav else []
    return Kapitel("uppfoljning", f"Uppföljning av {year}", tuple(block))
