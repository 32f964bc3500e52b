"""Who may choose challenges and analyse their causes, and in which state."""

from lagesbild.models import Lagesbild, Orsaksanalys, Utmaning
from samverkan.models import User, behorighet
from samverkan.permissions import Roll


def may_valja_utmaning(user: User, lagesbild: Lagesbild) -> bool:
    """Challenges are chosen from what both parties stand behind: the decided lägesbild that holds."""
    return may_arbeta_vidare(user, lagesbild) and lagesbild.is_gallande


def may_arbeta_vidare(user: User, lagesbild: Lagesbild) -> bool:
    """What was chosen from an edition is worked with, also when a later one holds."""
    faststalld = lagesbild.status == Lagesbild.Status.FASTSTALLD
    return faststalld and behorighet(user).har_lokal_roll(Roll.ARBETAR, lagesbild.omrade_id)


def may_redigera_utmaning(user: User, utmaning: Utmaning) -> bool:
    return may_arbeta_vidare(user, utmaning.lagesbild)


def may_redigera_analys(user: User, analys: Orsaksanalys) -> bool:
    """A finished analysis is opened again before it is changed."""
    pagar = analys.status == Orsaksanalys.Status.PAGAR
    return pagar and may_redigera_utmaning(user, analys.utmaning)


def may_se_analys(user: User, utmaning: Utmaning, analys: Orsaksanalys | None) -> bool:
    """Those who do not follow the district's work see the analysis when it is finished."""
    if utmaning.omrade_id in behorighet(user).foljer:
        return True
    return analys is not None and analys.status == Orsaksanalys.Status.KLAR
