"""Real points with planted hot spots; skipped where the material is not beside the project."""

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest
from pyproj import Transformer
from shapely import Point, box
from shapely.geometry import shape

from lagesbild.geografi.analys import Parametrar, analysera
from lagesbild.geografi.handelser import Handelser
from lagesbild.geografi.vakter import vakter

# Real input beside the project, where there is any.
PUNKTER = Path(__file__).resolve().parents[4] / "shared" / "data" / "punkter"
pytestmark = pytest.mark.skipif(not PUNKTER.is_dir(), reason="no real points beside the project")
VAL = Parametrar(bredd=250, marginal=0, epsg=26917)


def toronto(antal=20_000):
    with gzip.open(PUNKTER / "toronto_mci_train.csv.gz", "rt", encoding="utf-8") as fil:
        rader = [rad for rad, _ in zip(csv.DictReader(fil), range(antal), strict=False)]
    lon, lat = (np.array([float(r[k]) for r in rader]) for k in ("Long", "Lat"))
    x, y = Transformer.from_crs(4326, VAL.epsg, always_xy=True).transform(lon, lat)
    dag = np.array([r["occurrencedate"][:10].replace("/", "-") for r in rader], dtype="M8[D]")
    timme = np.array([int(r["occurrencehour"]) for r in rader], dtype="m8[h]")
    return Handelser.av(x, y, dag + timme)


def test_a_planted_spot_is_found_among_real_points():
    nu = toronto()
    distrikt = box(nu.x.min(), nu.y.min(), nu.x.max(), nu.y.max())
    slump = np.random.default_rng(2)
    mitt = (nu.x.min() + 3000, nu.y.min() + 3000)
    x, y = (
        np.append(nu.x, slump.normal(mitt[0], 60, 500)),
        np.append(nu.y, slump.normal(mitt[1], 60, 500)),
    )
    start = np.append(nu.start, np.repeat(nu.start[:1], 500))
    utan = analysera(nu, distrikt, VAL)
    med = analysera(Handelser.av(x, y, start), distrikt, VAL)

    def traffar(svar):
        return [p for p in svar["platser"] if shape(p["kontur"]).contains(Point(mitt))]

    assert not traffar(utan) and len(traffar(med)) == 1
    assert traffar(med)[0]["antal"] >= 450
    assert utan["underlag"]["utanfor"] == 0 and utan["vecka"]["medraknade"] == len(nu)


def test_snapped_real_points_with_gaps_are_warned_of():
    with (PUNKTER / "police_uk" / "2018-10-cleveland-street.csv").open(encoding="utf-8") as fil:
        rader = list(csv.DictReader(fil))
    lon, lat = (np.array([float(r[k] or "nan") for r in rader]) for k in ("Longitude", "Latitude"))
    x, y = Transformer.from_crs(4326, 27700, always_xy=True).transform(lon, lat)
    har = np.isfinite(lon)
    x, y = np.where(har, x, np.nan), np.where(har, y, np.nan)
    assert "hopdragna" in {vakt.kod for vakt in vakter(Handelser.av(x, y))}
