"""What waits for a user: what, why and until when, the most urgent first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from atgardsplan.models import Atgard, Atgardsplan, LokalOverenskommelse
from lagesbild.models import Lagesbild, Platsbeslut, Underlag
from samverkan.datum_sv import datum
from samverkan.models import User, behorighet
from samverkan.permissions import Behorighet, Roll
from uppfoljning.models import Arssammanstallning, Avstamning, Bidrag

Uppgift = dict[str, Any]
Status = Lagesbild.Status
#: How long before the end of a tertial its notes begin to be asked for.
FORVARNING = timedelta(days=45)


def tertial(dag: date) -> int:
    return (dag.month - 1) // 4 + 1


def tertialslut(dag: date) -> date:
    return date(dag.year, tertial(dag) * 4, 31 if tertial(dag) > 1 else 30)


def vantar_pa(user: User) -> list[Uppgift]:
    b = behorighet(user)
    uppgifter = _centralt(user) if b.har_roll(Roll.CENTRAL) else []
    if b.egna:
        uppgifter += _bilder(user, b) + _avtal(user, b)
    if b.arbetar:
        uppgifter += _avstamningar(user, b) + _bidrag(user, b) + _platser(user, b)
    return sorted(uppgifter, key=lambda u: u["nar"] or date.max)


def _bilder(user: User, b: Behorighet) -> list[Uppgift]:
    bilder = Lagesbild.objects.visible_to(user).filter(stadsdelsomrade__in=b.egna_omraden)
    bilder = bilder.exclude(status=Status.FASTSTALLD).defer("faststallt_innehall")
    rader = list(bilder.select_related("stadsdelsomrade").prefetch_related("godkannanden"))
    underlag = Underlag.objects.visible_to(user).filter(lagesbild__in=rader)
    per_part = {(u.lagesbild_id, u.part_id): u for u in underlag}
    return [u for bild in rader for u in _for_bild(b, bild, per_part)]


def _for_bild(
    b: Behorighet, bild: Lagesbild, per_part: dict[tuple[int, int], Underlag]
) -> list[Uppgift]:
    parter = [part for omrade, part in b.arbetar if omrade == bild.stadsdelsomrade_id]
    if parter and bild.status == Status.UNDERLAG:
        return [u for part in parter for u in _underlag(bild, per_part.get((bild.pk, part)))]
    if parter and bild.status == Status.SAMMANFORING:
        url = reverse("lagesbild:sammanforing", args=[bild.pk])
        skal = f"{bild}. Iakttagelserna ska föras samman till gemensamma lägespunkter."
        return [_uppgift(bild.sammanforing_senast, "Fortsätt sammanföra", url, skal)]
    if bild.status == Status.GODKANNANDE:
        return _beslut(b, bild, parter)
    return []


def _underlag(bild: Lagesbild, underlag: Underlag | None) -> list[Uppgift]:
    if underlag and not underlag.is_oppet:
        return []
    text = "Lämna in ert underlag" if underlag else "Börja på ert underlag"
    url = (underlag or bild).get_absolute_url()
    skal = f"{bild}. Sammanföringen börjar när båda parter har lämnat in."
    return [_uppgift(bild.underlag_senast, text, url, skal)]


def _beslut(b: Behorighet, bild: Lagesbild, parter: list[int]) -> list[Uppgift]:
    url, nar = bild.get_absolute_url(), bild.styrgruppsmote
    godkant = {rad.part_id for rad in bild.godkannanden.all()}
    if set(parter) - godkant:
        return [_uppgift(nar, "Godkänn lägesbilden", url, f"{bild} är färdig att godkännas.")]
    if any(omrade == bild.stadsdelsomrade_id for omrade, _ in b.beslutar):
        skal = f"{bild} väntar på styrgruppens beslut."
        return [_uppgift(nar, "Fastställ lägesbilden", url, skal)]
    return []


def _avtal(user: User, b: Behorighet) -> list[Uppgift]:
    """Agreements to sign for those who decide; one's own party's signature ends the task."""
    omraden = {pk for pk, _ in b.beslutar}
    avtal = LokalOverenskommelse.objects.visible_to(user).filter(
        status=LokalOverenskommelse.Status.FORESLAGEN, stadsdelsomrade__in=omraden
    )
    skal = "Överenskommelsen börjar gälla när båda parter har undertecknat."
    avtal = avtal.exclude(undertecknanden__part__in={part for _, part in b.beslutar})
    return [
        _uppgift(
            a.giltig_fran,
            f"Underteckna {_liten(a)}",
            a.get_absolute_url(),
            skal,
            "Läs och underteckna",
        )
        for a in avtal.select_related("stadsdelsomrade")
    ]


def _platser(user: User, b: Behorighet) -> list[Uppgift]:
    """Steps in the lives of places that the user's party has not answered as they now read."""
    rader = Platsbeslut.objects.visible_to(user).vantar().prefetch_related("platser", "bifall")
    skal = "Beslutet genomförs när båda parter har sagt ja."
    return [
        _uppgift(None, f"Svara: {_liten(beslut)}", beslut.get_absolute_url(), skal, "Läs och svara")
        for beslut in rader.filter(stadsdelsomrade__in={omrade for omrade, _ in b.arbetar})
        if {part for o, part in b.arbetar if o == beslut.stadsdelsomrade_id} - beslut.bifallna
    ]


