"""Who may follow up and compile, in the state things are in."""

from atgardsplan.models import Atgard
from samverkan.models import User, behorighet
from samverkan.permissions import Roll
from uppfoljning.models import Arssammanstallning, Bidrag


def is_central(user: User) -> bool:
    return behorighet(user).har_roll(Roll.CENTRAL)


def arbetar_i(user: User, omrade_id: int) -> bool:
    return any(pk == omrade_id for pk, _ in behorighet(user).arbetar)


def may_stamma_av(user: User, atgard: Atgard) -> bool:
    """Those who work in the district, on a decided plan."""
    return atgard.atgardsplan.status == "beslutad" and arbetar_i(user, atgard.omrade_id)


def may_redigera_ars(user: User, rad: Arssammanstallning) -> bool:
    return rad.is_oppen and is_central(user)


def may_skriva_bidrag(user: User, bidrag: Bidrag) -> bool:
    return (
        bidrag.status == Bidrag.Status.UTKAST
        and bidrag.arssammanstallning.is_oppen
        and arbetar_i(user, bidrag.stadsdelsomrade_id)
    )


def may_ange_varde(user: User, omrade_id: int | None) -> bool:
    """Those who work in the district, and the central group, which alone enters the whole city's."""
    return is_central(user) or (omrade_id is not None and arbetar_i(user, omrade_id))
