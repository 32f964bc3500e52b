"""Maps: names that do not collide, classes, hatch, schematic, table."""

import json
import time
from pathlib import Path

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, box
from shapely.geometry import shape

from samverkan.charts.etiketter import Ruta
from samverkan.kartor.geometri import forenkla, ytor
from samverkan.kartor.modell import TOM, Karta, Kartplats, Klasser, Omrade
from samverkan.kartor.projektion import till_plan
from samverkan.kartor.schema_karta import sexhorn, sexhorningar
from samverkan.kartor.svg_karta import (
    rita_karta,
    rita_karta_fristaende,
)
from samverkan.kartor.utsnitt import BRED_KARTA, SMAL_KARTA, Kartyta
from tests.samverkan.charts.lasning import SVG, krockar, las, textrutor
from tests.samverkan.charts.underlag import SVARA_TECKEN

# Real input beside the project, where there is any.
PROVDATA = Path(__file__).resolve().parents[4] / "shared" / "data"
DATA = PROVDATA / "stadsdelsomraden" / "DERIVED_stadsdelsomraden_11_2023_wgs84.geojson"
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
YTOR = pytest.mark.parametrize("yta", [BRED_KARTA, SMAL_KARTA], ids=["bred", "smal"])
NAMN = st.sampled_from(
    ["Ö", "Bromma", "Hässelby-Vällingby", "Enskede-Årsta-Vantör", "Södra Hammarbyhamnen"]
)


