"""Who may change the map that all work stands on."""

from samverkan.models import User, behorighet
from samverkan.permissions import Roll


def may_lasa_granser(user: User) -> bool:
    return behorighet(user).har_roll(Roll.FORVALTARE)
