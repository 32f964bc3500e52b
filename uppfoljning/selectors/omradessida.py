"""The district in one screen."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, Value
from django.utils import timezone

from atgardsplan.models import Atgard, Atgardsplan, LokalOverenskommelse
from lagesbild.kartbild import omradeskarta
from lagesbild.models import Lagesbild, Plats
from lagesbild.workflow.lagesbild import may_skapa
from samverkan.models import Stadsdelsomrade, Uppdrag, User, behorighet, giltig
from samverkan.permissions import Roll
from uppfoljning.selectors.hjul import bilder_i, hjul_av, stationer
from uppfoljning.selectors.lage import Omradeslage, lagen
from uppfoljning.selectors.omrade import ORD
from uppfoljning.selectors.start import bildens_datum
from uppfoljning.selectors.trad import forsta_traden
from uppfoljning.selectors.vantar import tertialslut

TREND = {"battre": "bättre", "samre": "sämre", "oforandrat": "oförändrat"}
LAGEN = [("ja", "Klara"), ("nja", "Pågår"), ("nej", "Försenade"), ("ej", "Planerade")]


def omradessida(user: User, omrade: Stadsdelsomrade, year: int) -> dict[str, Any]:
    """Each list holds what the user may see."""
    bilder = bilder_i(user, [omrade])
    lage = hjul_av(user, [omrade], bilder)[omrade.pk]
    rader = lagen(user, [omrade], year).get(omrade.pk, [])
    plan = _plan(user, omrade, year)
    platser, delar = _platser(user, omrade), list(omrade.stadsdelar.all())
    atgarder = _atgarder(user, plan)
    bild = lage.bild
    return {
        "omrade": omrade,
        "year": year,
        "under": _under(omrade, len(delar)),
        "lagen": [_rad(rad) for rad in rader],
        "fynd": fynd(rader),
        "hjul": stationer(lage),
        "lage": lage,
        "oppna": f"Öppna lägesbild {bild.year}" if bild else "",
        "hjulrubrik": f"Lägesbild {bild.year}: {lage.text}" if bild else "",
        "bilder": bilder[:-5:-1],
        "avtal": _avtal(user, omrade, plan),
        "plan": plan,
        "atgardslage": _atgardslage(atgarder),
        "platser": platser,
        "karta": omradeskarta(omrade, delar, platser),
        "trad": forsta_traden(plan, atgarder) if omrade.pk in behorighet(user).foljer else None,
        "datum": _datum(bild, plan),
        "uppdrag": _funktioner(omrade),
        "far_skapa": may_skapa(user, omrade) and (bild is None or not bild.is_oppen),
    }


def _avtal(
    user: User, omrade: Stadsdelsomrade, plan: Atgardsplan | None
) -> LokalOverenskommelse | None:
    """The plan's agreement, or the newest where there is no plan yet."""
    if plan:
        return plan.lokal_overenskommelse
    rader = LokalOverenskommelse.objects.visible_to(user).filter(stadsdelsomrade=omrade)
    return rader.select_related("stadsdelsomrade").first()


def _under(omrade: Stadsdelsomrade, antal: int) -> str:
    polis = [str(rad) for rad in omrade.lokalpolisomraden.filter(giltig())]
    delar = [f"{antal} stadsdelar" if antal > 1 else "", _uppraknat(polis)]
    return ". ".join(del_ for del_ in delar if del_)


def _uppraknat(namn: list[str]) -> str:
    return f"Lokalpolisområde {' och '.join(namn)}" if namn else ""


def _plan(user: User, omrade: Stadsdelsomrade, year: int) -> Atgardsplan | None:
    planer = Atgardsplan.objects.visible_to(user).filter(
        lokal_overenskommelse__stadsdelsomrade=omrade, year__lte=year
    )
    rader = planer.select_related("lokal_overenskommelse__stadsdelsomrade")
    return rader.order_by("-year").first()


def _platser(user: User, omrade: Stadsdelsomrade) -> list[Plats]:
    rader = Plats.objects.visible_to(user).oppna().filter(stadsdelsomrade=omrade)
    return list(rader.select_related("stadsdel").order_by("funnen_year", "namn"))


def _rad(rad: Omradeslage) -> dict[str, Any]:
    return {
        "omrade": rad.samverkansomrade,
        "lage": rad.lage,
        "ord": ORD[rad.lage],
        "text": f"{rad.pa_vag} av {rad.antal}",
        "trend": TREND[rad.riktning],
        "pil": rad.pil,
        "skal": rad.skal,
    }


def fynd(rader: list[Omradeslage]) -> str:
    """The heading over the areas."""
    avviker = [rad.samverkansomrade.kortnamn for rad in rader if rad.lage == "nej"]
    if not rader or all(rad.lage == "ej" for rad in rader):
        return "Målen går inte att bedöma än"
    if not avviker:
        return f"Inget av {len(rader)} områden avviker"
    if len(avviker) == len(rader):
        return f"Alla {len(rader)} områden avviker"
    return f"{len(avviker)} av {len(rader)} områden avviker: {', '.join(avviker)}"


def _atgarder(user: User, plan: Atgardsplan | None) -> list[Atgard]:
    """With the numbers of the causes that each acts on, read in the same question."""
    rader = Atgard.objects.visible_to(user).filter(atgardsplan=plan).select_related("indikator")
    orsaker = ArrayAgg("orsaker", filter=Q(orsaker__isnull=False), default=Value([]))
    return list(rader.annotate(orsak_ids=orsaker).order_by("nummer")) if plan else []


def _atgardslage(atgarder: list[Atgard]) -> list[tuple[str, str, int]]:
    antal = {"ja": 0, "nja": 0, "nej": 0, "ej": 0}
    slag = {"klar": "ja", "pagar": "nja", "planerad": "ej"}
    for atgard in atgarder:
        if atgard.status != Atgard.Status.AVBRUTEN:
            antal["nej" if atgard.is_forsenad() else slag[atgard.status]] += 1
    return [(slag_, ord_, antal[slag_]) for slag_, ord_ in LAGEN]


def _datum(bild: Lagesbild | None, plan: Atgardsplan | None) -> list[dict[str, Any]]:
    idag = timezone.localdate()
    rader = bildens_datum(bild)
    if plan and plan.status == Atgardsplan.Status.BESLUTAD:
        under = f"åtgärdsplan {plan.year}"
        rader.append({"nar": tertialslut(idag), "vad": "Tertialets avstämning", "under": under})
    return sorted((rad for rad in rader if rad["nar"] >= idag), key=lambda rad: rad["nar"])[:4]


def _funktioner(omrade: Stadsdelsomrade) -> list[Uppdrag]:
    """Whom to talk to: one of each function and party, never a private person."""
    rader = Uppdrag.objects.aktuella().filter(stadsdelsomrade=omrade, roll__in=Roll.LOKALA)
    unika: dict[tuple[str, int], Uppdrag] = {}
    for rad in rader.select_related("part", "user").order_by("part__ordning", "roll"):
        unika.setdefault((rad.roll, rad.part_id), rad)
    return list(unika.values())