def rutnat(
    names: list[str], values: list[float | None], columns: int = 4, side: float = 900
) -> Karta:
    """Square areas in a grid, with places here and there."""
    areas, places = [], []
    for i, (name, value) in enumerate(zip(names, values, strict=True)):
        x, y = 150_000 + (i % columns) * side, 6_580_000 + (i // columns) * side
        areas.append(Omrade(str(i), name, box(x, y, x + side, y + side), None, value))
        if i % 3 == 0:
            places.append(
                Kartplats(
                    i + 1, f"Plats {i}", str(i), (x + 300, y + 300) if i % 2 else None, i % 2 == 0
                )
            )
    return Karta(fynd="Fyndet", omraden=tuple(areas), platser=tuple(places))


def markorer(document: str) -> list[tuple[str, Ruta]]:
    nodes = [
        n for n in las(document).iter(f"{SVG}rect") if n.get("class", "").startswith("k-plats")
    ]
    return [
        ("plats", Ruta(*(float(n.get(k, 0)) for k in ("x", "y", "width", "height")))) for n in nodes
    ]


@SLOW
@given(
    st.lists(st.tuples(NAMN, st.none() | st.integers(0, 30).map(float)), min_size=1, max_size=24),
    st.sampled_from([BRED_KARTA, SMAL_KARTA]),
    st.integers(1, 7),
)
def test_no_name_covers_a_name_or_a_place(
    rows: list[tuple[str, float | None]], yta: Kartyta, columns: int
) -> None:
    karta = rutnat([r[0] for r in rows], [r[1] for r in rows], columns)
    document = rita_karta(karta, yta)
    words = [row for row in textrutor(las(document)) if not row[0].isdigit()]
    assert krockar(words + markorer(document)) == []


@SLOW
@given(st.lists(st.tuples(st.floats(55, 69), st.floats(11, 24)), min_size=1, max_size=40))
def test_hexagons_never_overlap(centroids: list[tuple[float, float]]) -> None:
    cells = sexhorningar(tuple(centroids))
    assert len(set(cells)) == len(centroids)
    tiles = [Polygon(sexhorn(x, y, 0.999)) for x, y in cells]
    assert shapely.union_all(tiles).area == pytest.approx(sum(t.area for t in tiles), rel=1e-6)


@SLOW
@given(
    st.lists(st.tuples(NAMN, st.none() | st.floats(-5, 1e6)), max_size=30),
    st.sampled_from([BRED_KARTA, SMAL_KARTA]),
)
def test_schematic_keeps_names_apart(rows: list[tuple[str, float | None]], yta: Kartyta) -> None:
    areas = tuple(
        Omrade(str(i), name, None, (59.3 + (i * 7 % 11) / 50, 18 + (i * 3 % 7) / 40), value)
        for i, (name, value) in enumerate(rows)
    )
    assert krockar(textrutor(las(rita_karta(Karta(fynd="F", omraden=areas), yta)))) == []


def test_north_is_up_and_west_is_left_in_the_schematic() -> None:
    south, north, east = sexhorningar(((59.2, 18.0), (59.4, 18.0), (59.3, 18.4)))
    assert north[1] < south[1]
    assert east[0] > max(north[0], south[0])


def test_areas_at_one_spot_or_without_centroid_still_get_a_cell() -> None:
    areas = tuple(
        Omrade(str(i), f"O{i}", None, (59.3, 18.0) if i < 3 else None, 1) for i in range(5)
    )
    root = las(rita_karta(Karta(fynd="F", omraden=areas)))
    cells = {n.get("points") for n in root.iter(f"{SVG}polygon")}
    assert len(cells) == 5


def test_classes_none_and_no_data() -> None:
    classes = Klasser((2, 5, 9))
    assert [classes.klass(v) for v in (None, 0, 1, 2, 3, 9, 50)] == [TOM, 0, 1, 1, 2, 3, 3]
    assert classes.etiketter == [(0, "inga"), (1, "1–2"), (2, "3–5"), (3, "6–9")]
    assert Klasser.av([None, 0, None]).granser == ()


@given(st.lists(st.none() | st.floats(0, 1e6), max_size=40), st.integers(2, 4))
def test_every_value_has_a_class_in_the_key(values: list[float | None], steps: int) -> None:
    classes = Klasser.av(values, steps)
    known = {klass for klass, _ in classes.etiketter} | {TOM}
    assert {classes.klass(v) for v in values} <= known
    assert len(classes.granser) <= steps


def test_no_data_is_hatched_and_key_says_why() -> None:
    karta = rutnat(["Norr", "Söder"], [None, 3])
    document = rita_karta(karta, stem="k9")
    assert 'fill="url(#k9-tom)"' in document and '<pattern id="k9-tom"' in document
    assert karta.nyckel[-1] == (TOM, "saknas")
    *ord_, (_, streckat) = karta.nyckel
    assert karta.nyckel_i_ord.endswith(f"{ord_[0][1]}, streckat {streckat}.")
    assert karta.nyckel_i_ord.index(ord_[-1][1]) <= karta.nyckel_i_ord.index(ord_[0][1])


def test_table_has_every_area_value_and_place() -> None:
    karta = rutnat(["Norr", "Söder", "Väst", "Öst"], [4, None, 0, 12])
    assert karta.tabell().texter() == [
        ["Norr", "4", "1 Plats 0 (ny)"],
        ["Söder", "saknas", ""],
        ["Väst", "0", ""],
        ["Öst", "12", "4 Plats 3"],
    ]
    titles = [n.text for n in las(rita_karta(karta)).iter(f"{SVG}title")][1:]
    assert titles == [f"{row[0]}: {row[1]}" for row in karta.tabell().texter()]


def test_place_outside_the_areas_stays_in_the_table() -> None:
    karta = Karta(
        fynd="F",
        omraden=(Omrade("a", "A", box(0, 0, 9, 9)),),
        platser=(Kartplats(7, "Bortom", "x"),),
    )
    assert karta.tabell().texter()[-1] == ["Utanför områdena", "7 Bortom"]
    las(rita_karta(karta))


@YTOR
def test_odd_names_links_and_shapes(yta: Kartyta) -> None:
    odd = MultiPolygon([box(0, 0, 900, 900), box(2000, 0, 2001, 1)])
    bow = Polygon([(0, 900), (900, 1800), (900, 900), (0, 1800)])
    areas = (
        Omrade("a", SVARA_TECKEN, odd, None, 1, url='/o/"><b>'),
        Omrade("b", "", bow, None, float("nan")),
    )
    root = las(rita_karta(Karta(fynd=SVARA_TECKEN, omraden=areas), yta))
    assert root.get("role") == "group"
    assert [n.get("href") for n in root.iter(f"{SVG}a")] == ['/o/"><b>']
    las(rita_karta_fristaende(Karta(fynd="F", omraden=areas)))


def test_empty_map_says_so() -> None:
    assert "Inga områden att visa" in rita_karta(Karta(fynd="F", omraden=()))


def test_simplified_neighbours_still_share_their_border() -> None:
    wave = [(500 + (i % 2) * 8, i * 10) for i in range(101)]
    west = Polygon([(0, 0), *wave, (0, 1000)])
    east = Polygon([(1000, 0), *wave, (1000, 1000)])
    one, two, none = forenkla([west, east, None])
    assert none is None and one is not None and two is not None
    assert one.intersection(two).area == pytest.approx(0)
    assert one.union(two).area == pytest.approx(1_000_000, rel=0.02)
    assert len(one.exterior.coords) < 20


def test_broken_geometry_becomes_surfaces() -> None:
    assert ytor(Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])).is_valid
    assert ytor(Point(1, 1)).is_empty


@pytest.mark.skipif(not DATA.exists(), reason="real borders are not here")
@YTOR
def test_real_districts(yta: Kartyta) -> None:
    features = json.loads(DATA.read_text())["features"]
    areas = tuple(
        Omrade(
            f["properties"]["namn"],
            f["properties"]["namn"],
            till_plan(shape(f["geometry"])),
            None,
            i,
        )
        for i, f in enumerate(features)
    )
    karta = Karta(fynd="Staden", omraden=areas, is_stad=True)
    document = rita_karta(karta, yta)
    start = time.perf_counter()
    rita_karta(karta, yta)
    print(f"{(time.perf_counter() - start) * 1000:.1f} ms")
    boxes = textrutor(las(document))
    assert krockar(boxes) == []
    assert {"Bromma", "Farsta"} <= {words for words, _ in boxes}
