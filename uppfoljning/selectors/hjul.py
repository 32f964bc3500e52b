"""Where in the yearly wheel a district is, and what that asks of whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from atgardsplan.models import LokalOverenskommelse
from lagesbild.models import Lagesbild, Observation, Underlag
from lagesbild.selectors.utgavor import aktuella
from samverkan.datum_sv import kortdatum
from samverkan.models import Stadsdelsomrade, User
from uppfoljning.models import Arssammanstallning, Bidrag

STATIONER = [
    "Underlag",
    "Sammanföring",
    "Orsaksanalys",
    "Överenskommelse och plan",
    "Uppföljning",
    "Årssammanställning",
]
Status = Lagesbild.Status


@dataclass(frozen=True)
class Lage:
    """The newest lägesbild's station 1–6, a few words, and words for how late it is."""

    bild: Lagesbild | None
    station: int
    text: str
    sen: str = ""
    kvar: int = 0


def stationer(lage: Lage) -> list[dict[str, Any]]:
    """The wheel's stations for the template part."""
    url = lage.bild.get_absolute_url() if lage.bild else ""
    datum = {nr: f"klar till {kortdatum(dag)}" for nr, dag in _framat(lage).items()}
    return [
        {
            "namn": namn,
            "text": lage.text if nr == lage.station else datum.get(nr, ""),
            "lage": "klar" if nr < lage.station else "nu" if nr == lage.station else "",
            "url": url if nr == lage.station else "",
        }
        for nr, namn in enumerate(STATIONER, start=1)
    ]


def _framat(lage: Lage) -> dict[int, date]:
    """The last days of the stations that are still to come."""
    bild = lage.bild
    if bild is None:
        return {}
    alla = {1: bild.underlag_senast, 2: bild.sammanforing_senast}
    return {nr: dag for nr, dag in alla.items() if dag and nr > lage.station}


@dataclass
class _Underlag:
    """What the stations are told from, by lägesbild or by district and year, whatever edition."""

    inlamnade: Counter[int]
    kvar: Counter[int]
    avtal: dict[tuple[int, int], str]
    bidrag: set[tuple[int, int]]


def hjullagen(user: User, omraden: list[Stadsdelsomrade]) -> dict[int, Lage]:
    """The wheel of each district's current lägesbild; a fixed number of queries."""
    return hjul_av(user, omraden, bilder_i(user, omraden))


def bilder_i(user: User, omraden: list[Stadsdelsomrade]) -> list[Lagesbild]:
    """Every lägesbild of the districts that the user may see, the newest last."""
    bilder = Lagesbild.objects.visible_to(user).filter(stadsdelsomrade__in=omraden)
    bilder = bilder.defer("faststallt_innehall", "sammanfattning")
    return list(bilder.select_related("stadsdelsomrade").order_by("year", "utgava"))


def hjul_av(user: User, omraden: list[Stadsdelsomrade], bilder: list[Lagesbild]) -> dict[int, Lage]:
    """The wheels from rows already read."""
    senaste = aktuella(bilder)
    fakta = _fakta(user, list(senaste.values()))
    return {omrade.pk: _lage(senaste.get(omrade.pk), fakta) for omrade in omraden}


def _fakta(user: User, bilder: list[Lagesbild]) -> _Underlag:
    ids = [bild.pk for bild in bilder]
    inlamnade = Underlag.objects.visible_to(user).filter(lagesbild__in=ids, status="inlamnat")
    oavgjorda = Observation.objects.visible_to(user).overlamnade().oavgjorda()
    kvar = oavgjorda.filter(underlag__lagesbild__in=ids)
    avtal = LokalOverenskommelse.objects.visible_to(user).filter(
        lagesbild__stadsdelsomrade__in=[bild.stadsdelsomrade_id for bild in bilder]
    )
    oppna = Arssammanstallning.Status.INSAMLING
    bidrag = Bidrag.objects.visible_to(user).filter(arssammanstallning__status=oppna)
    return _Underlag(
        Counter(inlamnade.values_list("lagesbild_id", flat=True)),
        Counter(kvar.values_list("underlag__lagesbild_id", flat=True)),
        {
            (omrade, year): status
            for omrade, year, status in avtal.order_by("created_at").values_list(
                "lagesbild__stadsdelsomrade_id", "lagesbild__year", "status"
            )
        },
        set(bidrag.values_list("stadsdelsomrade_id", "arssammanstallning__year")),
    )


def _lage(bild: Lagesbild | None, fakta: _Underlag) -> Lage:
    if bild is None:
        return Lage(None, 1, "inte påbörjad")
    if bild.status == Status.UNDERLAG:
        text = f"{fakta.inlamnade[bild.pk]} av 2 klara"
        return Lage(bild, 1, text, forsening(bild.underlag_senast))
    if bild.status == Status.SAMMANFORING:
        rest = fakta.kvar[bild.pk]
        text = f"{rest} kvar" if rest else "allt fört samman"
        return Lage(bild, 2, text, forsening(bild.sammanforing_senast), rest)
    if bild.status == Status.GODKANNANDE:
        return Lage(bild, 2, "godkänns", forsening(bild.styrgruppsmote))
    return _efter_beslut(bild, fakta)


def _efter_beslut(bild: Lagesbild, fakta: _Underlag) -> Lage:
    avtal = fakta.avtal.get((bild.stadsdelsomrade_id, bild.year))
    if avtal is None:
        return Lage(bild, 3, "fastställd")
    if avtal in ("utkast", "foreslagen"):
        return Lage(bild, 4, "undertecknas" if avtal == "foreslagen" else "skrivs")
    if (bild.stadsdelsomrade_id, bild.year) in fakta.bidrag:
        return Lage(bild, 6, "bidrag samlas in")
    return Lage(bild, 5, "följs upp")


def forsening(senast: date | None) -> str:
    """How late something is, in words; nothing when it is not."""
    dagar = (timezone.localdate() - senast).days if senast else 0
    if dagar <= 0:
        return ""
    return "1 dag sen" if dagar == 1 else f"{dagar} dagar sen"
