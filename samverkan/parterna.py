"""What the parties are called, and with them the place: words that the reference data gives.

The first party is the municipality. Its short name, in the definite form, also names the whole
of the place: "Staden" gives "hela staden" and "stadens", "Kommunen" gives "hela kommunen".
"""

import time
from functools import lru_cache

from samverkan.models import Part

LIVSLANGD = 60
OKANDA = {"stad": "Kommunen", "polis": "Polisen"}


def partnamn(tecken: str) -> str:
    """The short name of the party with a sign, with a capital letter."""
    namn = _kortnamn(int(time.monotonic() / LIVSLANGD)).get(tecken) or OKANDA[tecken]
    return namn[:1].upper() + namn[1:]


def ort() -> dict[str, str]:
    """The place in the forms that sentences need: den (staden), dess (stadens), hela (hela staden)."""
    return ortens_ord(partnamn("stad"))


def ortens_ord(namn: str) -> dict[str, str]:
    den = namn[:1].lower() + namn[1:]
    return {"den": den, "dess": f"{den.removesuffix('s')}s", "hela": f"hela {den}"}


def hela_orten() -> str:
    """The name of the whole in a list of areas."""
    return ort()["hela"].capitalize()


@lru_cache(maxsize=1)
def _kortnamn(_period: int) -> dict[str, str]:
    """Asked for on every page and changed almost never: read once a minute in each process."""
    return dict(Part.objects.values_list("tecken", "kortnamn"))


def glom() -> None:
    """The parties have been read in anew."""
    _kortnamn.cache_clear()
