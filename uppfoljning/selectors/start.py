"""Mitt arbete: what waits for me, why and until when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from atgardsplan.models import Atgard, LokalOverenskommelse
from lagesbild.models import Lagesbild, Underlag
from lagesbild.workflow.lagesbild import part_som_godkanner
from samverkan.akter import akt_i_ord
from samverkan.models import LogEntry, Stadsdelsomrade, User, behorighet
from samverkan.permissions import Behorighet, Roll
from uppfoljning.models import Arssammanstallning, Bidrag
from uppfoljning.selectors.hjul import hjullagen, stationer

Uppgift = dict[str, Any]


def tertial(dag: date) -> int:
    return (dag.month - 1) // 4 + 1


def startsida(user: User) -> dict[str, Any]:
    """Everything on the page, by what the user's roles ask first."""
    b = behorighet(user)
    egna = list(Stadsdelsomrade.objects.filter(pk__in=b.egna_omraden).i_ordning())  # type: ignore[attr-defined]
    lagen = hjullagen(user, egna)
    forsta = lagen[egna[0].pk] if egna else None
    vantar = sorted(_vantar(user, b), key=lambda u: u["nar"] or date.max)
    return {
        "egna": egna,
        "lage": forsta,
        "hjul": stationer(forsta) if forsta and forsta.bild else [],
        "vantar": vantar,
        "nasta": vantar[0] if vantar else None,
        "hant": _hant(user),
        "datum": _datum(forsta.bild if forsta else None),
        "central": b.har_roll(Roll.CENTRAL),
        "forvaltare": b.har_roll(Roll.FORVALTARE),
        "beslutade": _beslutade(user) if not egna else [],
        "motparter": _motparter(b, egna),
    }


def _vantar(user: User, b: Behorighet) -> list[Uppgift]:
    uppgifter = _bilder(user, b) + _avtal(user, b) + _bidrag(user, b)
    if b.arbetar:
        uppgifter += _atgarder(user, b)
    if b.har_roll(Roll.CENTRAL):
        uppgifter += _centralt(user)
    return uppgifter


def _bilder(user: User, b: Behorighet) -> list[Uppgift]:
    bilder = (
        Lagesbild.objects.visible_to(user)
        .filter(stadsdelsomrade__in=b.egna_omraden)
        .exclude(status=Lagesbild.Status.FASTSTALLD)
        .select_related("stadsdelsomrade")
    )
    egna = {
        (u.lagesbild_id, u.part_id): u
        for u in Underlag.objects.visible_to(user).filter(lagesbild__in=bilder)
    }
    return [u for bild in bilder for u in _for_bild(user, b, bild, egna)]


def _for_bild(
    user: User, b: Behorighet, bild: Lagesbild, egna: dict[tuple[int, int], Underlag]
) -> list[Uppgift]:
    url, omrade = bild.get_absolute_url(), bild.stadsdelsomrade_id
    if bild.status == Lagesbild.Status.UNDERLAG and b.arbetar:
        parter = [part for pk, part in b.arbetar if pk == omrade]
        vara = [egna.get((bild.pk, part)) for part in parter]
        if all(u and not u.is_oppet for u in vara):
            return []
        mitt = next((u for u in vara if u), None)
        text = "Lämna in ert underlag" if mitt else "Börja på ert underlag"
        skal = f"{bild}. Sammanföringen börjar när båda parter har lämnat in."
        return [
            _uppgift(bild.underlag_senast, text, mitt.get_absolute_url() if mitt else url, skal)
        ]
    if bild.status == Lagesbild.Status.SAMMANFORING and any(pk == omrade for pk, _ in b.arbetar):
        sam = reverse("lagesbild:sammanforing", args=[bild.pk])
        return [_uppgift(bild.sammanforing_senast, "Fortsätt sammanföra", sam, f"{bild}.")]
    if bild.status == Lagesbild.Status.GODKANNANDE:
        return _godkanna(user, b, bild)
    return []


def _godkanna(user: User, b: Behorighet, bild: Lagesbild) -> list[Uppgift]:
    url = bild.get_absolute_url()
    part_id = part_som_godkanner(user, bild)
    if part_id and not bild.godkannanden.filter(part_id=part_id).exists():
        skal = f"{bild} är färdig att godkännas."
        return [_uppgift(bild.styrgruppsmote, "Godkänn lägesbilden", url, skal)]
    if any(pk == bild.stadsdelsomrade_id for pk, _ in b.beslutar):
        skal = f"{bild} väntar på styrgruppens beslut."
        return [_uppgift(bild.styrgruppsmote, "Fastställ lägesbilden", url, skal)]
    return []


