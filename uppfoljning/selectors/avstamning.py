"""A measure's status notes, and the tertial's walk through a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from atgardsplan.models import Atgard, Atgardsplan
from samverkan.datum_sv import datum
from samverkan.models import User
from uppfoljning.models import Avstamning
from uppfoljning.permissions import may_stamma_av
from uppfoljning.selectors.vantar import tertial, tertialslut

#: The sign of each judgement; late and deviating are red, the rest paper and grey.
TECKEN = {"i_fas": "ja", "osakert": "nja", "avviker": "nej", "klar": "ja"}


@dataclass(frozen=True)
class Planrad:
    """A measure with its latest note and this tertial's, if it has one."""

    atgard: Atgard
    senaste: Avstamning | None
    nu: Avstamning | None
    is_kvar: bool

    @property
    def slag(self) -> str:
        return TECKEN[self.senaste.lage] if self.senaste else "ej"


def avstamningar_for(atgard: Atgard) -> list[tuple[str, Avstamning]]:
    rader = Avstamning.objects.filter(atgard=atgard).select_related("av")
    return [(TECKEN[rad.lage], rad) for rad in rader.order_by("-year", "-tertial")]


def planrader(user: User, plan: Atgardsplan) -> list[Planrad]:
    """The plan's measures in order; a fixed number of queries."""
    noter = Prefetch("avstamningar", Avstamning.objects.order_by("-year", "-tertial"))
    atgarder = Atgard.objects.visible_to(user).filter(atgardsplan=plan)
    atgarder = atgarder.select_related("ansvarig_part").prefetch_related(noter)
    idag = timezone.localdate()
    tid = (idag.year, tertial(idag))
    return [_planrad(atgard, tid) for atgard in atgarder.order_by("nummer")]


def _planrad(atgard: Any, tid: tuple[int, int]) -> Planrad:
    noter = list(atgard.avstamningar.all())
    nu = next((n for n in noter if (n.year, n.tertial) == tid), None)
    oppen = atgard.status in (Atgard.Status.PLANERAD, Atgard.Status.PAGAR)
    return Planrad(atgard, noter[0] if noter else None, nu, oppen and nu is None)


def uppfoljningssida(user: User, plan: Atgardsplan) -> dict[str, Any]:
    """Every measure of the plan, and the next one to note."""
    rader, idag = planrader(user, plan), timezone.localdate()
    kvar = [rad for rad in rader if rad.is_kvar]
    may = bool(rader) and may_stamma_av(user, _med_plan(rader[0].atgard, plan))
    return {
        "plan": plan,
        "rader": rader,
        "delar": [
            ("gem", len(rader) - len(kvar), "avstämda eller avslutade"),
            ("rest", len(kvar), "återstår"),
        ],
        "matartext": f"{len(rader) - len(kvar)} av {len(rader)} klara för tertial {tertial(idag)}",
        "nasta": kvar[0].atgard if kvar and may else None,
        "may": may,
        "rubrik": _rubrik(rader, len(kvar), tertial(idag)),
        "under": f"Tertialet stänger {datum(tertialslut(idag))}.",
    }


def _med_plan(atgard: Atgard, plan: Atgardsplan) -> Atgard:
    atgard.atgardsplan = plan
    return atgard


def _rubrik(rader: list[Planrad], kvar: int, nr: int) -> str:
    if not rader:
        return "Inga åtgärder att stämma av"
    if not kvar:
        return f"Alla {len(rader)} åtgärder är avstämda för tertial {nr}"
    return f"{kvar} av {len(rader)} åtgärder är inte avstämda för tertial {nr}"


def nasta_i_planen(user: User, plan: Atgardsplan, efter: Atgard) -> Atgard | None:
    """The next measure without a note, after the given one and then from the start."""
    kvar = [rad.atgard for rad in planrader(user, plan) if rad.is_kvar and rad.atgard != efter]
    return next((a for a in kvar if a.nummer > efter.nummer), kvar[0] if kvar else None)
