"""The red thread of a plan on the district's page: the first priority's, and how many break."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.urls import reverse

from atgardsplan.models import Atgard, Atgardsplan, Prioritering
from lagesbild.models import Orsak, Utmaning

Lank = dict[str, Any]


def forsta_traden(plan: Atgardsplan | None, atgarder: list[Atgard]) -> dict[str, Any] | None:
    """For those who see all of its links; the measures are read with their causes."""
    if plan is None:
        return None
    rader = Prioritering.objects.filter(lokal_overenskommelse_id=plan.lokal_overenskommelse_id)
    utmaningar = [rad.utmaning for rad in rader.select_related("utmaning").order_by("ordning")]
    orsaker: dict[int, list[Orsak]] = defaultdict(list)
    for orsak in Orsak.objects.filter(
        orsaksanalys__utmaning__in=utmaningar, paverkbar=True
    ).select_related("orsaksanalys"):
        orsaker[orsak.orsaksanalys.utmaning_id].append(orsak)
    kvar = [a for a in atgarder if a.status != Atgard.Status.AVBRUTEN]
    tradar = [_lankar(u, orsaker[u.pk], kvar, plan) for u in utmaningar]
    return {"lankar": tradar[0], "under": _under(tradar)} if tradar else None


def _under(tradar: list[list[Lank]]) -> str:
    brutna = sum(any("saknas" in lank for lank in trad) for trad in tradar)
    if len(tradar) == 1:
        return "Hela planen"
    bruten = f"{brutna} brutna" if brutna > 1 else f"{brutna or 'ingen'} bruten"
    return f"Alla {len(tradar)} kedjor, {bruten}"


def _lankar(
    utmaning: Utmaning, orsaker: list[Orsak], atgarder: list[Atgard], plan: Atgardsplan
) -> list[Lank]:
    """Problem, causes acted on, measures, result; a gap says what to do."""
    kanda = {orsak.pk for orsak in orsaker}
    verkar = [a for a in atgarder if kanda & set(a.orsak_ids)]  # type: ignore[attr-defined]
    problem = {"slag": "Problem", "text": utmaning.rubrik, "url": utmaning.get_absolute_url()}
    return [problem, _orsak(utmaning, orsaker, verkar), _atgard(verkar, plan), _matt(verkar)]


def _orsak(utmaning: Utmaning, orsaker: list[Orsak], verkar: list[Atgard]) -> Lank:
    url = reverse("lagesbild:orsaksanalys", args=[utmaning.pk])
    if not orsaker:
        return _lucka("Orsak", "Saknas.", "Skriv en orsak som parterna kan påverka.", url)
    valda = {pk for atgard in verkar for pk in atgard.orsak_ids}  # type: ignore[attr-defined]
    texter = [orsak.text.rstrip(".") for orsak in orsaker if orsak.pk in valda]
    text = "; ".join(texter) or f"{len(orsaker)} som går att påverka"
    return {"slag": "Orsak", "text": text, "url": url}


def _atgard(verkar: list[Atgard], plan: Atgardsplan) -> Lank:
    if not verkar:
        saknas = "Ingen åtgärd verkar på orsaken än."
        return _lucka("Åtgärd", "Saknas.", saknas, plan.get_absolute_url())
    text = "; ".join(map(str, verkar))
    return {"slag": "Åtgärd", "text": text, "url": verkar[0].get_absolute_url()}


def _matt(verkar: list[Atgard]) -> Lank:
    if not verkar:
        return _lucka("Resultat", "Saknas.", "Kommer med åtgärden.")
    utan = [a for a in verkar if not (a.indikator_id or a.operativt_mal.strip())]
    if utan:
        saknas = f"Välj indikator eller skriv operativt mål för åtgärd {utan[0].nummer}."
        return _lucka("Resultat", "Mått saknas.", saknas, utan[0].get_absolute_url())
    matt = {a.indikator.namn if a.indikator else a.operativt_mal: None for a in verkar}
    return {"slag": "Resultat", "text": "; ".join(matt)}


def _lucka(slag: str, text: str, saknas: str, url: str = "") -> Lank:
    return {"slag": slag, "text": text, "saknas": saknas, "url": url}
