"""Small numbers in a row of districts, before any table, chart or report sees them; pure.

A count of 1–4 is protected. Zero is shown: that nothing happened tells nothing of a person. No
total is published with a row, but another source may give the city's; so when exactly one value
is protected the next smallest is too, and the difference gives a sum of two and never one value.
"""

from collections.abc import Mapping
from decimal import Decimal

GRANS = 5


def skydda(rad: Mapping[int, Decimal | None], *, grans: int = GRANS) -> set[int]:
    """The keys whose values must not be shown."""
    sma = {nyckel for nyckel, varde in rad.items() if varde is not None and 0 < varde < grans}
    if len(sma) != 1:
        return sma
    ovriga = [
        (varde, nyckel)
        for nyckel, varde in rad.items()
        if varde is not None and nyckel not in sma and varde > 0
    ]
    return sma | ({min(ovriga)[1]} if ovriga else set())