def _avtal(user: User, b: Behorighet) -> list[Uppgift]:
    omraden = {pk for pk, _ in b.beslutar}
    avtal = LokalOverenskommelse.objects.visible_to(user).filter(
        status=LokalOverenskommelse.Status.FORESLAGEN, stadsdelsomrade__in=omraden
    )
    skal = "Överenskommelsen börjar gälla när båda parter har undertecknat."
    return [
        _uppgift(a.giltig_fran, f"Underteckna: {a}", a.get_absolute_url(), skal)
        for a in avtal.select_related("stadsdelsomrade")
    ]


def _atgarder(user: User, b: Behorighet) -> list[Uppgift]:
    idag = timezone.localdate()
    nu = tertial(idag)
    oppna = (
        Atgard.objects.visible_to(user)
        .oppna()
        .filter(
            atgardsplan__lokal_overenskommelse__stadsdelsomrade__in=b.egna_omraden,
            atgardsplan__status="beslutad",
            atgardsplan__year__lte=idag.year,
        )
        .exclude(avstamningar__year=idag.year, avstamningar__tertial=nu)
        .order_by("slut")
    )
    antal = oppna.count()
    return [
        _uppgift(
            a.slut,
            f"Stäm av åtgärd {a.nummer}, {a.rubrik}",
            reverse("uppfoljning:avstamning_ny", args=[a.pk]),
            "Åtgärden skulle vara klar." if a.slut < idag else f"Inte avstämd för tertial {nu}.",
        )
        for a in oppna[:5]
    ] + (
        [
            _uppgift(
                None, f"{antal - 5} åtgärder till att stämma av", reverse("uppfoljning:staden"), ""
            )
        ]
        if antal > 5
        else []
    )


def _bidrag(user: User, b: Behorighet) -> list[Uppgift]:
    omraden = {pk for pk, _ in b.arbetar}
    rader = Bidrag.objects.visible_to(user).filter(
        stadsdelsomrade__in=omraden, status=Bidrag.Status.UTKAST
    )
    return [
        _uppgift(
            rad.arssammanstallning.bidrag_senast,
            f"Lämna bidraget till årssammanställningen {rad.arssammanstallning.year}",
            rad.get_absolute_url(),
            "Beredningsgruppen samlar in årets resultat.",
        )
        for rad in rader.select_related("arssammanstallning")
        if rad.arssammanstallning.is_oppen
    ]


def _centralt(user: User) -> list[Uppgift]:
    oppna = Arssammanstallning.objects.visible_to(user).filter(
        status=Arssammanstallning.Status.INSAMLING
    )
    return [
        _uppgift(
            rad.bidrag_senast,
            f"Färdigställ årssammanställningen {rad.year}",
            rad.get_absolute_url(),
            f"{rad.bidrag.filter(status='lamnat').count()} bidrag har kommit in.",
        )
        for rad in oppna
    ]


def _uppgift(nar: date | None, vad: str, url: str, varfor: str) -> Uppgift:
    return {"nar": nar, "vad": vad, "url": url, "varfor": varfor}


def _hant(user: User) -> list[dict[str, Any]]:
    rader = LogEntry.objects.visible_to(user).exclude(by=user).select_related("part", "by")
    if user.forra_besoket:
        nya = rader.filter(at__gt=user.forra_besoket)
        rader = nya if nya.exists() else rader
    return [
        {
            "nar": r.at,
            "part": r.part or "gem",
            "text": f"{r.by or 'Systemet'} {akt_i_ord(r.akt)}: {r.objekt}.",
        }
        for r in rader[:8]
    ]


def _datum(bild: Lagesbild | None) -> list[dict[str, Any]]:
    if bild is None:
        return []
    idag = timezone.localdate()
    datum = [
        (bild.underlag_senast, "Underlag lämnas senast"),
        (bild.sammanforing_senast, "Sammanföringen klar"),
        (bild.styrgruppsmote, "Lokal styrgrupp"),
    ]
    return [{"nar": nar, "vad": vad} for nar, vad in datum if nar and nar >= idag]


def _beslutade(user: User) -> list[Lagesbild]:
    bilder = Lagesbild.objects.visible_to(user).faststallda()
    return list(bilder.select_related("stadsdelsomrade").order_by("-faststalld_at")[:12])


def _motparter(b: Behorighet, egna: list[Stadsdelsomrade]) -> list[dict[str, Any]]:
    if not egna:
        return []
    mina = {part for _, part in b.egna}
    uppdrag = (
        egna[0].uppdrag.aktuella().exclude(part__in=mina).select_related("part", "user")  # type: ignore[attr-defined]
    )
    return [
        {"part": u.part, "namn": u.get_roll_display(), "under": str(egna[0])} for u in uppdrag[:3]
    ]
