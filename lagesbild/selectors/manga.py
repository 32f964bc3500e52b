"""The yearly figures of many statistics, without reading the months that decide what is hidden.

What is hidden follows from the whole cube of a statistic. The database sums that cube up in one
number; where the same has been worked out before, only the years are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.aggregates.mixins import OrderableAggMixin
from django.db.models import Aggregate, F, Func, Q, QuerySet, TextField

from lagesbild import monsterlager
from lagesbild.models import Ersattning, Matvarde, Statistikserie
from lagesbild.selectors.antalen import ALLA
from lagesbild.selectors.bakom import matt_for
from lagesbild.selectors.skydd import behall, kanda_monster
from lagesbild.selectors.uppgifter import Sak, Uppgifter, las_flera

#: All of a row that decides what is hidden of a plain count, in a form that no text can imitate.
AVGOR = ("stadsdelsomrade_id", "jamforelse", "grupp", "periodtyp", "period_start", "varde",
         "saknas", "delningsniva")  # fmt: skip


class _Summa(OrderableAggMixin, Aggregate):
    """The sha256 of rows as text, one after another."""

    template = "encode(sha256(convert_to(string_agg(%(expressions)s, chr(10) %(order_by)s), 'UTF8')), 'hex')"
    output_field = TextField()


def las_arliga(rader: QuerySet[Matvarde], saker: Sequence[Sak]) -> list[Uppgifter]:
    """As `las_flera`, with at least the yearly figures of all groups together."""
    nycklar = _nycklar(rader, saker)
    kanda = {pk: skydd for pk, n in nycklar.items() if (skydd := kanda_monster(n)) is not None}
    bara_aren = Q(serie__in=list(kanda)) & ~Q(periodtyp="year", grupp=ALLA)
    svar = las_flera(rader.exclude(bara_aren), saker, kanda)
    for u in svar:
        if isinstance(u.sak, Statistikserie) and u.sak.pk in nycklar and u.sak.pk not in kanda:
            behall(nycklar[u.sak.pk], u.skydd)
    return svar


def _nycklar(rader: QuerySet[Matvarde], saker: Sequence[Sak]) -> dict[int, str]:
    """The key of each series of plain counts, never corrected and always with the same threshold."""
    serier = [s for s in saker if isinstance(s, Statistikserie) and not s.tidigare_trosklar]
    matten = {s.pk: matt_for(s) for s in serier}
    antal = [pk for pk, matt in matten.items() if matt.is_antal]
    rattade = Ersattning.objects.filter(matvarde__serie__in=antal)
    orattade = rader.filter(serie__in=antal).exclude(serie__in=rattade.values("matvarde__serie"))
    text: Any = Func(
        *map(F, AVGOR), template="(row(%(expressions)s))::text", output_field=TextField()
    )
    summor = orattade.order_by().values_list("serie").annotate(s=_Summa(text, order_by="pk"))
    return {pk: monsterlager.nyckel(repr(matten[pk]), pk, summa) for pk, summa in summor}
