"""The chain of a plan, read from the database: its gaps, and the threads that pages draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from atgardsplan.kedja import Brist, KedjansAtgard, KedjansUtmaning, brister, verkande
from atgardsplan.models import Atgard, Atgardsplan, LokalOverenskommelse
from lagesbild.models import Utmaning


def _kedjans_utmaningar(avtal: LokalOverenskommelse) -> list[KedjansUtmaning]:
    rader = avtal.prioriteringar.select_related("utmaning").order_by("ordning")
    return [
        KedjansUtmaning(
            rad.utmaning_id,
            rad.utmaning.rubrik,
            frozenset(_paverkbara(rad.utmaning)),
            reverse("lagesbild:orsaksanalys", args=[rad.utmaning_id]),
        )
        for rad in rader.prefetch_related("utmaning__orsaksanalys__orsaker")
    ]


def _paverkbara(utmaning: Utmaning) -> dict[int, str]:
    analys = getattr(utmaning, "orsaksanalys", None)
    orsaker = analys.orsaker.all() if analys else []
    return {orsak.pk: orsak.text for orsak in orsaker if orsak.paverkbar}


def _kedjans_atgarder(plan: Atgardsplan) -> list[KedjansAtgard]:
    rader = plan.atgarder.prefetch_related("orsaker").order_by("nummer")
    # A measure that was broken off acts on nothing any more.
    return [
        KedjansAtgard(
            rad.pk,
            rad.rubrik,
            frozenset(orsak.pk for orsak in rad.orsaker.all()),
            rad.ansvarig_funktion,
            rad.indikator_id is not None,
            rad.operativt_mal,
            rad.get_absolute_url(),
        )
        for rad in rader.exclude(status=Atgard.Status.AVBRUTEN)
    ]


def planens_brister(plan: Atgardsplan) -> list[Brist]:
    avtal = plan.lokal_overenskommelse
    return brister(_kedjans_utmaningar(avtal), _kedjans_atgarder(plan), avtal.get_absolute_url())


@dataclass(frozen=True)
class Trad:
    """The red thread of one priority, ready to be drawn."""

    rubrik: str
    lankar: list[dict[str, Any]]


def tradar(plan: Atgardsplan) -> list[Trad]:
    """One thread per priority: problem, causes acted on, measures, and what they are measured by."""
    utmaningar = _kedjans_utmaningar(plan.lokal_overenskommelse)
    atgarder = _kedjans_atgarder(plan)
    rader = {
        rad.pk: rad for rad in plan.atgarder.select_related("indikator").prefetch_related("orsaker")
    }
    return [
        Trad(u.rubrik, _lankar(u, [rader[a.nyckel] for a in verkande(u, atgarder)], plan))
        for u in utmaningar
    ]


def _lankar(
    utmaning: KedjansUtmaning, atgarder: list[Atgard], plan: Atgardsplan
) -> list[dict[str, Any]]:
    problem = {
        "slag": "Problem",
        "text": utmaning.rubrik,
        "url": reverse("lagesbild:utmaning", args=[utmaning.nyckel]),
    }
    return [problem, _orsakslank(utmaning, atgarder), *_atgardslankar(atgarder, plan)]


def _orsakslank(utmaning: KedjansUtmaning, atgarder: list[Atgard]) -> dict[str, Any]:
    if not utmaning.orsaker:
        return {
            "slag": "Orsak",
            "text": "Saknas.",
            "saknas": "Skriv en orsak som parterna kan påverka.",
            "url": utmaning.url,
        }
    valda = {
        orsak.pk: orsak.text
        for atgard in atgarder
        for orsak in atgard.orsaker.all()
        if orsak.pk in utmaning.orsaker
    }
    text = _rad(valda.values()) or f"{len(utmaning.orsaker)} som går att påverka"
    return {"slag": "Orsak", "text": text, "url": utmaning.url}


def _atgardslankar(atgarder: list[Atgard], plan: Atgardsplan) -> list[dict[str, Any]]:
    if not atgarder:
        ny = reverse("atgardsplan:atgard_ny", args=[plan.pk])
        atgard = {
            "slag": "Åtgärd", "text": "Saknas.", "url": ny,
            "saknas": "Skriv en åtgärd som verkar på orsaken.",
        }  # fmt: skip
        matt = {"slag": "Resultat", "text": "Saknas.", "saknas": "Kommer med åtgärden."}
        return [atgard, matt]
    forsta = atgarder[0].get_absolute_url()
    atgard = {"slag": "Åtgärd", "text": _rad(map(str, atgarder)), "url": forsta}
    utan = [a for a in atgarder if not (a.indikator_id or a.operativt_mal.strip())]
    if utan:
        matt = {
            "slag": "Resultat", "text": "Mått saknas.", "url": utan[0].get_absolute_url(),
            "saknas": f"Välj indikator eller skriv operativt mål för åtgärd {utan[0].nummer}.",
        }  # fmt: skip
    else:
        matt = {"slag": "Resultat", "text": _matt(atgarder)}
    return [atgard, matt]


def _matt(atgarder: list[Atgard]) -> str:
    texter = [str(a.indikator) if a.indikator else a.operativt_mal for a in atgarder]
    return _rad(dict.fromkeys(texter))


def _rad(texter: Iterable[str]) -> str:
    """Sentences in a row, without a stop before each semicolon."""
    return "; ".join(text.rstrip(".") for text in texter)
