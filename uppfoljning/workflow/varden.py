"""Values of indicators and status notes on measures, entered by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from atgardsplan.models import Atgard
from lagesbild.models import Matvarde
from samverkan.fel import Hinder, Konflikt
from samverkan.log import log
from samverkan.models import Delningsniva, Indikator, Stadsdelsomrade, User
from samverkan.permissions import krav
from samverkan.versioner import spara_version
from uppfoljning.models import Avstamning
from uppfoljning.permissions import may_ange_varde, may_stamma_av

FALT = ("varde", "saknas", "n", "ki_lag", "ki_hog", "preliminar", "kommentar")


def nyckel(indikator: Indikator, omrade: Stadsdelsomrade | None, year: int) -> dict[str, Any]:
    """What makes a yearly value of an indicator, a district's or the whole city's, one row."""
    return {
        "indikator": indikator,
        "stadsdelsomrade": omrade,
        "period_start": date(year, 1, 1),
        "periodtyp": Matvarde.Periodtyp.YEAR,
        "grupp": "alla",
        "jamforelse": "" if omrade else Matvarde.HELA_STADEN,
    }


def stampel(vard: Matvarde | None) -> str:
    """A keyed mark of a row as it stands: a value has no version, and may not be shown itself."""
    if vard is None:
        return ""
    text = repr([vard.pk, *(str(getattr(vard, namn)) for namn in FALT)])
    return salted_hmac("uppfoljning.matvarde", text).hexdigest()


@transaction.atomic
def ange_varde(
    form: Any, indikator: Indikator, omrade: Stadsdelsomrade | None, *, by: User
) -> Matvarde:
    """Enter a year's value, or correct it; raises Konflikt when it stands otherwise than was seen."""
    krav(may_ange_varde(by, omrade.pk if omrade else None))
    data = {namn: form.cleaned_data[namn] for namn in FALT}
    vad = nyckel(indikator, omrade, form.cleaned_data["year"])
    gammalt = Matvarde.objects.select_for_update(of=("self",)).filter(**vad).first()
    if gammalt and all(getattr(gammalt, namn) == varde for namn, varde in data.items()):
        return gammalt
    if gammalt and form.cleaned_data["sedd"] != stampel(gammalt):
        raise Konflikt(gammalt)
    fore = _i_ord(gammalt)
    vard, _ = Matvarde.objects.update_or_create(**vad, defaults=data | {"taljare": None})
    # The row is public, but a small number in it is not: only the two parties read what it was.
    log(by, "ange_varde", vard, fore=fore, efter=_i_ord(vard), niva=Delningsniva.PARTERNA)
    return vard


def _i_ord(vard: Matvarde | None) -> dict[str, str] | None:
    return {namn: str(getattr(vard, namn)) for namn in FALT} if vard else None


@transaction.atomic
def spara_avstamning(form: Any, atgard: Atgard, *, by: User, version: int | None) -> Avstamning:
    """Save a status note; one for each measure and tertial, however often the button is pressed."""
    krav(may_stamma_av(by, atgard))
    if form.instance.pk is None:
        if finns := form.redan():
            return finns
        form.instance.av = by
    try:
        with transaction.atomic():
            return spara_version(form, by=by, version=version, akt="stamma_av_atgard")
    except IntegrityError as fel:
        raise Hinder("Åtgärden är redan avstämd för tertialet. Ändra den avstämningen.") from fel
