"""Mitt arbete: the answer to each role's first question."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from lagesbild.models import Lagesbild
from samverkan.akter import akt_i_ord
from samverkan.datum_sv import datum, langdatum, vecka
from samverkan.models import LogEntry, Stadsdelsomrade, Uppdrag, User, behorighet
from samverkan.permissions import Behorighet, Roll
from uppfoljning.models import Arssammanstallning
from uppfoljning.selectors.hjul import STATIONER, Lage, hjullagen, stationer
from uppfoljning.selectors.omrade import gallande_omraden, hjulfynd, hjulrader
from uppfoljning.selectors.vantar import vantar_pa

SNART = timedelta(days=45)
VISADE = 8


def startsida(user: User) -> dict[str, Any]:
    """Everything on the page; a role that has no district gets its own first answer."""
    b = behorighet(user)
    egna = list(Stadsdelsomrade.objects.filter(pk__in=b.egna_omraden).i_ordning())  # type: ignore[attr-defined]
    lagen = hjullagen(user, egna)
    forsta = lagen[egna[0].pk] if egna else None
    vantar = vantar_pa(user)
    sida = {
        "egna": egna,
        "lage": forsta,
        "under": _under(egna, forsta),
        "hjul": stationer(forsta) if forsta else [],
        "hjulnamn": _hjulnamn(forsta),
        "vantar": vantar,
        "nasta": vantar[0] if vantar else None,
        "nasta_text": _nasta_text(vantar[0]) if vantar else "",
        "antal_text": _antal_text(vantar),
        **_hant(user, b),
        "datum": _datum(forsta.bild if forsta else None),
        "motparter": _motparter(b, egna),
        "beslutade": _beslutade(user) if _is_lasare(b) else [],
    }
    return sida | _centralt(user, b) | _forvaltning(b)


def _is_lasare(b: Behorighet) -> bool:
    """Sees what is decided and works nowhere."""
    return bool(b.ser) and not b.egna and not b.har_roll(Roll.CENTRAL)


def _under(egna: list[Stadsdelsomrade], lage: Lage | None) -> str:
    idag = timezone.localdate()
    dag = f"{langdatum(idag).capitalize()}, {vecka(idag)}."
    namn = ", ".join(omrade.namn for omrade in egna)
    if lage and lage.bild:
        return f"{dag} Lägesbild {lage.bild.year} för {namn}."
    return f"{dag} {namn}".strip()


def _hjulnamn(lage: Lage | None) -> str:
    return f"Årshjulet för lägesbild {lage.bild.year}" if lage and lage.bild else "Årshjulet"


def _nasta_text(uppgift: dict[str, Any]) -> str:
    """Why, and until when."""
    nar = uppgift["nar"]
    if nar is None:
        return str(uppgift["varfor"])
    ord_ = "Försenat sedan" if nar < timezone.localdate() else "Senast"
    return f"{uppgift['varfor']} {ord_} {datum(nar)}."


def _antal_text(vantar: list[dict[str, Any]]) -> str:
    sena = sum(bool(u["nar"] and u["nar"] < timezone.localdate()) for u in vantar)
    antal = "1 sak" if len(vantar) == 1 else f"{len(vantar)} saker"
    return f"{antal}, {sena} {'försenad' if sena == 1 else 'försenade'}" if sena else antal


def _hant(user: User, b: Behorighet) -> dict[str, Any]:
    """What others have done in one's districts since the last visit, or the latest of it."""
    if not b.ser:
        return {}
    rader = LogEntry.objects.visible_to(user).exclude(by=user).select_related("part", "by")
    rader = rader.filter(stadsdelsomrade__in=b.egna_omraden or b.ser).order_by("-at")
    if not user.forra_besoket:
        return {"hant": [_handelse(r) for r in rader[:VISADE]], "hant_fynd": "Har hänt senast"}
    nya = list(rader.filter(at__gt=user.forra_besoket)[: VISADE + 1])
    visade = [_handelse(r) for r in (nya or rader)[:VISADE]]
    return {"hant": visade, "hant_fynd": _hant_fynd(len(nya))}


def _hant_fynd(antal: int) -> str:
    """How much is new: counted as far as it is shown."""
    if not antal:
        return "Inget nytt sedan du var här senast"
    if antal > VISADE:
        return f"Mer än {VISADE} saker har hänt sedan du var här senast"
    return f"{'1 sak' if antal == 1 else f'{antal} saker'} har hänt sedan du var här senast"


def _handelse(r: LogEntry) -> dict[str, Any]:
    text = f"{r.by or 'Systemet'} {akt_i_ord(r.akt)}: {r.objekt}."
    return {"nar": r.at, "part": r.part or "gem", "text": text}


def _datum(bild: Lagesbild | None) -> list[dict[str, Any]]:
    return [rad for rad in bildens_datum(bild) if rad["nar"] >= timezone.localdate()]


def bildens_datum(bild: Lagesbild | None) -> list[dict[str, Any]]:
    if bild is None:
        return []
    datum = [
        (bild.underlag_senast, "Underlag lämnas senast"),
        (bild.sammanforing_senast, "Sammanföringen klar"),
        (bild.styrgruppsmote, "Lokal styrgrupp"),
    ]
    under = f"lägesbild {bild.year}"
    return [{"nar": nar, "vad": vad, "under": under} for nar, vad in datum if nar]


def _beslutade(user: User) -> list[Lagesbild]:
    """The newest decisions, as many as a year brings when every district decides."""
    bilder = Lagesbild.objects.visible_to(user).gallande()
    bilder = bilder.defer("faststallt_innehall").select_related("stadsdelsomrade")
    return list(bilder.order_by("-faststalld_at")[: len(gallande_omraden(user))])


def _motparter(b: Behorighet, egna: list[Stadsdelsomrade]) -> list[dict[str, Any]]:
    if not egna:
        return []
    mina = {part for _, part in b.egna}
    rader = Uppdrag.objects.aktuella().filter(stadsdelsomrade=egna[0]).exclude(part__in=mina)
    rader = rader.select_related("part", "user").order_by("roll")
    return [
        {"part": u.part, "namn": u.get_roll_display(), "under": u.user.funktion or u.part.namn}
        for u in rader[:3]
    ]


def _centralt(user: User, b: Behorighet) -> dict[str, Any]:
    """How far every district is, and whose contributions have come."""
    if not b.har_roll(Roll.CENTRAL):
        return {}
    omraden = gallande_omraden(user)
    rader = hjulrader(omraden, hjullagen(user, omraden))
    oppna = Arssammanstallning.objects.visible_to(user).filter(
        status=Arssammanstallning.Status.INSAMLING
    )
    lamnade = Count("bidrag", filter=Q(bidrag__status="lamnat"))
    return {
        "central": True,
        "steg": STATIONER,
        "hjulrader": rader,
        "hjulfynd": hjulfynd(rader),
        "insamlingar": oppna.defer("innehall", "pdf").annotate(
            lamnade=lamnade, alla=Count("bidrag")
        ),
    }


def _forvaltning(b: Behorighet) -> dict[str, Any]:
    """Assignments that have ended lately or soon will."""
    if not b.har_roll(Roll.FORVALTARE):
        return {}
    idag = timezone.localdate()
    rader = Uppdrag.objects.filter(giltig_till__range=(idag - SNART, idag + SNART))
    rader = rader.select_related("user", "part", "stadsdelsomrade").order_by("giltig_till")
    return {"forvaltare": True, "slutar": [(u, _nar(u.giltig_till, idag)) for u in rader[:30]]}


def _nar(slut: date | None, idag: date) -> str:
    return "har slutat" if slut and slut < idag else "slutar snart"
