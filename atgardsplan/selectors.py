"""Reads over several models for the pages of agreement and plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from atgardsplan.innehall import giltiga_parter, summa
from atgardsplan.kedja import Brist, KedjansAtgard, KedjansUtmaning, brister, verkande
from atgardsplan.models import (
    Aktivitet,
    Atgard,
    Atgardsplan,
    Handlingsplan,
    LokalOverenskommelse,
    Malvarde,
    Prioritering,
    Undertecknande,
)
from atgardsplan.permissions import may_folja
from lagesbild.models import Utmaning
from samverkan.models import Malsattning, Part, User


@dataclass(frozen=True)
class Underskrift:
    """A party's place on the agreement: signed for this content, for another, or not at all."""

    part: Part
    undertecknande: Undertecknande | None
    is_giltig: bool


def underskrifter(avtal: LokalOverenskommelse, sha256: str) -> list[Underskrift]:
    giltiga = giltiga_parter(avtal, sha256)
    senaste: dict[int, Undertecknande] = {}
    for rad in avtal.undertecknanden.select_related("user", "part").order_by("at"):
        if rad.sha256 == sha256 or rad.part_id not in giltiga:
            senaste[rad.part_id] = rad
    return [Underskrift(p, senaste.get(p.pk), p.pk in giltiga) for p in Part.objects.all()]


def prioriteringar_i(user: User, avtal: LokalOverenskommelse) -> list[Prioritering]:
    synliga = Utmaning.objects.visible_to(user)
    rader = avtal.prioriteringar.filter(utmaning__in=synliga)
    return list(rader.select_related("utmaning__malsattning__samverkansomrade").order_by("ordning"))


def mal_med_varden(avtal: LokalOverenskommelse) -> list[tuple[Malsattning, list[Malvarde]]]:
    """Each goal of the prioritised areas, with what is said of it; an empty list is a gap."""
    per_mal: dict[int, list[Malvarde]] = {}
    for varde in avtal.malvarden.select_related("indikator").order_by("indikator__kod"):
        per_mal.setdefault(varde.malsattning_id, []).append(varde)
    omraden = avtal.prioriteringar.values("utmaning__samverkansomrade")
    mal = Malsattning.objects.filter(samverkansomrade__in=omraden) | Malsattning.objects.filter(
        pk__in=list(per_mal)
    )
    ordnade = mal.distinct().select_related("samverkansomrade")
    ordnade = ordnade.order_by("samverkansomrade__nummer", "nummer")
    return [(rad, per_mal.get(rad.pk, [])) for rad in ordnade]


def valbara_utmaningar(avtal: LokalOverenskommelse) -> QuerySet[Utmaning]:
    """The challenges of the agreement's lägesbild."""
    return Utmaning.objects.filter(lagesbild_id=avtal.lagesbild_id).order_by("nummer")


def planer_for(user: User, avtal: LokalOverenskommelse) -> QuerySet[Atgardsplan]:
    return Atgardsplan.objects.visible_to(user).filter(lokal_overenskommelse=avtal)


def atgarder_i(user: User, plan: Atgardsplan) -> list[Atgard]:
    rader = Atgard.objects.visible_to(user).filter(atgardsplan=plan)
    return list(
        rader.select_related("ansvarig_part", "malsattning__samverkansomrade", "indikator")
        .prefetch_related("orsaker")
        .order_by("nummer")
    )


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


def rubrik_plan(plan: Atgardsplan, atgarder: list[Atgard]) -> str:
    """The plan's finding: how many measures, how many late or not begun."""
    if not atgarder:
        return f"Åtgärdsplanen för {plan.year} har inga åtgärder än"
    sena = sum(atgard.is_forsenad() for atgard in atgarder)
    klara = sum(atgard.status == Atgard.Status.KLAR for atgard in atgarder)
    antal = "1 åtgärd" if len(atgarder) == 1 else f"{len(atgarder)} åtgärder"
    return f"{antal} {plan.year}, {klara or 'ingen'} klar{'a' if klara > 1 else ''}" + (
        f" och {sena} försenad{'e' if sena > 1 else ''}" if sena else ""
    )


