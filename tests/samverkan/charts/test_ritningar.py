"""Every kind of drawing: well-formed, finite, named, escaped, without colliding labels."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverkan.charts.etiketter import fordela
from samverkan.charts.floden import Flode, Flodesdiagram
from samverkan.charts.modell import Diagram, Figur, Punkt, Roll, Serie, Slag
from samverkan.charts.rita import data_uri, rita, rita_fristaende
from samverkan.charts.yta import BRED, SMAL, Yta
from tests.samverkan.charts.lasning import SVG, krockar, las, textrutor
from tests.samverkan.charts.underlag import (
    SVARA_TECKEN,
    alla_diagram,
    diagram,
    en_av_varje,
    med_malbana,
    serie,
)

YTOR = pytest.mark.parametrize("yta", [BRED, SMAL], ids=["bred", "smal"])
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@YTOR
@pytest.mark.parametrize("figur", en_av_varje(), ids=lambda f: f.fynd)
def test_each_kind_is_named_and_summarised(figur: Figur, yta: Yta) -> None:
    root = las(rita(figur, yta, "d7"))
    assert root.get("role") == "img"
    names = root.get("aria-labelledby", "").split()
    assert [root.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")] == names  # type: ignore[union-attr]
    assert root.find(f"{SVG}title").text == figur.fynd  # type: ignore[union-attr]
    assert all(node.get("id", "d7").startswith("d7") for node in root.iter())


@YTOR
@pytest.mark.parametrize("figur", en_av_varje(), ids=lambda f: f.fynd)
def test_no_label_covers_another_and_none_leaves_the_drawing(figur: Figur, yta: Yta) -> None:
    root = las(rita(figur, yta))
    boxes = textrutor(root)
    height = float(root.get("viewBox", "").split()[3])
    assert krockar(boxes) == []
    for words, box in boxes:
        assert box.x >= -2 and box.x + box.width <= yta.bredd + 2, words
        assert box.y >= -1 and box.y + box.height <= height + 1, words


@SLOW
@given(alla_diagram(), st.sampled_from([BRED, SMAL]))
def test_any_chart_is_wellformed_and_finite(figur: Diagram, yta: Yta) -> None:
    las(rita(figur, yta))
    las(rita_fristaende(figur))
    figur.tabell()


@SLOW
@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40), st.sampled_from([BRED, SMAL]))
def test_line_ends_never_collide(values: list[float], yta: Yta) -> None:
    series = tuple(Serie(f"Område {i}", (Punkt(v), Punkt(v))) for i, v in enumerate(values))
    figur = Diagram(fynd="F", kategorier=("1", "2"), serier=series, decimaler=0)
    ends = [
        box
        for box in textrutor(las(rita(figur, yta)))
        if box[0] not in ("1", "2") and box[1].x > 100
    ]
    assert krockar(ends) == []


@SLOW
@given(st.lists(st.floats(-200, 500), max_size=20), st.floats(1, 30))
def test_spread_labels_keep_their_distance_and_order(wanted: list[float], height: float) -> None:
    low, high = 0.0, height * 25
    placed = fordela(wanted, height, low, high)
    ranked = sorted(placed)
    assert all(b - a >= height - 1e-6 for a, b in zip(ranked, ranked[1:], strict=False))
    assert all(low - 1e-6 <= y <= high + 1e-6 for y in placed)
    assert [placed[i] for i in sorted(range(len(wanted)), key=lambda i: wanted[i])] == ranked


@YTOR
@pytest.mark.parametrize("slag", list(Slag))
@pytest.mark.parametrize(
    "values",
    [
        [None] * 3,
        [0.0] * 3,
        [-5.0, -2.0, -9.0],
        [1e15, 1.0, 2e14],
        [7.0, 7.0, 7.0],
        [1e-9, 0, None],
    ],
)
def test_odd_values_are_drawn(slag: Slag, values: list[float | None], yta: Yta) -> None:
    figur = Diagram(
        slag=slag,
        fynd="F",
        kategorier=("a", "b", "c"),
        serier=(serie("S", *values, roll=Roll.HUVUD),),
    )
    root = las(rita(figur, yta))
    assert root.tag == f"{SVG}svg"


@pytest.mark.parametrize("slag", list(Slag))
def test_single_point_and_no_point(slag: Slag) -> None:
    las(
        rita(
            Diagram(
                slag=slag,
                fynd="F",
                kategorier=("2026",),
                serier=(serie("S", 12.0, roll=Roll.HUVUD),),
            )
        )
    )
    empty = rita(Diagram(slag=slag, fynd="F", kategorier=(), serier=()))
    assert "Inga uppgifter att visa" in empty


@pytest.mark.parametrize("slag", list(Slag))
def test_odd_characters_are_escaped(slag: Slag) -> None:
    odd = SVARA_TECKEN
    figur = Diagram(
        slag=slag, fynd=odd, kategorier=(odd, "b"), serier=(serie(odd, 1.0, 2.0, roll=Roll.HUVUD),)
    )
    document = rita(figur)
    assert not {node.tag for node in las(document).iter()} & {f"{SVG}b", f"{SVG}script"}
    assert "&lt;b&gt;" in document


def test_gaps_are_never_bridged() -> None:
    figur = diagram(Slag.LINJE)
    paths = [n for n in las(rita(figur)).iter(f"{SVG}path") if n.get("class") == "d-a"]
    # Seven years with the third missing: two stretches of two and four points.
    assert sorted(p.get("d", "").count(",") for p in paths) == [2, 4]
    assert "saknas" in rita(figur)


def test_protected_value_says_so_and_leaves_no_number() -> None:
    points = (Punkt(12.0), Punkt(saknas="skyddat"), Punkt(14.0))
    figur = Diagram(fynd="F", kategorier=("a", "b", "c"), serier=(Serie("S", points, Roll.HUVUD),))
    assert "skyddat" in rita(figur)
    assert figur.tabell().texter()[1] == ["b", "skyddat"]


def test_target_path_is_dotted_with_a_cross_and_axis_that_leaves_zero_says_so() -> None:
    figur = med_malbana()
    marks = [n for n in las(rita(figur)).iter(f"{SVG}path") if n.get("class") == "d-mal"]
    assert [m.get("stroke-dasharray") for m in marks] == ["2 4", None, None]
    assert "Axeln börjar vid" in figur.enhetstext
    assert "mål 2028" in rita(figur)


def test_circle_of_flows_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        Flodesdiagram(fynd="F", floden=(Flode("A", "B", 1), Flode("B", "A", 1)))


def test_document_for_paper_uses_the_reports_font() -> None:
    document = rita_fristaende(med_malbana())
    assert 'font-family="Source Sans Pro, sans-serif"' in document
    assert data_uri(document).startswith("data:image/svg+xml;base64,")


def test_time_is_measured() -> None:
    """Printed with -s, never asserted: a shared machine is no stopwatch."""
    for figur in en_av_varje():
        start = time.perf_counter()
        for _ in range(5):
            rita(figur, BRED)
        spent = (time.perf_counter() - start) * 200
        print(f"{type(figur).__name__} {getattr(figur, 'slag', '')} {spent:.2f} ms")
