"""The same figure as a plain dict for plotly in the browser: same data, same colours, same words.

Plain dicts cost microseconds, plotly's own objects milliseconds: they are never built.
"""

from collections.abc import Callable

from samverkan.charts.floden import Flodesdiagram
from samverkan.charts.modell import Diagram, Figur, Slag
from samverkan.charts.plotly_delar import Dict
from samverkan.charts.plotly_flode import floden
from samverkan.charts.plotly_linje import linjer
from samverkan.charts.plotly_par import lutning, sma
from samverkan.charts.plotly_stapel import liggande, staplade, staplar
from samverkan.charts.plotly_tid import tidslinje
from samverkan.charts.plotly_vecka import vecka
from samverkan.charts.svg_sma import panelerna
from samverkan.charts.tidsdiagram import Tidsdiagram
from samverkan.charts.yta import BRED, SMAL, Yta

# A heat table is a table in the browser, so it has no drawing to replace.
_RITARE: dict[Slag, Callable[[Diagram, Yta], Dict]] = {
    Slag.LINJE: linjer,
    Slag.STAPEL: staplar,
    Slag.STAPLAD: staplade,
    Slag.LIGGANDE: liggande,
    Slag.SMA: sma,
    Slag.VECKA: vecka,
    Slag.LUTNING: lutning,
}


def plotly_figur(figur: Figur) -> Dict | None:
    """Data and layout of both widths, or None where there is no drawing to replace.

    The narrow one has data of its own only where they differ.
    """
    if not _is_ritbar(figur):
        return None
    wide, narrow = ({"bredd": yta.bredd, **_ritad(figur, yta)} for yta in (BRED, SMAL))
    if narrow["data"] == wide["data"]:
        del narrow["data"]
    return {"bred": wide, "smal": narrow}


def _ritad(figur: Figur, yta: Yta) -> Dict:
    if isinstance(figur, Flodesdiagram):
        return floden(figur, yta)
    if isinstance(figur, Tidsdiagram):
        return tidslinje(figur, yta)
    assert isinstance(figur, Diagram)
    return _RITARE[figur.slag](figur, yta)


def _is_ritbar(figur: Figur) -> bool:
    if isinstance(figur, Flodesdiagram):
        return bool(figur.ritbara)
    if isinstance(figur, Tidsdiagram):
        return bool(figur.poster)
    if not isinstance(figur, Diagram) or figur.sista < 0 or figur.slag not in _RITARE:
        return False
    return figur.slag is not Slag.SMA or bool(panelerna(figur, BRED)[0])
