"""Plain functions that make rows of challenges, agreements and plans; called as the owner."""

from datetime import date
from typing import Any

from django.utils import timezone

from atgardsplan.innehall import summa
from atgardsplan.models import (
    Atgard,
    Atgardsplan,
    Handlingsplan,
    LokalOverenskommelse,
    Malvarde,
    Prioritering,
    Undertecknande,
)
from lagesbild.models import Lagesbild, Orsak, Orsaksanalys, Utmaning
from samverkan.models import Malsattning, Overenskommelse, Part, Stadsdelsomrade, User
from tests.factories import make_lagesbild


def make_faststalld(omrade: Stadsdelsomrade, **andra: Any) -> Lagesbild:
    falt = {
        "status": Lagesbild.Status.FASTSTALLD,
        "faststalld_at": timezone.now(),
        "faststalld_sha256": "a" * 64,
    }
    return make_lagesbild(omrade, **(falt | andra))


def forsta_mal() -> Malsattning:
    mal = Malsattning.objects.filter(samverkansomrade__overenskommelse__status="gallande")
    return mal.order_by("samverkansomrade__nummer", "nummer")[0]


def make_utmaning(lagesbild: Lagesbild, **andra: Any) -> Utmaning:
    mal = andra.pop("malsattning", None) or forsta_mal()
    falt: dict[str, Any] = {
        "nummer": Utmaning.objects.filter(lagesbild=lagesbild).count() + 1,
        "rubrik": "Klotter vid torget",
        "formulering": "Klotter och krossat glas vid torget flera kvällar i veckan.",
        "delningsniva": "publik",
    }
    return Utmaning.objects.create(
        lagesbild=lagesbild,
        malsattning=mal,
        samverkansomrade=mal.samverkansomrade,
        **(falt | andra),
    )


def make_analys(utmaning: Utmaning, *texter: str, klar: bool = True) -> Orsaksanalys:
    status = Orsaksanalys.Status.KLAR if klar else Orsaksanalys.Status.PAGAR
    analys = Orsaksanalys.objects.create(utmaning=utmaning, status=status)
    for nummer, text in enumerate(texter or ("Torget saknar belysning.",), 1):
        make_orsak(analys, nummer=nummer, text=text)
    return analys


def make_orsak(analys: Orsaksanalys, **andra: Any) -> Orsak:
    falt: dict[str, Any] = {
        "nummer": analys.orsaker.count() + 1,
        "ben": Orsak.Ben.PLATS,
        "text": "Torget saknar belysning.",
    }
    return Orsak.objects.create(orsaksanalys=analys, **(falt | andra))


def make_avtal(lagesbild: Lagesbild, **andra: Any) -> LokalOverenskommelse:
    falt: dict[str, Any] = {
        "giltig_fran": date(2027, 1, 1),
        "giltig_till": date(2027, 12, 31),
        "inriktning": "Torget ska kännas tryggt.",
    }
    return LokalOverenskommelse.objects.create(
        lagesbild=lagesbild,
        stadsdelsomrade=lagesbild.stadsdelsomrade,
        overenskommelse=lagesbild.overenskommelse,
        **(falt | andra),
    )


def make_fardigt_avtal(omrade: Stadsdelsomrade, **andra: Any) -> LokalOverenskommelse:
    """An agreement that lacks nothing: one priority with causes, every goal of its area answered."""
    bild = andra.pop("lagesbild", None) or make_faststalld(omrade)
    utmaning = make_utmaning(bild)
    make_analys(utmaning)
    avtal = make_avtal(bild, **andra)
    Prioritering.objects.create(lokal_overenskommelse=avtal, utmaning=utmaning, ordning=1)
    for mal in utmaning.samverkansomrade.malsattningar.all():
        Malvarde.objects.create(
            lokal_overenskommelse=avtal, malsattning=mal, utan_matt="Mätningen görs om först 2028."
        )
    return avtal


def make_undertecknad(avtal: LokalOverenskommelse, part: Part, user: User) -> Undertecknande:
    return Undertecknande.objects.create(
        lokal_overenskommelse=avtal, part=part, user=user, at=timezone.now(), sha256=summa(avtal)
    )


def make_plan(avtal: LokalOverenskommelse, **andra: Any) -> Atgardsplan:
    return Atgardsplan.objects.create(lokal_overenskommelse=avtal, **({"year": 2027} | andra))


def make_atgard(plan: Atgardsplan, *orsaker: Orsak, **andra: Any) -> Atgard:
    falt: dict[str, Any] = {
        "nummer": plan.atgarder.count() + 1,
        "rubrik": "Ny belysning på torget",
        "malsattning": forsta_mal(),
        "niva": "universell",
        "inriktning": Atgard.Inriktning.SITUATIONELL,
        "sikt": Atgard.Sikt.KORT,
        "form": Atgard.Form.PUNKTINSATS,
        "ansvarig_part": Part.objects.order_by("ordning")[0],
        "ansvarig_funktion": "Trafikingenjör",
        "start": date(2027, 2, 1),
        "slut": date(2027, 10, 31),
        "operativt_mal": "Belysningen är bytt före oktober.",
    }
    atgard = Atgard.objects.create(atgardsplan=plan, **(falt | andra))
    atgard.orsaker.set(orsaker)
    return atgard


def make_handlingsplan(**andra: Any) -> Handlingsplan:
    ram = Overenskommelse.objects.gallande().get()
    return Handlingsplan.objects.create(overenskommelse=ram, **({"year": 2027} | andra))