def _avstamningar(user: User, b: Behorighet) -> list[Uppgift]:
    """One task a plan: the tertial's notes, asked for towards its end or when measures are late."""
    idag = timezone.localdate()
    planer = Atgardsplan.objects.visible_to(user).filter(
        lokal_overenskommelse__stadsdelsomrade__in={pk for pk, _ in b.arbetar},
        status=Atgardsplan.Status.BESLUTAD,
        year__lte=idag.year,
    )
    oavstamd = Q(atgarder__in=oavstamda(user, idag))
    planer = planer.annotate(
        kvar=Count("atgarder", filter=oavstamd, distinct=True),
        sena=Count("atgarder", filter=oavstamd & Q(atgarder__slut__lt=idag), distinct=True),
        forst=Min("atgarder__slut", filter=oavstamd),
    )
    nara = tertialslut(idag) - idag <= FORVARNING
    rader = planer.select_related("lokal_overenskommelse__stadsdelsomrade")
    return [_avstamning(plan, idag) for plan in rader if plan.kvar and (nara or plan.sena)]


def oavstamda(user: User, idag: date) -> Any:
    """Open measures without a note for this tertial."""
    gjord = Avstamning.objects.filter(atgard=OuterRef("pk"), year=idag.year, tertial=tertial(idag))
    return Atgard.objects.visible_to(user).oppna().exclude(Exists(gjord))


def _avstamning(plan: Any, idag: date) -> Uppgift:
    skal = f"Tertial {tertial(idag)} stänger {datum(tertialslut(idag))}."
    if plan.sena:
        skal = (
            "En skulle redan vara klar."
            if plan.sena == 1
            else f"{plan.sena} skulle redan vara klara."
        )
    antal = "1 åtgärd" if plan.kvar == 1 else f"{plan.kvar} åtgärder"
    url = reverse("uppfoljning:plan_uppfoljning", args=[plan.pk])
    text = f"Stäm av {antal} i {_liten(plan)}"
    nar = plan.forst if plan.sena else tertialslut(idag)
    return _uppgift(nar, text, url, skal, "Stäm av") | {"antal": f"tertial {tertial(idag)}"}


def _bidrag(user: User, b: Behorighet) -> list[Uppgift]:
    rader = Bidrag.objects.visible_to(user).filter(
        stadsdelsomrade__in={pk for pk, _ in b.arbetar},
        status=Bidrag.Status.UTKAST,
        arssammanstallning__status=Arssammanstallning.Status.INSAMLING,
    )
    rader = rader.select_related("arssammanstallning", "stadsdelsomrade")
    return [_bidraget(rad, rad.arssammanstallning) for rad in rader]


def _bidraget(bidrag: Bidrag, samman: Arssammanstallning) -> Uppgift:
    text = f"Lämna bidraget till årssammanställningen {samman.year}"
    skal = "Beredningsgruppen samlar in årets resultat från alla stadsdelsområden."
    return _uppgift(samman.bidrag_senast, text, bidrag.get_absolute_url(), skal, "Skriv bidraget")


def _centralt(user: User) -> list[Uppgift]:
    oppna = Arssammanstallning.objects.visible_to(user).filter(
        status=Arssammanstallning.Status.INSAMLING
    )
    oppna = oppna.annotate(
        lamnade=Count("bidrag", filter=Q(bidrag__status="lamnat")), alla=Count("bidrag")
    )
    return [
        _uppgift(
            rad.bidrag_senast,
            f"Färdigställ årssammanställningen {rad.year}",
            rad.get_absolute_url(),
            f"{rad.lamnade} av {rad.alla} bidrag har kommit in.",
            "Öppna årssammanställningen",
        )
        for rad in oppna.defer("innehall", "pdf")
    ]


def _liten(rad: object) -> str:
    """The row's name inside a sentence."""
    text = str(rad)
    return text[:1].lower() + text[1:]


def _uppgift(nar: date | None, vad: str, url: str, varfor: str, knapp: str = "") -> Uppgift:
    """`knapp` is what the button says when the task is the next one."""
    return {"nar": nar, "vad": vad, "url": url, "varfor": varfor, "knapp": knapp or vad}
