"""The whole analysis: planted spots are found, chance is not, guards speak, the same gives the same."""

import json
from datetime import datetime, timedelta

import numpy as np
import pytest
import shapely
from shapely import Point, box
from shapely.geometry import shape

from lagesbild.geografi.analys import Parametrar, analysera
from lagesbild.geografi.handelser import Handelser, fingeravtryck
from lagesbild.geografi.platser import kontur
from lagesbild.geografi.sexhorn import rutnat_over
from lagesbild.geografi.vakter import vakter
from lagesbild.statistik import Utfall

OST, NORD = 153_000.0, 6_580_000.0
DISTRIKT = box(OST, NORD, OST + 5000, NORD + 5000)
TORGET, SKOLAN = (OST + 1200, NORD + 1300), (OST + 3900, NORD + 3600)
VAL = Parametrar(bredd=250, marginal=500)


def spridda(antal, fro=1, heta=(), var_fredag=True):
    """Events by chance over the district, and bunches around chosen points on Friday nights."""
    slump = np.random.default_rng(fro)
    x, y = OST + slump.uniform(0, 5000, antal), NORD + slump.uniform(0, 5000, antal)
    tid = [datetime(2025, 1, 6) + timedelta(hours=int(h)) for h in slump.integers(0, 8000, antal)]
    for (hx, hy), nya in heta:
        x = np.append(x, slump.normal(hx, 90, nya))
        y = np.append(y, slump.normal(hy, 90, nya))
        tid += [datetime(2025, 1, 10, 21) + timedelta(days=7 * (n % 40)) for n in range(nya)]
    return Handelser.av(x, y, np.array(tid, dtype="datetime64[s]"))


def test_planted_spots_become_places():
    nu = spridda(800, heta=[(TORGET, 120), (SKOLAN, 60)])
    svar = analysera(nu, DISTRIKT, VAL)
    assert len(svar["platser"]) == 2
    for plats, punkt in zip(svar["platser"], (TORGET, SKOLAN), strict=True):
        yta = shape(plats["kontur"])
        assert yta.is_valid and yta.contains(Point(punkt))
        assert yta.centroid.distance(Point(punkt)) < 250
        assert plats["topptid"] == "fredag kl. 20–24"
        assert plats["lagsta_q"] <= 0.05 and plats["antal_fore"] is None
    assert svar["platser"][0]["antal"] >= 110


def test_chance_alone_gives_no_place():
    assert sum(len(analysera(spridda(800, f), DISTRIKT, VAL)["platser"]) for f in range(5)) <= 1


def test_an_empty_rim_does_not_warm_the_middle():
    """All within the district: the margin is left out and that is said."""
    svar = analysera(spridda(800), DISTRIKT, VAL)
    assert svar["marginal"] == 0 and "tom_marginal" in {v["kod"] for v in svar["vakter"]}
    utom = spridda(800)
    utom = Handelser.av(utom.x - 300, utom.y, utom.start)
    assert analysera(utom, DISTRIKT, VAL)["marginal"] == 500


def test_the_period_before_is_compared_and_judged():
    nu, fore = spridda(500, 1, [(TORGET, 120)]), spridda(500, 2, [(TORGET, 30)])
    plats = analysera(nu, DISTRIKT, VAL, fore=fore)["platser"][0]
    assert plats["antal"] > plats["antal_fore"] >= 20
    assert plats["bedomning"]["utfall"] == Utfall.OKNING


def test_the_same_points_in_another_order_give_the_same_bytes():
    nu = spridda(400, heta=[(TORGET, 80)])
    vand = np.random.default_rng(9).permutation(len(nu))
    val = Parametrar(upprepning=True, omgangar=19)
    ett, annat = (json.dumps(analysera(h, DISTRIKT, val)) for h in (nu, nu))
    assert ett == annat
    omkastad = analysera(nu.urval(vand), DISTRIKT, VAL)
    rak = analysera(nu, DISTRIKT, VAL)
    assert omkastad["underlag"] == rak["underlag"] and omkastad["celler"] == rak["celler"]


def test_the_fingerprint_changes_with_anything():
    nu = spridda(50)
    avtryck = {fingeravtryck(nu, {"a": 1}), fingeravtryck(nu, {"a": 2})}
    flyttad = Handelser.av(nu.x + 0.02, nu.y, nu.start)
    senare = Handelser.av(nu.x, nu.y, nu.start + np.timedelta64(1, "s"))
    avtryck |= {fingeravtryck(h, {"a": 1}) for h in (flyttad, senare, nu.urval(nu.x > nu.x.min()))}
    assert len(avtryck) == 5


