"""Reads for the pages of challenges and causes."""

from dataclasses import dataclass, field

from lagesbild.models import Lagesbild, Lagespunkt, Orsak, Orsaksanalys, Plats, Utmaning
from samverkan.models import User


@dataclass
class OrsakIGren:
    """A cause with those that lie behind it."""

    orsak: Orsak
    bakom: list["OrsakIGren"] = field(default_factory=list)


@dataclass(frozen=True)
class Gren:
    """One bone of the diagram with its causes."""

    ben: str
    rubrik: str
    orsaker: list[OrsakIGren]


def grenar(analys: Orsaksanalys | None) -> list[Gren]:
    """The three bones, each with its direct causes and behind them what causes those."""
    noder = {o.pk: OrsakIGren(o) for o in analys.orsaker.all()} if analys else {}
    direkta: list[OrsakIGren] = []
    for nod in noder.values():
        over = noder.get(nod.orsak.bakom_id or 0)
        (over.bakom if over else direkta).append(nod)
    return [
        Gren(ben, f"{etikett[0].upper()}{etikett[1:]}", [n for n in direkta if n.orsak.ben == ben])
        for ben, etikett in Orsak.Ben.choices
    ]


def utmaningar_i(user: User, lagesbild: Lagesbild) -> list[Utmaning]:
    """The challenges that the reader may see, with what the list shows of each."""
    utgavor = Lagesbild.objects.till_och_med(lagesbild)
    rader = Utmaning.objects.visible_to(user).filter(lagesbild__in=utgavor)
    return list(
        rader.select_related("malsattning__samverkansomrade", "orsaksanalys", "lagesbild")
        .prefetch_related("orsaksanalys__orsaker")
        .order_by("nummer")
    )


def lagespunkter_for(user: User, utmaning: Utmaning) -> list[Lagespunkt]:
    rader = Lagespunkt.objects.visible_to(user).filter(utmaningar=utmaning)
    return list(rader.select_related("endast_part", "plats").order_by("lopnummer"))


def platser_for(user: User, utmaning: Utmaning) -> list[Plats]:
    return list(Plats.objects.visible_to(user).filter(utmaningar=utmaning).order_by("namn"))


def analys_for(utmaning: Utmaning) -> Orsaksanalys | None:
    return Orsaksanalys.objects.filter(utmaning=utmaning).select_related("utmaning").first()


def rubrik_utmaningar(rader: list[Utmaning]) -> str:
    """The list's finding: how many, and how many still without known causes."""
    if not rader:
        return "Inga utmaningar valda än"
    analyser = [getattr(rad, "orsaksanalys", None) for rad in rader]
    kvar = sum(a is None or a.status != Orsaksanalys.Status.KLAR for a in analyser)
    antal = "1 utmaning" if len(rader) == 1 else f"{len(rader)} utmaningar"
    return (
        f"{antal}, {kvar} utan färdig orsaksanalys" if kvar else f"{antal}, alla med orsaksanalys"
    )


def rubrik_orsaker(analys: Orsaksanalys | None) -> str:
    """The analysis' finding: how many causes, and how many the parties can act on."""
    orsaker = list(analys.orsaker.all()) if analys else []
    if not orsaker:
        return "Varför händer det? Inga orsaker skrivna än"
    paverkbara = sum(orsak.paverkbar for orsak in orsaker)
    antal = "1 orsak" if len(orsaker) == 1 else f"{len(orsaker)} orsaker"
    return (
        f"{antal}, {paverkbara or 'ingen'} går att påverka"
        if len(orsaker) > 1
        else ("1 orsak, den går att påverka" if paverkbara else "1 orsak, den går inte att påverka")
    )


def fakta(analys: Orsaksanalys) -> list[tuple[str, str]]:
    """What is known of the problem, in the handbook's order."""
    falt = [
        ("Vad händer?", analys.vad),
        ("Var och när?", analys.var_nar),
        ("Vilka grupper berörs?", analys.vilka),
        ("Hur går det till?", analys.hur),
        ("Deltog", analys.deltagare),
    ]
    return [(etikett, text or "–") for etikett, text in falt]
