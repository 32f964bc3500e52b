"""Who may run analyses and who may change a district's places."""

from lagesbild.models import Platsanalys
from samverkan.models import User, behorighet


def egen_part(user: User, omrade_id: int) -> int | None:
    """The party that the user works for in the district; None when there is none."""
    return min(
        (part for omrade, part in behorighet(user).arbetar if omrade == omrade_id), default=None
    )


def may_andra_platser(user: User, omrade_id: int) -> bool:
    return egen_part(user, omrade_id) is not None


def may_dela(user: User, analys: Platsanalys) -> bool:
    """Those who work for the analysis's own party, until it is shared."""
    eget = (analys.stadsdelsomrade_id, analys.part_id) in behorighet(user).arbetar
    return eget and not analys.is_delad
