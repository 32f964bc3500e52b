"""Values of indicators and status notes on measures, entered by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from atgardsplan.models import Atgard
from lagesbild.models import Matvarde
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Indikator, Stadsdelsomrade, User
from samverkan.permissions import krav
from samverkan.versioner import spara_version
from uppfoljning.models import Avstamning
from uppfoljning.permissions import may_ange_varde, may_stamma_av


@transaction.atomic
def ange_varde(form: Any, indikator: Indikator, omrade: Stadsdelsomrade, *, by: User) -> Matvarde:
    """Enter a year's value, or correct it; what stood before is kept in the log."""
    krav(may_ange_varde(by, omrade.pk))
    data = dict(form.cleaned_data)
    nyckel: dict[str, Any] = {
        "indikator": indikator,
        "stadsdelsomrade": omrade,
        "period_start": date(data.pop("year"), 1, 1),
        "periodtyp": Matvarde.Periodtyp.YEAR,
        "grupp": "alla",
        "jamforelse": "",
    }
    gammalt = Matvarde.objects.select_for_update().filter(**nyckel).first()
    fore = str(gammalt.varde) if gammalt else None
    vard, _ = Matvarde.objects.update_or_create(**nyckel, defaults=data)
    log(
        by,
        "ange_varde",
        vard,
        fore={"varde": fore},
        efter={"varde": str(vard.varde)},
        niva="publik",
    )
    return vard


@transaction.atomic
def spara_avstamning(form: Any, atgard: Atgard, *, by: User, version: int | None) -> Avstamning:
    """Save a status note; one for each measure and tertial."""
    krav(may_stamma_av(by, atgard))
    form.instance.atgard = atgard
    if form.instance.pk is None:
        form.instance.av = by
    try:
        with transaction.atomic():
            return spara_version(form, by=by, version=version, akt="stamma_av_atgard")
    except IntegrityError as fel:
        raise Hinder("Åtgärden är redan avstämd för tertialet. Ändra den avstämningen.") from fel
