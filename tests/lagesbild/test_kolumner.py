"""Columns read as numbers are what the rows say, and the hexagons of the map hold all of them."""

from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from django.utils import timezone

from lagesbild.geografi.sexhorn import tilldela
from lagesbild.models import Handelse
from lagesbild.selectors.kolumner import kolumner, lokal_tid, tider
from lagesbild.selectors.omradeskarta import BREDD, _celler
from samverkan.kartor.projektion import projicera_punkt
from samverkan.smatal import klasstext
from tests.factories_plats import make_handelser

ZON = ZoneInfo("Europe/Stockholm")


def test_numbers_and_times_as_the_rows_have_them(agare, norrby):
    """In order, NaN and NaT where there is nothing, and by the clock on the wall in both seasons."""
    with agare():
        make_handelser(norrby, 40, intraffade_till=datetime(2026, 7, 1, 3, 30, 59, 999_999, ZON))
        forsta = Handelse.objects.order_by("externt_id").first()
        Handelse.objects.filter(pk=forsta.pk).update(
            intraffade_till=None, latitud=None, longitud=None, precision="omrade"
        )
        rader = list(Handelse.objects.order_by("intraffade_at", "externt_id"))
        fick = kolumner(
            Handelse.objects.all(), "longitud", "latitud", lokal_tid("intraffade_at"),
            lokal_tid("intraffade_till"), ordnade=("intraffade_at", "externt_id"),
        )  # fmt: skip
    for nr, falt in enumerate(("longitud", "latitud")):
        vantat = [np.nan if getattr(r, falt) is None else getattr(r, falt) for r in rader]
        np.testing.assert_array_equal(fick[:, nr], vantat)
    for nr, falt in ((2, "intraffade_at"), (3, "intraffade_till")):
        np.testing.assert_array_equal(
            tider(fick[:, nr]), [_lokalt(getattr(r, falt)) for r in rader]
        )


def _lokalt(tid):
    utan = tid and timezone.localtime(tid).replace(tzinfo=None)
    return np.datetime64("NaT", "s") if tid is None else np.datetime64(utan, "s")


def test_no_rows_are_no_rows(agare, norrby):
    with agare():
        assert kolumner(Handelse.objects.all(), "longitud", "latitud").shape == (0, 2)


def test_the_cells_of_the_map_are_those_of_one_event_at_a_time(agare, som, norrby, stad):
    with agare():
        rader = make_handelser(norrby, 120, intraffade_at=timezone.now() - timedelta(1))
    with som(stad):
        celler, _ = _celler(stad, norrby)
    antal: Counter[tuple[int, int]] = Counter()
    for rad in rader:
        x, y = projicera_punkt(rad.longitud, rad.latitud)
        q, r = tilldela(np.array([x]), np.array([y]), BREDD)
        antal[int(q[0]), int(r[0])] += 1
    vantat = Counter(f"{klasstext(n)} händelser" for n in antal.values())
    assert Counter(cell.namn for cell in celler) == vantat
