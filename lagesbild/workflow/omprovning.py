"""Last year's observations carried into this year's underlag: standing, changed or ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from lagesbild.hanvisning import siffermarken
from lagesbild.models import Datakalla, Observation, Omprovning, Siffra, Underlag
from lagesbild.permissions.underlag import may_redigera
from lagesbild.workflow.avsnitt import att_omprova, forra_underlaget
from samverkan.log import log
from samverkan.models import Delningsniva, User
from samverkan.permissions import krav

Utfall = Omprovning.Utfall


@dataclass(frozen=True)
class Svar:
    """What is said of one of last year's observations."""

    tidigare: int
    utfall: str
    text: str = ""
    allvar: int = 0
    trend: str = ""


@transaction.atomic
def omprova(underlag: Underlag, svaren: list[Svar], *, by: User) -> int:
    """Save the answers; one already given, also in another tab, is left as it is. Gives how many."""
    underlag = Underlag.objects.select_for_update(of=("self",)).get(pk=underlag.pk)
    krav(may_redigera(by, underlag))
    kvar = {rad.pk: rad for rad in att_omprova(underlag)}
    nya = [svar for svar in svaren if svar.tidigare in kvar]
    for svar in nya:
        _spara(underlag, kvar[svar.tidigare], svar, by)
    return len(nya)


def _spara(underlag: Underlag, tidigare: Observation, svar: Svar, by: User) -> None:
    arets = None
    if svar.utfall != Utfall.UPPHORT:
        arets = overfor(underlag, tidigare)
        arets.updated_by = by
        if svar.utfall == Utfall.FORANDRAD:
            arets.text, arets.allvar, arets.trend = svar.text, svar.allvar, svar.trend
        arets.save()
    Omprovning.objects.create(
        underlag=underlag, tidigare=tidigare, utfall=svar.utfall, observation=arets
    )
    efter: dict[str, Any] = {"tidigare": tidigare.kod, "utfall": svar.utfall}
    # Until the hand-in it is one's own, in the log too.
    log(by, "omprova", arets or underlag, efter=efter, niva=Delningsniva.EGEN)


def overfor(underlag: Underlag, tidigare: Observation) -> Observation:
    """A copy with the next number; area and source are those of this year's with the same name."""
    ny = tidigare.kopia()
    ny.underlag = underlag
    hogst = underlag.observationer.aggregate(hogst=Max("lopnummer"))["hogst"] or 0
    ny.lopnummer = hogst + 1
    omraden = underlag.lagesbild.overenskommelse.samverkansomraden
    ny.samverkansomrade = omraden.filter(nummer=tidigare.samverkansomrade.nummer).first() or (
        tidigare.samverkansomrade
    )
    if ny.plats and ny.plats.stangd_year:
        ny.plats = None
    ny.datakalla = _kallan(underlag, tidigare)
    return ny


def _kallan(underlag: Underlag, tidigare: Observation) -> Datakalla | None:
    if tidigare.datakalla is None:
        return None
    return underlag.datakallor.filter(namn=tidigare.datakalla.namn, anvand=True).first()


def _ta_med_siffror(underlag: Underlag, forra: Underlag) -> None:
    """What the description cites keeps its numbers and what it said, to be flagged as before."""
    rader = list(forra.siffror.filter(nummer__in=siffermarken(forra.omradesbeskrivning)))
    for rad in rader:
        rad.pk, rad.underlag, rad.lagesbild_id = None, underlag, underlag.lagesbild_id
    Siffra.objects.bulk_create(rader)


def ta_med_fran_forra(underlag: Underlag) -> None:
    """A new underlag starts from last year's description of the district and its sources."""
    if (forra := forra_underlaget(underlag)) is None:
        return
    underlag.omradesbeskrivning = forra.omradesbeskrivning
    underlag.save(update_fields=["omradesbeskrivning"])
    _ta_med_siffror(underlag, forra)
    falt = ("namn", "slag", "tacker", "tacker_inte", "anvand", "motiv")
    Datakalla.objects.bulk_create(
        Datakalla(
            underlag=underlag,
            updated_by=underlag.updated_by,
            **{namn: getattr(kalla, namn) for namn in falt},
        )
        for kalla in forra.datakallor.all()
    )
