"""Fills of bars: colour and pattern together, so that neither is needed to tell series apart."""

from dataclasses import dataclass

from samverkan.charts import svg
from samverkan.charts.etiketter import textbredd
from samverkan.charts.modell import Roll, Serie
from samverkan.charts.yta import Yta

# Lying threads are the city, standing the police; what is joint or main is solid.
_SNED = '<path class="d-axel" stroke="{ink}" stroke-width="1.5" d="M-1 7L7-1M-1 1L1-1M5 7L7 5"/>'
_RUTA = '<path class="d-axel" stroke="{ink}" d="M0 3H6M3 0V6"/>'
_PRICK = '<rect class="d-text" fill="{ink}" x="1.5" y="1.5" width="2" height="2"/>'
_LIGGANDE = '<rect class="d-stad" fill="{ink}" y="1" width="4" height="3"/>'
_STAENDE = '<rect class="d-polis" fill="{ink}" x="1" width="3" height="4"/>'
_PATTERNS = {
    "stad": ("d-stad-bg", "d-stad", 4, 5, _LIGGANDE),
    "polis": ("d-polis-bg", "d-polis", 5, 4, _STAENDE),
    "sned": ("d-papper", "d-axel", 6, 6, _SNED),
    "prick": ("d-papper", "d-text", 5, 5, _PRICK),
    "ruta": ("d-papper", "d-axel", 6, 6, _RUTA),
}
_JAMFORELSER = ("d-flode", "sned", "d-c2", "prick", "ruta", "d-c4")


@dataclass(frozen=True)
class Fyllning:
    """Either a class with its colour or a pattern by name."""

    namn: str

    @property
    def is_monster(self) -> bool:
        return self.namn in _PATTERNS

    def rect(self, x: float, y: float, width: float, height: float, stem: str) -> str:
        fill = f"{stem}-{self.namn}" if self.is_monster else ""
        is_ljus = self.is_monster or self.namn in ("d-c1", "d-c2")
        edge = svg.outline(x, y, width, height, "d-axel") if is_ljus else ""
        return svg.rect(x, y, width, height, self.namn, fill=fill) + edge


def fyllningar(serier: tuple[Serie, ...]) -> list[Fyllning]:
    """One fill a series: by role, and in turn for the comparisons."""
    turn = iter(range(len(serier)))
    fixed = {Roll.HUVUD: "d-stapel", Roll.STAD: "stad", Roll.POLIS: "polis"}
    return [
        Fyllning(fixed.get(s.roll) or _JAMFORELSER[next(turn) % len(_JAMFORELSER)]) for s in serier
    ]


def definitioner(fills: list[Fyllning], stem: str) -> str:
    """The patterns that a drawing uses, under ids of its own."""
    used = dict.fromkeys(f.namn for f in fills if f.is_monster)
    return f"<defs>{''.join(monster(name, stem) for name in used)}</defs>" if used else ""


def monster(name: str, stem: str) -> str:
    ground, ink, width, height, shape = _PATTERNS[name]
    return (
        f'<pattern id="{stem}-{name}" width="{width}" height="{height}"'
        ' patternUnits="userSpaceOnUse">'
        f'<rect class="{ground}" fill="{svg.FARG[ground]}" width="{width}" height="{height}"/>'
        f"{shape.format(ink=svg.FARG[ink])}</pattern>"
    )


def nyckelrad(
    serier: tuple[Serie, ...], fills: list[Fyllning], left: float, yta: Yta, stem: str
) -> tuple[list[str], float]:
    """Swatch and name of each series in their order, in as many rows as it takes."""
    parts, x, y, size = [], left, 2.0, yta.text
    for serie, fill in zip(serier, fills, strict=True):
        width = 24 + textbredd(serie.namn, size) + 14
        if x > left and x + width > yta.bredd:
            x, y = left, y + size * 1.5
        parts.append(fill.rect(x, y, 16, size * 0.9, stem))
        parts.append(svg.text(x + 22, y + size * 0.82, serie.namn, size=size, klass="d-stark"))
        x += width
    return parts, y + size * 1.6
