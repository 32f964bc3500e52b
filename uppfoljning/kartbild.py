"""The map of the city from rows: borders when imported, otherwise the schematic from centroids."""

from collections.abc import Mapping

from lagesbild.kartbild import mitt, yta
from samverkan.kartor.modell import Karta, Omrade
from samverkan.models import Stadsdelsomrade


def stadskarta(
    omraden: list[Stadsdelsomrade], varden: Mapping[int, float | None], fynd: str, enhet: str
) -> Karta:
    """All districts with a value each."""
    delar = tuple(
        Omrade(o.slug, o.namn, yta(o.grans), mitt(o), varden.get(o.pk), url=o.get_absolute_url())
        for o in omraden
    )
    kallor = {o.grans_kalla for o in omraden if o.grans_kalla}
    return Karta(
        fynd=fynd,
        enhet=enhet,
        matt="Områden som avviker",
        omraden=delar,
        omradesrubrik="Stadsdelsområde",
        kalltext=", ".join(sorted(kallor)),
        is_stad=True,
    )