def rubrik_overenskommelse(avtal: LokalOverenskommelse) -> str:
    """The agreement's finding: how many challenges the parties put first."""
    antal = avtal.prioriteringar.count()
    if not antal:
        return "Inga utmaningar prioriterade än"
    return "1 prioriterad utmaning" if antal == 1 else f"{antal} prioriterade utmaningar"


def rubrik_tradar(antal: int) -> str:
    """How the red thread holds, in words."""
    if not antal:
        return "Kedjan håller från problem till resultat"
    return "Kedjan brister på 1 ställe" if antal == 1 else f"Kedjan brister på {antal} ställen"


def sida_overenskommelse(user: User, avtal: LokalOverenskommelse) -> dict[str, Any]:
    """What the agreement's page shows."""
    sha256 = summa(avtal)
    galler = avtal.status == LokalOverenskommelse.Status.GALLANDE
    rader = underskrifter(avtal, sha256)
    return {
        "avtal": avtal,
        "rubrik": rubrik_overenskommelse(avtal),
        "under": avtal.get_status_display().capitalize(),
        "andrad_efter": galler and any(rad.undertecknande and not rad.is_giltig for rad in rader),
        "sha256": sha256,
        "underskrifter": rader,
        "prioriteringar": prioriteringar_i(user, avtal),
        "mal": mal_med_varden(avtal),
        "planer": planer_for(user, avtal),
    }


def sida_plan(user: User, plan: Atgardsplan) -> dict[str, Any]:
    """What the plan's page shows; the chain only to those who see all of its links."""
    atgarder = atgarder_i(user, plan)
    foljer = may_folja(user, plan.omrade_id)
    luckor = planens_brister(plan) if foljer else []
    return {
        "plan": plan,
        "avtal": plan.lokal_overenskommelse,
        "atgarder": atgarder,
        "rubrik": rubrik_plan(plan, atgarder),
        "foljer": foljer,
        "under": plan.get_status_display().capitalize(),
        "brister": luckor,
        "trad_rubrik": rubrik_tradar(len(luckor)),
        "tradar": tradar(plan) if foljer else [],
    }


def aktiviteter_per_omrade(plan: Handlingsplan) -> list[tuple[Any, list[Aktivitet]]]:
    """The activities under the agreement's areas, in their order."""
    grupper: dict[Any, list[Aktivitet]] = {}
    rader = plan.aktiviteter.select_related("malsattning__samverkansomrade", "ansvarig_part")
    for rad in rader.order_by("malsattning__samverkansomrade__nummer", "nummer"):
        grupper.setdefault(rad.malsattning.samverkansomrade, []).append(rad)
    return list(grupper.items())


def rubrik_handlingsplan(plan: Handlingsplan) -> str:
    """The plan's finding: how many activities, how many done."""
    aktiviteter = list(plan.aktiviteter.all())
    if not aktiviteter:
        return f"Handlingsplanen för {plan.year} har inga aktiviteter än"
    klara = sum(rad.status == Aktivitet.Status.KLAR for rad in aktiviteter)
    antal = "1 aktivitet" if len(aktiviteter) == 1 else f"{len(aktiviteter)} aktiviteter"
    return f"{antal} {plan.year}, {klara or 'ingen'} klar{'a' if klara > 1 else ''}"


def synliga_orsaker(user: User, atgard: Atgard) -> list[Any]:
    """The causes that the measure acts on, of challenges that the reader may see."""
    synliga = Utmaning.objects.visible_to(user)
    rader = atgard.orsaker.filter(orsaksanalys__utmaning__in=synliga)
    return list(rader.select_related("orsaksanalys__utmaning").order_by("nummer"))


def resultat(atgard: Atgard) -> list[tuple[str, str]]:
    """How the measure's effect will be seen."""
    mal = f"{atgard.malsattning.beteckning} {atgard.malsattning.text}"
    return [
        ("Mål", mal),
        ("Indikator för effekt", str(atgard.indikator or "–")),
        ("Operativt mål", atgard.operativt_mal or "–"),
    ]
