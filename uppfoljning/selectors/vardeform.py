"""What the form of a value starts from, and what it says when the value stands otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from lagesbild.models import Matvarde, Plats
from lagesbild.platsliv import listan
from lagesbild.selectors.platsantal import stegen
from lagesbild.selectors.varden import Varden, las_varden
from samverkan.format_sv import tal
from samverkan.models import Indikator, Stadsdelsomrade, User
from uppfoljning.workflow.varden import FALT, stampel


def vald_rad(
    user: User, indikator: Indikator, omrade: Stadsdelsomrade | None, year: str
) -> dict[str, Any]:
    """The year's row as initial values; a protected value is left out, and can be written over."""
    valt = int(year) if year.isdigit() and len(year) == 4 else timezone.localdate().year
    varden = las_varden(user, [indikator])
    rad = varden.hamta(indikator.pk, omrade.pk if omrade else None, valt)
    start: dict[str, Any] = {"year": valt, "sedd": stampel(rad)}
    if rad is None or varden.is_skyddad(rad):
        return start
    return start | {namn: _kort(getattr(rad, namn)) for namn in FALT}


@dataclass(frozen=True)
class UrListan:
    """How many places stood on the joint list, offered as the value; the person decides."""

    antal: int
    dag: date

    @property
    def start(self) -> dict[str, Any]:
        text = f"Räknat ur den gemensamma listan per {self.dag.isoformat()}."
        return {"varde": self.antal, "saknas": "", "kommentar": text}


def ur_listan(
    user: User, indikator: Indikator, omrade: Stadsdelsomrade | None, year: int
) -> UrListan | None:
    """Counted at the year's end or today, right through splits and merges; for whom it is no secret."""
    idag = timezone.localdate()
    if indikator.raknas_ur != Indikator.RaknasUr.PLATSER or year > idag.year:
        return None
    omraden = [omrade] if omrade else Stadsdelsomrade.objects.gallande()
    platser = Plats.objects.visible_to(user).filter(stadsdelsomrade__in=omraden)
    dag = min(date(year, 12, 31), idag)
    return UrListan(len(listan(stegen(platser), dag)), dag)


def _kort(varde: object) -> object:
    """31,4 and not 31,4000."""
    if isinstance(varde, Decimal):
        return varde.quantize(Decimal(1)) if varde == varde.to_integral() else varde.normalize()
    return varde


def konflikttext(user: User, indikator: Indikator, nu: Matvarde) -> str:
    """What now stands, so that nobody's value is written over unseen."""
    return (
        f"För {nu.year} står redan {_i_ord(las_varden(user, [indikator]), indikator, nu)}. "
        "Inget är sparat än. Spara igen om ditt värde ska gälla i stället."
    )


def _i_ord(varden: Varden, indikator: Indikator, nu: Matvarde) -> str:
    if varden.is_skyddad(nu):
        return "ett värde som är skyddat"
    if nu.varde is None:
        return f"”{nu.get_saknas_display()}”"
    n = f" (n = {tal(nu.n, 0)})" if nu.n is not None else ""
    return f"{tal(nu.varde, indikator.decimaler)}{n}"