def test_what_lies_outside_or_has_no_place_is_counted():
    nu = spridda(100)
    x = np.append(nu.x, [OST - 9000, np.nan, np.nan])
    y = np.append(nu.y, [NORD, np.nan, np.nan])
    underlag = analysera(Handelser.av(x, y), DISTRIKT, VAL)["underlag"]
    assert (underlag["antal"], underlag["utanfor"], underlag["utan_plats"]) == (103, 1, 2)


def test_rates_do_not_point_out_where_people_live():
    """Twice the people and twice the events in the east half: hot as counts, not as rates."""
    slump = np.random.default_rng(4)
    x = OST + np.append(slump.uniform(0, 5000, 2000), slump.uniform(2500, 5000, 4000))
    nu = Handelser.av(x, NORD + slump.uniform(0, 5000, 6000))

    def bas(mitt):
        inne = shapely.contains_xy(DISTRIKT, mitt)
        return np.where(mitt[:, 0] > OST + 2500, 500.0, 100.0) * inne

    antal = analysera(nu, DISTRIKT, VAL, takt_mojlig=True)
    takt = analysera(nu, DISTRIKT, VAL, bas=bas, takt_mojlig=True)
    heta = [sum(cell["het"] for cell in svar["celler"]) for svar in (antal, takt)]
    assert heta[0] > 50 > heta[1]
    assert "raa_antal" in {v["kod"] for v in antal["vakter"]}
    assert "raa_antal" not in {v["kod"] for v in takt["vakter"]}


def koder(handelser, **ord_):
    return {vakt.kod for vakt in vakter(handelser, **ord_)}


def test_no_guard_without_cause():
    assert koder(spridda(200)) == set()


def test_few_events_propose_nothing():
    nu = spridda(0, heta=[(TORGET, 29)])
    svar = analysera(nu, DISTRIKT, VAL)
    assert svar["platser"] == [] and not any(cell["het"] for cell in svar["celler"])
    assert "29 händelser" in " ".join(v["text"] for v in svar["vakter"])


def test_centre_points_are_no_places():
    x, y = np.tile([OST + 100, OST + 900, OST + 2000], 40), np.tile([NORD + 100] * 3, 40)
    svar = analysera(Handelser.av(x, y), DISTRIKT, VAL)
    assert "mittpunkter" in {v["kod"] for v in svar["vakter"]} and svar["platser"] == []


def test_snapped_coordinates_are_told_but_not_refused():
    nu = spridda(400)
    snappad = Handelser.av(np.rint(nu.x / 600) * 600, np.rint(nu.y / 600) * 600, nu.start)
    assert koder(snappad) == {"hopdragna"}


def test_one_address_is_told():
    assert "en_adress" in koder(
        Handelser.av(*(np.append(v, np.full(60, v[0])) for v in (spridda(140).x, spridda(140).y)))
    )


def test_a_missing_share_is_told_with_its_number():
    nu = spridda(100)
    x = np.where(np.arange(100) < 30, np.nan, nu.x)
    text = vakter(Handelser.av(x, nu.y))[0].text
    assert "30 av 100" in text and "30 procent" in text


def test_columns_of_different_length_are_refused():
    with pytest.raises(ValueError):
        Handelser.av([1.0], [1.0, 2.0])


def test_the_outline_keeps_to_its_cells():
    natet = rutnat_over(DISTRIKT, 250)
    inom = np.flatnonzero(shapely.contains_xy(box(OST + 900, NORD + 900, OST + 2300, NORD + 1500),
                                              natet.mitt))  # fmt: skip
    ytan = kontur(natet, inom)
    hela = shapely.union_all(natet.sexhorningar()[inom])
    assert len(ytan.exterior.coords) < len(hela.exterior.coords) / 2
    assert ytan.symmetric_difference(hela).area < 0.2 * hela.area
    assert len(kontur(natet, inom[:1]).exterior.coords) == 7


def test_near_repeat_comes_along_when_asked_for():
    svar = analysera(spridda(300), DISTRIKT, Parametrar(upprepning=True, omgangar=9))
    assert len(svar["upprepning"]["kvot"]) == 4
    assert analysera(spridda(300), DISTRIKT, VAL)["upprepning"] is None
