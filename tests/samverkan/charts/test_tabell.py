"""The table, the drawing and the interactive figure hold the same numbers."""

import json
import math

import orjson
import pytest
from hypothesis import HealthCheck, given, settings

from samverkan.charts.modell import Diagram, Malbana, Punkt, Roll, Serie, Slag
from samverkan.charts.plotly_figur import TILLATNA_SPAR, plotly_figur
from samverkan.charts.rita import rita
from samverkan.charts.yta import BRED
from samverkan.format_sv import tal
from tests.samverkan.charts.lasning import SVG, las
from tests.samverkan.charts.underlag import alla_diagram, diagram, med_malbana


def test_table_holds_interval_count_and_path() -> None:
    table = med_malbana().tabell()
    assert table.rubriker == ("År", "Här", "95\u00a0% intervall", "Antal svar", "Målbana")
    assert table.texter()[0] == ["2024", "36,2", "33,2–39,2", "800", "36,2"]
    assert table.texter()[4] == ["2028", "", "", "", "27,0"]


def test_points_stand_where_the_table_says() -> None:
    figur = diagram(Slag.LINJE)
    heights = [float(n.get("cy", 0)) for n in las(rita(figur, BRED)).iter(f"{SVG}circle")]
    values = [p.value for p in figur.serier[0].punkter if p.value is not None]
    # The main series is drawn last.
    heights = heights[-len(values) :]
    slope = (heights[-1] - heights[0]) / (values[-1] - values[0])
    for y, value in zip(heights, values, strict=True):
        assert y == pytest.approx(heights[0] + slope * (value - values[0]), abs=0.3)


def test_bars_are_as_long_as_the_table_says() -> None:
    figur = diagram(Slag.LIGGANDE)
    bars = [n for n in las(rita(figur)).iter(f"{SVG}rect") if n.get("class") == "d-stapel"][1:]
    values = [p.value for p in figur.serier[0].punkter if p.value is not None]
    unit = float(bars[0].get("width", 0)) / values[0]
    assert [float(b.get("width", 0)) for b in bars] == pytest.approx(
        [v * unit for v in values], abs=0.3
    )


@pytest.mark.parametrize("slag", [Slag.LIGGANDE, Slag.STAPEL])
def test_every_number_of_a_bar_chart_is_in_the_table(slag: Slag) -> None:
    figur = Diagram(
        slag=slag,
        fynd="F",
        kategorier=("a", "b"),
        serier=(Serie.av_tal("S", [12.5, 8.0], Roll.HUVUD),),
    )
    words = {n.text for n in las(rita(figur)).iter(f"{SVG}text")}
    assert {row[1] for row in figur.tabell().texter()} <= words


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(alla_diagram())
def test_interactive_figure_has_the_same_numbers(figur: Diagram) -> None:
    spec = plotly_figur(figur)
    if spec is None:
        assert figur.slag in (Slag.VARME, Slag.VECKA) or figur.sista < 0
        return
    assert {trace["type"] for trace in spec["data"]} <= TILLATNA_SPAR
    text = json.dumps(spec, allow_nan=False)
    assert orjson.loads(orjson.dumps(spec, option=orjson.OPT_PASSTHROUGH_SUBCLASS)) == json.loads(
        text
    )
    shown = _tal(spec, figur)
    assert shown == [p.value for s in figur.serier for p in s.punkter]


def _tal(spec: dict, figur: Diagram) -> list[float | None]:
    axis = "x" if figur.slag is Slag.LIGGANDE else "y"
    series = [t for t in spec["data"] if t.get("mode") != "none" and t["name"] != "banan mot målet"]
    return [v for trace in series[: len(figur.serier)] for v in trace[axis]]


def test_markup_in_names_is_text_in_the_interactive_figure() -> None:
    figur = Diagram(
        fynd="F", kategorier=("<i>",), serier=(Serie.av_tal("<a href=x>", [1.0], Roll.HUVUD),)
    )
    assert "<" not in json.dumps(plotly_figur(figur))


def test_years_are_categories_and_numbers_swedish() -> None:
    layout = plotly_figur(med_malbana())["layout"]  # type: ignore[index]
    assert layout["xaxis"]["type"] == "category"
    assert layout["separators"] == ",\u00a0"


def test_preliminary_goes_with_the_number_everywhere() -> None:
    points = (Punkt(3.0), Punkt(4.0, is_prel=True))
    figur = Diagram(fynd="F", kategorier=("2025", "2026"), serier=(Serie("S", points, Roll.HUVUD),))
    assert figur.tabell().texter()[1][1] == "4,0 (prel.)"
    assert "prel." in rita(figur)
    assert "Preliminära siffror: 2026." in figur.notrader
    assert "(prel.)" in json.dumps(plotly_figur(figur))


def test_figure_carries_source_period_sample_and_caveat() -> None:
    figur = diagram(
        Slag.LINJE,
        kalltext="Enkät",
        period="2020–2026",
        urval="800 svar",
        forbehall="Ny fråga 2023.",
    )
    assert figur.notrader == ["Källa: Enkät, 2020–2026, 800 svar.", "Ny fråga 2023."]


def test_impossible_numbers_are_missing_not_drawn() -> None:
    assert [Punkt(v).value for v in (math.nan, math.inf, 1e300, 5.0)] == [None, None, None, 5.0]
    assert Punkt(1e300).text(1) == "orimligt värde"
    assert (Punkt(5, 9, 1).lag, Punkt(5, 9, 1).hog) == (1, 9)


def test_series_of_the_wrong_length_and_path_outside_are_refused() -> None:
    with pytest.raises(ValueError, match="one point"):
        Diagram(fynd="F", kategorier=("a",), serier=(Serie.av_tal("S", [1.0, 2.0]),))
    with pytest.raises(ValueError, match="path"):
        Diagram(fynd="F", kategorier=("a",), serier=(), malbana=Malbana(0, 1, 3, 2))


def test_path_is_a_straight_line_between_its_ends() -> None:
    bana = Malbana(1, 30, 3, 20)
    assert [bana.value(i) for i in range(5)] == [None, 30, 25, 20, None]
    assert tal(bana.value(2)) == "25"
