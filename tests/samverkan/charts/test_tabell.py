"""The table, the drawing and the interactive figure hold the same numbers."""

import json
import math
import re
from datetime import date
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings

from samverkan.charts.floden import Flode, Flodesdiagram
from samverkan.charts.modell import Diagram, Figur, Malbana, Punkt, Roll, Serie, Slag
from samverkan.charts.plotly_delar import TILLATNA_SPAR
from samverkan.charts.plotly_figur import plotly_figur
from samverkan.charts.rita import rita
from samverkan.charts.svg_sma import panelerna
from samverkan.charts.tidsdiagram import Tidpost, Tidsdiagram
from samverkan.charts.yta import BRED
from samverkan.format_sv import tal
from samverkan.stil_diagram import diagrammen
from tests.samverkan.charts.lasning import SVG, las
from tests.samverkan.charts.plotlylasning import axelns, lasta_tal, ritade_tal, skrivna
from tests.samverkan.charts.underlag import alla_diagram, diagram, en_av_varje, med_malbana


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
        assert figur.slag is Slag.VARME or figur.sista < 0 or not panelerna(figur, BRED)[0]
        return
    text = json.dumps(spec, allow_nan=False)
    assert orjson.loads(orjson.dumps(spec, option=orjson.OPT_PASSTHROUGH_SUBCLASS)) == json.loads(
        text
    )
    for width in ("bred", "smal"):
        traces = spec[width].get("data") or spec["bred"]["data"]
        assert {trace["type"] for trace in traces} <= TILLATNA_SPAR
        assert lasta_tal(traces, figur) == ritade_tal(figur)


@pytest.mark.parametrize("figur", en_av_varje() + [f for _, f in diagrammen()])
def test_table_and_both_drawings_hold_the_same_data(figur: Figur) -> None:
    """What the interactive figure holds is written as the table writes it, cell by cell."""
    spec = plotly_figur(figur)
    if spec is None:
        assert isinstance(figur, Diagram) and figur.slag is Slag.VARME
        return
    cells = {cell for row in figur.tabell().texter() for cell in row}
    for width in ("bred", "smal"):
        traces = spec[width].get("data") or spec["bred"]["data"]
        assert skrivna(traces, figur) <= cells
    drawn = {node.text for node in las(rita(figur)).iter(f"{SVG}text") if node.text}
    direct = {sign["text"] for sign in spec["bred"]["layout"]["annotations"]}
    # Each number that the server writes in its drawing stands in the interactive one too.
    numbers = {words for words in drawn if re.fullmatch(r"[\d\u00a0,]+( %)?", words)}
    marks = set(map(str, figur.kategorier)) if isinstance(figur, Diagram) else set()
    assert numbers - marks - axelns(figur) <= direct


def test_every_kind_but_the_heat_table_has_both_drawings() -> None:
    kinds = {figur.slag for figur in en_av_varje() if isinstance(figur, Diagram)}
    without = {f.slag for f in en_av_varje() if isinstance(f, Diagram) and not plotly_figur(f)}
    assert (kinds, without) == (set(Slag), {Slag.VARME})
    assert all(plotly_figur(f) for f in en_av_varje() if not isinstance(f, Diagram))


def test_every_colour_follows_the_theme() -> None:
    """Each colour of a figure has a token in the script, and the token its rule in the sheet."""
    script = Path("static/js/diagram.js").read_text()
    tokens = dict(re.findall(r'"(#[0-9A-F]{6})": "([a-z0-9-]+)"', script))
    used = set(re.findall(r"#[0-9A-F]{6}", json.dumps([plotly_figur(f) for f in en_av_varje()])))
    assert used <= set(tokens)
    rules = Path("static/css/diagram.css").read_text()
    assert all(f".farg-{token} {{" in rules for token in tokens.values())


def test_markup_in_names_is_text_in_the_interactive_figure() -> None:
    bad = "<a href=x>"
    for slag in Slag:
        series = (Serie.av_tal(bad, [1.0], Roll.HUVUD), Serie.av_tal(bad, [None]))
        figur = Diagram(fynd=bad, slag=slag, kategorier=("<i>",), serier=series, enhet=bad)
        assert "<" not in json.dumps(plotly_figur(figur))
    flow = Flodesdiagram(fynd=bad, floden=(Flode(bad, f"{bad}2", 3),))
    posts = (Tidpost(bad, date(2026, 1, 1), anmarkning=bad), Tidpost(bad, date(2026, 2, 1)))
    assert "<" not in json.dumps(plotly_figur(flow))
    assert "<" not in json.dumps(plotly_figur(Tidsdiagram(fynd=bad, poster=posts)))


def test_years_are_categories_and_numbers_swedish() -> None:
    layout = plotly_figur(med_malbana())["bred"]["layout"]  # type: ignore[index]
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
