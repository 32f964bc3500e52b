"""Figures put into a text, and what is done when they change; the text is never touched."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from lagesbild.hanvisning import siffermarken
from lagesbild.models import Lagesbild, Siffra, Underlag
from lagesbild.models.siffra import SiffraQuerySet, Skrift
from lagesbild.permissions.underlag import may_redigera
from lagesbild.selectors.siffra import Valbar, lagen
from lagesbild.workflow.lagesbild import may_sammanfora
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Indikator, User
from samverkan.permissions import krav


def may_citera(user: User, skrift: Skrift) -> bool:
    """Who writes the text: the party in its open underlag, both while the merge goes on."""
    if isinstance(skrift, Underlag):
        return may_redigera(user, skrift)
    return may_sammanfora(user, skrift.lagesbild)


def _lasta(skrift: Skrift, by: User) -> SiffraQuerySet:
    """The figures that share one series of numbers, under the lock of those who write the text."""
    agare = Underlag if isinstance(skrift, Underlag) else Lagesbild
    pk = skrift.pk if isinstance(skrift, Underlag) else skrift.lagesbild_id
    agare.objects.select_for_update(of=("self",)).get(pk=pk)
    skrift.refresh_from_db()
    krav(may_citera(by, skrift))
    rader = Siffra.objects.filter(lagesbild=skrift.lagesbild_id)
    return rader.filter(underlag=pk) if agare is Underlag else rader.gemensamma()


@transaction.atomic
def lagg_till_siffra(skrift: Skrift, val: Valbar, *, by: User) -> Siffra:
    """Give the figure a number to cite, and keep what it says today."""
    senast = _lasta(skrift, by).aggregate(senast=Max("nummer"))["senast"] or 0
    vad: dict[str, Any] = {"indikator" if isinstance(val.sak, Indikator) else "serie": val.sak}
    vad["underlag" if isinstance(skrift, Underlag) else "analys"] = skrift
    rad = Siffra(
        lagesbild=skrift.lagesbild, nummer=senast + 1, stadsdelsomrade=val.omrade,
        period_start=val.start, varde_da=val.varde, av=by, **vad,
    )  # fmt: skip
    rad.save()
    log(by, "lagg_till_siffra", rad, efter={"varde": val.varde})
    return rad


@transaction.atomic
def godta_siffra(rad: Siffra, *, by: User) -> Siffra:
    """The text has been read again against today's figure."""
    _lasta(rad.skrift, by)
    (lage,) = lagen([rad])
    fore, rad.varde_da, rad.at, rad.av = rad.varde_da, lage.nu, timezone.now(), by
    rad.save(update_fields=["varde_da", "at", "av"])
    log(by, "godta_siffra", rad, fore={"varde": fore}, efter={"varde": lage.nu})
    return rad


@transaction.atomic
def ta_bort_siffra(rad: Siffra, *, by: User) -> None:
    """Take a figure away; one that a text still cites stays."""
    _lasta(rad.skrift, by)
    if rad.nummer in siffermarken(" ".join(rad.skrift.texter)):
        raise Hinder(f"Texten hänvisar till [{rad.kod}]. Ta bort hänvisningen först.")
    log(by, "ta_bort_siffra", rad, fore={"varde": rad.varde_da})
    rad.delete()
