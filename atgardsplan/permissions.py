"""Who may write agreements, plans and measures, and in which state."""

from atgardsplan.models import Atgard, Atgardsplan, Handlingsplan, LokalOverenskommelse
from lagesbild.models import Lagesbild
from samverkan.models import Part, User, behorighet
from samverkan.permissions import Roll


def _arbetar(user: User, omrade_id: int) -> bool:
    return behorighet(user).har_lokal_roll(Roll.ARBETAR, omrade_id)


def may_folja(user: User, omrade_id: int) -> bool:
    """Whether the reader follows the work between the parties, not only its decisions."""
    return omrade_id in behorighet(user).foljer


def may_borja_overenskommelse(user: User, lagesbild: Lagesbild) -> bool:
    """An agreement rests on the decided lägesbild that holds."""
    return _arbetar(user, lagesbild.omrade_id) and lagesbild.is_gallande


def may_redigera_overenskommelse(user: User, avtal: LokalOverenskommelse) -> bool:
    return avtal.is_oppen and _arbetar(user, avtal.omrade_id)


def parter_att_underteckna(user: User, avtal: LokalOverenskommelse) -> list[Part]:
    """The parties that the user decides for in the district, when there is something to sign."""
    if avtal.status != LokalOverenskommelse.Status.FORESLAGEN:
        return []
    b = behorighet(user)
    return [
        part
        for part in Part.objects.all()
        if b.har_lokal_roll((Roll.STYRGRUPP,), avtal.omrade_id, part.pk)
    ]


def may_borja_plan(user: User, avtal: LokalOverenskommelse) -> bool:
    avslutad = avtal.status == LokalOverenskommelse.Status.AVSLUTAD
    return not avslutad and _arbetar(user, avtal.omrade_id)


def may_redigera_plan(user: User, plan: Atgardsplan) -> bool:
    """A decided plan is opened for revision by the styrgrupp before it is changed."""
    return plan.is_oppen and _arbetar(user, plan.omrade_id)


def may_redigera_atgard(user: User, atgard: Atgard) -> bool:
    oppen = atgard.status in (Atgard.Status.PLANERAD, Atgard.Status.PAGAR)
    return oppen and may_redigera_plan(user, atgard.atgardsplan)


def may_borja_handlingsplan(user: User) -> bool:
    return behorighet(user).har_lokal_roll((Roll.CENTRAL,), None)


def may_redigera_handlingsplan(user: User, plan: Handlingsplan) -> bool:
    return plan.is_oppen and may_borja_handlingsplan(user)


def may_folja_upp_aktivitet(user: User, plan: Handlingsplan) -> bool:
    """Follow-up goes on while the decided plan runs."""
    return plan.status == Handlingsplan.Status.BESLUTAD and may_borja_handlingsplan(user)
