"""Figures of older divisions as today's districts: where that is exact, and else a break that is told.

A district that was made whole of districts that ended the day before, each of which went nowhere
else, is their sum; counts can be added, shares and rates cannot.
"""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value

from lagesbild.models import Matvarde
from samverkan.models import Stadsdelsomrade

ADDERBARA = ("antal", "invånare")
_LED = Stadsdelsomrade.foregangare.through


def fore(omrade: Stadsdelsomrade) -> Q:
    """The values of the districts that this one was made of."""
    led = _LED.objects.filter(from_stadsdelsomrade=omrade.pk)
    return Q(stadsdelsomrade__in=led.values("to_stadsdelsomrade"))


def med_led(rader: QuerySet[Matvarde], omrade: Stadsdelsomrade) -> QuerySet[Matvarde]:
    """Each value with how many districts went into this one, and how many its own went to."""
    efter = _LED.objects.filter(to_stadsdelsomrade=OuterRef("stadsdelsomrade")).order_by()
    efter = efter.values("to_stadsdelsomrade").annotate(antal=Count("pk")).values("antal")  # type: ignore[misc]
    fore_ = _LED.objects.filter(from_stadsdelsomrade=Value(omrade.pk)).order_by()
    fore_ = fore_.values("from_stadsdelsomrade").annotate(antal=Count("pk")).values("antal")  # type: ignore[misc]
    return rader.annotate(antal_efter=Subquery(efter), antal_fore=Subquery(fore_))


def summa(omrade: Stadsdelsomrade, delar: Iterable[Matvarde]) -> Matvarde | None:
    """The parts of one series and year as one value of the district; None where that is a break."""
    rader = [rad for rad in delar if rad.stadsdelsomrade]
    dagen_fore = omrade.giltig_fran - timedelta(days=1)
    exakt = rader and all(
        rad.stadsdelsomrade.giltig_till == dagen_fore  # type: ignore[union-attr]
        and rad.antal_efter == 1  # type: ignore[attr-defined]
        and rad.antal_fore == len(rader)  # type: ignore[attr-defined]
        and rad.varde is not None
        and rad.serie is not None
        and rad.serie.enhet in ADDERBARA
        for rad in rader
    )
    if not exakt:
        return None
    namnen = " och ".join(sorted(str(rad.stadsdelsomrade) for rad in rader))
    return Matvarde(
        serie=rader[0].serie, stadsdelsomrade=omrade, periodtyp=rader[0].periodtyp,
        period_start=rader[0].period_start, grupp=rader[0].grupp,
        varde=sum((rad.varde or Decimal(0) for rad in rader), Decimal(0)),
        preliminar=any(rad.preliminar for rad in rader), inlasning=rader[0].inlasning,
        kommentar=f"Summan av {namnen}.",
    )  # fmt: skip


def brott(omrade: Stadsdelsomrade) -> str:
    """Why there is nothing for the district before it was made."""
    return f"annan indelning före {omrade.giltig_fran:%Y-%m-%d}, serien bryts"
