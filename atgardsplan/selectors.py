"""Reads over several models for the pages of agreement and plan."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from atgardsplan.innehall import giltiga_parter, summa
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
from atgardsplan.selectors_kedja import planens_brister, tradar
from lagesbild.models import Lagesbild, Utmaning
from lagesbild.selectors.varden import las_varden
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


def mal_med_varden(
    user: User, avtal: LokalOverenskommelse
) -> list[tuple[Malsattning, list[Malvarde]]]:
    """Each goal of the prioritised areas, with what is said of it; an empty list is a gap."""
    rader = list(avtal.malvarden.select_related("indikator").order_by("indikator__kod"))
    markera_skyddade(user, avtal, rader)
    per_mal: dict[int, list[Malvarde]] = {}
    for varde in rader:
        per_mal.setdefault(varde.malsattning_id, []).append(varde)
    omraden = avtal.prioriteringar.values("utmaning__samverkansomrade")
    mal = Malsattning.objects.filter(samverkansomrade__in=omraden) | Malsattning.objects.filter(
        pk__in=list(per_mal)
    )
    ordnade = mal.distinct().select_related("samverkansomrade")
    ordnade = ordnade.order_by("samverkansomrade__nummer", "nummer")
    return [(rad, per_mal.get(rad.pk, [])) for rad in ordnade]


def markera_skyddade(user: User, avtal: LokalOverenskommelse, rader: list[Malvarde]) -> None:
    """Take away the baselines that are small numbers; `is_skyddad` says that there was one."""
    varden = las_varden(user, [rad.indikator for rad in rader if rad.indikator])
    for rad in rader:
        rad.is_skyddad = bool(
            rad.indikator
            and rad.baslinje is not None
            and rad.baslinje_year
            and varden.doljer(
                rad.indikator, avtal.stadsdelsomrade_id, rad.baslinje, rad.baslinje_year
            )
        )
        if rad.is_skyddad:
            rad.baslinje = None


def valbara_utmaningar(avtal: LokalOverenskommelse) -> QuerySet[Utmaning]:
    """The challenges of the agreement's lägesbild and of the editions that it replaces."""
    utgavor = Lagesbild.objects.till_och_med(avtal.lagesbild)
    return Utmaning.objects.filter(lagesbild__in=utgavor).order_by("nummer")


def planer_for(user: User, avtal: LokalOverenskommelse) -> QuerySet[Atgardsplan]:
    return Atgardsplan.objects.visible_to(user).filter(lokal_overenskommelse=avtal)


def atgarder_i(user: User, plan: Atgardsplan) -> list[Atgard]:
    rader = Atgard.objects.visible_to(user).filter(atgardsplan=plan)
    return list(
        rader.select_related("ansvarig_part", "malsattning__samverkansomrade", "indikator")
        .prefetch_related("orsaker")
        .order_by("nummer")
    )


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
        "mal": mal_med_varden(user, avtal),
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
