"""Who may change the map that all work stands on, and how small a number may be shown."""

from samverkan.models import User, behorighet
from samverkan.permissions import Roll


def may_lasa_granser(user: User) -> bool:
    return behorighet(user).har_roll(Roll.FORVALTARE)


def may_satta_troskel(user: User) -> bool:
    return behorighet(user).har_roll(Roll.FORVALTARE)
