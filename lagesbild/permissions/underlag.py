"""Who may do what with an underlag, in the state it is in."""

from lagesbild.models import Lagesbild, Observation, Underlag
from samverkan.models import User, behorighet
from samverkan.permissions import Behorighet


def arbetar(user: User, underlag: Underlag) -> bool:
    """The user works for the underlag's own party in its district."""
    return (underlag.stadsdelsomrade_id, underlag.part_id) in behorighet(user).arbetar


def may_redigera(user: User, underlag: Underlag) -> bool:
    """Own party only, and only until it is handed in."""
    return underlag.is_oppet and arbetar(user, underlag)


def may_aterlamna(user: User, underlag: Underlag) -> bool:
    """The other party of the district, while the underlag is handed in."""
    andra = {
        part for omrade, part in behorighet(user).arbetar if omrade == underlag.stadsdelsomrade_id
    } - {underlag.part_id}
    return not underlag.is_oppet and bool(andra)


def may_redigera_observation(user: User, observation: Observation) -> bool:
    return may_redigera(user, observation.underlag)


def may_borja(user: User, lagesbild: Lagesbild) -> list[int]:
    """The parties for which the user may start an underlag (ids); empty when none."""
    b: Behorighet = behorighet(user)
    if lagesbild.status != Lagesbild.Status.UNDERLAG:
        return []
    egna = {part for omrade, part in b.arbetar if omrade == lagesbild.stadsdelsomrade_id}
    finns = set(lagesbild.underlag.values_list("part_id", flat=True))
    return sorted(egna - finns)
