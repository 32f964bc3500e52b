"""Challenges with the styrgrupp's priorities, and what came of the year before.

They are read as they stand, since they are decided after the lägesbild; of the public version only
what is public and decided is read.
"""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef

from atgardsplan.models import LokalOverenskommelse, Prioritering
from lagesbild.innehallsrader import bredvid, samlade
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
    valt = _valt(bild, nivaer, publik=publik)
    utmaningar, avtal = valt["valda"], next(iter(valt["avtal"]), None)
    ordning = {p["utmaning"]: p for p in avtal["prioriteringar"]} if avtal else {}
    block: list[Block] = [stycke(_ingress(utmaningar, avtal), "ingress")]
    if utmaningar:
        kolumner: Kolumner = [
            ("Ordning", TEXT), ("Utmaning", TEXT), ("Mål", TEXT), ("Varför den prioriteras", TEXT)
        ]  # fmt: skip
        i_ordning = sorted(
            utmaningar, key=lambda u: (u["pk"] not in ordning, *_plats(ordning.get(u["pk"])))
        )
        rader = [_rad(ett, *_plats(ordning.get(ett["pk"]))) for ett in i_ordning]
        fynd = f"{len(set(ordning) & {u['pk'] for u in utmaningar})} av {len(rader)} prioriteras"
        block.append(Tabelldel(tabell(kolumner, rader), "Utmaningar", fynd))
    return Kapitel("prioriteringar", "Utmaningar och prioriteringar", tuple(block))


def _valt(
    bild: Lagesbild, nivaer: tuple[Delningsniva, ...], *, publik: bool
) -> dict[str, list[dict[str, Any]]]:
    """Challenges, and the agreement with its priorities, in one question.

    What was chosen from an edition that this one replaces still holds.
    """
    utgavor = Lagesbild.objects.till_och_med(bild)
    utmaningar = Utmaning.objects.filter(lagesbild__in=utgavor, delningsniva__in=nivaer)
    avtal = LokalOverenskommelse.objects.filter(lagesbild__in=utgavor)
    if publik:
        avtal = avtal.filter(status__in=BESLUTADE)
    prioriteringar = Prioritering.objects.filter(lokal_overenskommelse=OuterRef("pk"))
    return bredvid(
        bild,
        valda=samlade(
            utmaningar.order_by("nummer"), "pk rubrik formulering",
            omrade="malsattning__samverkansomrade__nummer", mal="malsattning__nummer",
        ),
        avtal=samlade(
            avtal.order_by("-giltig_fran", "-pk")[:1], "status",
            prioriteringar=samlade(prioriteringar, "utmaning ordning motiv"),
        ),
    )  # fmt: skip


def _plats(prioritering: dict[str, Any] | None) -> tuple[int, str]:
    return (prioritering["ordning"], prioritering["motiv"]) if prioritering else (0, "")


def _ingress(utmaningar: list[dict[str, Any]], avtal: dict[str, Any] | None) -> str:
    if not utmaningar:
        return "Inga utmaningar är valda ur lägesbilden."
    text = f"{antal(len(utmaningar), 'utmaning är vald', 'utmaningar är valda')} ur lägesbilden."
    if avtal is None:
        return f"{text} Prioriteringarna är inte beslutade."
    status = LokalOverenskommelse.Status(avtal["status"]).label
    return f"{text} Prioriteringarna står i den lokala överenskommelsen, som är {status}."


def _rad(utmaning: dict[str, Any], plats: int, motiv: str) -> Rad:
    return [
        str(plats) if plats else "–",
        f"{utmaning['rubrik']}. {utmaning['formulering']}",
        f"{utmaning['omrade']}.{utmaning['mal']}",
        motiv or "–",
    ]


def _uppfoljning(bild: Lagesbild, nivaer: tuple[Delningsniva, ...]) -> Kapitel:
    """The plan of the year before: its measures, their state, and what they gave."""
    year = bild.year - 1
    plan = planerna([bild.stadsdelsomrade], year).order_by("-pk")[:1]
    synliga = tuple(str(niva) for niva in nivaer)
    rader = [rad for alla in las_atgarder(plan, year, synliga).values() for rad in alla]
    block: list[Block] = [stycke(f"Ingen beslutad åtgärdsplan finns för {year}.", "ingress")]
    if rader:
        fynd = atgardsfynd(rader)
        block = [stycke(f"{fynd}.", "ingress")]
        block.append(Tabelldel(atgardstabell(rader), f"Åtgärder {year}", fynd))
        gav = [f"Åtgärd {r['nummer']}: {r['resultat']}" for r in rader if r["resultat"].strip()]
        block += [Rubrik("Vad åtgärderna gav"), lista(gav)] if gav else []
    return Kapitel("uppfoljning", f"Uppföljning av {year}", tuple(block))
