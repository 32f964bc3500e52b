"""The cover: the year's data as a weave, districts lying and areas standing."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

# Tenths of a millimetre on an A4 page; the cloth is above, the text below.
BREDD, HOJD = 2100, 2970
TOPP, BOTTEN, VANSTER, HOGER = 330, 1570, 830, 1750
TRAD = 26
GUL, BLA, GRON, ROD, GRA = "#DDAF33", "#4A7FC1", "#0D4A3A", "#C53A22", "#6F7B79"
ORD = {"ja": "på väg", "nja": "osäkert", "nej": "avviker", "ej": "bedöms inte"}


@dataclass(frozen=True)
class Trad:
    """Where one thread lies and what it is called."""

    pos: float
    namn: str


def _tradar(names: Sequence[str], start: int, slut: int) -> list[Trad]:
    if len(names) == 1:
        return [Trad((start + slut) / 2, names[0])]
    step = (slut - start) / max(len(names) - 1, 1)
    return [Trad(round(start + i * step, 1), name) for i, name in enumerate(names)]


def _ruta(x: float, y: float, side: float, lage: str) -> str:
    """One crossing: filled, half, red frame or dashed; shape tells the state without colour."""
    left, top, inner = x - side / 2, y - side / 2, side - 8

    def kvadrat(stroke: str, extra: str = "") -> str:
        return (
            f'<rect x="{left + 4:g}" y="{top + 4:g}" width="{inner:g}" height="{inner:g}"'
            f' fill="#FFFFFF" stroke="{stroke}" stroke-width="8"{extra}/>'
        )

    if lage == "ja":
        return f'<rect x="{left:g}" y="{top:g}" width="{side:g}" height="{side:g}" fill="{GRON}"/>'
    if lage == "nja":
        return (
            kvadrat(GRON) + f'<path d="M{left:g} {top + side:g}V{top:g}h{side:g}z" fill="{GRON}"/>'
        )
    if lage == "nej":
        return kvadrat(ROD).replace('width="8"', 'width="11"')
    return kvadrat(GRA, ' stroke-dasharray="9 7"').replace('stroke-width="8"', 'stroke-width="5"')


def _text(x: float, y: float, content: str, size: float, anchor: str = "start") -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="Source Sans Pro" font-size="{size:g}"'
        f' fill="#4A5755" text-anchor="{anchor}">{escape(content)}</text>'
    )


def _liggande(rader: Sequence[Trad], size: float) -> list[str]:
    return [
        f'<rect x="0" y="{rad.pos - TRAD / 2:g}" width="{HOGER + 150}" height="{TRAD}"'
        f' fill="{GUL}"/>' + _text(260, rad.pos - TRAD / 2 - size / 3.5, rad.namn, size)
        for rad in rader
    ]


def _staende(kolumner: Sequence[Trad]) -> list[str]:
    return [
        f'<rect x="{kol.pos - TRAD / 2:g}" y="0" width="{TRAD}" height="{BOTTEN + 150}"'
        f' fill="{BLA}"/>' + _text(kol.pos, BOTTEN + 195, kol.namn, 32, "middle")
        for kol in kolumner
    ]


def vav_svg(rader: Sequence[str], kolumner: Sequence[str], lagen: Sequence[Sequence[str]]) -> str:
    """Draw the weave; `lagen[row][column]` is ja, nja, nej or ej. Columns are named by a number."""
    lying, standing = _tradar(rader, TOPP, BOTTEN), _tradar(kolumner, VANSTER, HOGER)
    step = (BOTTEN - TOPP) / max(len(rader) - 1, 1)
    across = (HOGER - VANSTER) / max(len(kolumner) - 1, 1)
    side = round(min(72, step * 0.5, across * 0.5), 1)
    parts = _liggande(lying, min(32, step * 0.42)) + _staende(standing)
    parts += [
        _ruta(kol.pos, rad.pos, side, lage)
        for rad, states in zip(lying, lagen, strict=True)
        for kol, lage in zip(standing, states, strict=True)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{BREDD}" height="{HOJD}"'
        f' viewBox="0 0 {BREDD} {HOJD}">{"".join(parts)}</svg>'
    )


def vav_alt(rader: Sequence[str], kolumner: Sequence[str], lagen: Sequence[Sequence[str]]) -> str:
    """The weave in words: how many crossings of each state."""
    states = [lage for row in lagen for lage in row]
    counts = ", ".join(f"{states.count(key)} {word}" for key, word in ORD.items() if key in states)
    return (
        f"Väv av {len(rader)} liggande trådar, en per stadsdelsområde, och {len(kolumner)} stående,"
        f" en per samverkansområde. Korsningarna visar årets läge: {counts}."
    )
