"""Read an interactive figure back: the numbers that its traces hold."""

from datetime import date
from typing import Any

from samverkan.charts.floden import Flodesdiagram
from samverkan.charts.modell import Diagram, Figur, Slag
from samverkan.charts.svg_sma import bakgrund, panelerna
from samverkan.charts.tidsdiagram import Tidsdiagram, datumtext
from samverkan.charts.yta import BRED
from samverkan.format_sv import tal

Spar = list[dict[str, Any]]


def lasta_tal(traces: Spar, figur: Diagram) -> list[Any]:
    held = {Slag.VECKA: "customdata", Slag.LIGGANDE: "x"}.get(figur.slag, "y")
    # Neither a band nor the dashed step to a preliminary value.
    shown = [t for t in traces if t.get("mode") != "none" and t.get("hoverinfo") != "skip"]
    count = len(ritade_serier(figur))
    return [v for trace in shown[:count] for v in trace[held]]


def ritade_serier(figur: Diagram) -> list[Any]:
    """The series in the order that they are drawn: a background comes once a panel."""
    if figur.slag is not Slag.SMA:
        return list(figur.serier)
    behind = bakgrund(figur)
    panels = [panel.serie for panel in panelerna(figur, BRED)[0]]
    return [s for serie in panels for s in ([behind, serie] if behind else [serie])]


def ritade_tal(figur: Diagram) -> list[float | None]:
    points = [list(serie.punkter) for serie in ritade_serier(figur)]
    if figur.slag is Slag.LUTNING:
        points = [[row[0], row[-1]] for row in points]
    return [p.value for row in points for p in row]


def skrivna(traces: Spar, figur: Figur) -> set[str]:
    """The numbers and days of a figure, as the table would write them."""
    if isinstance(figur, Tidsdiagram):
        return {
            datumtext(date.fromisoformat(t["customdata"][0][0]))
            for t in traces
            if t.get("customdata")
        }
    if isinstance(figur, Flodesdiagram):
        return {tal(t["customdata"][0], figur.decimaler) for t in traces if t.get("customdata")}
    assert isinstance(figur, Diagram)
    prel = {p.value for s in figur.serier for p in s.punkter if p.is_prel}
    numbers = {v for v in lasta_tal(traces, figur) if v is not None} - prel
    return {tal(v, figur.decimaler) for v in numbers}


def axelns(figur: Figur) -> set[str]:
    """Numbers that the interactive figure has on its axis or its nodes instead of as labels."""
    if not isinstance(figur, Diagram):
        return set()
    return {figur.axel.text(tick) for tick in figur.axel.ticks()}
