"""Small pieces of SVG: light colours as attributes for paper, and a class for the screen."""

from html import escape

TYPSNITT = "Segoe UI, system-ui, Source Sans Pro, sans-serif"

# The light theme, for paper; the stylesheet overrides it by class on screen.
FARG = {
    "d-text": "#4A5755", "d-stark": "#14201F", "d-axel": "#6F7B79", "d-rut": "#D3D9D6",
    "d-a": "#0D5240", "d-a-f": "#0D5240", "d-band": "#2E8468", "d-b": "#6F7B79",
    "d-b-f": "#4A5755", "d-mal": "#14201F", "d-stapel": "#2E8468", "d-papper": "#FFFFFF",
    "d-c1": "#DCEBE4", "d-c2": "#B4D6C7", "d-c3": "#84BCA6", "d-c4": "#2E8468",
    "d-stad": "#B4870B", "d-stad-bg": "#FBF3DA", "d-polis": "#4A7FC1", "d-polis-bg": "#EAF1FA",
    "d-flode": "#6F7B79", "d-rod": "#C53A22", "d-b-s": "#4A5755",
}  # fmt: skip


def num(value: float) -> str:
    """A coordinate with one decimal at most."""
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"


def text(
    x: float,
    y: float,
    content: str,
    *,
    size: float,
    klass: str = "d-text",
    anchor: str = "",
    bold: bool = False,
) -> str:
    """A line of text on its baseline."""
    extra = f' text-anchor="{anchor}"' if anchor else ""
    extra += ' font-weight="600"' if bold else ""
    return (
        f'<text class="{klass}" x="{num(x)}" y="{num(y)}" font-size="{size:g}"'
        f' fill="{FARG[klass]}"{extra}>'
        f"{rensa(content)}</text>"
    )


def rensa(content: str) -> str:
    """Escape, and drop the control characters that XML cannot hold."""
    return escape("".join(c for c in content if _is_xml(ord(c))))


def _is_xml(code: int) -> bool:
    return (
        code in (9, 10, 13)
        or (0x20 <= code < 0xFFFE and not 0xD800 <= code < 0xE000)
        or code > 0xFFFF
    )


def line(points: list[tuple[float, float]], klass: str, width: float, dash: str = "") -> str:
    """An open line through the points."""
    data = " ".join(f"{num(x)},{num(y)}" for x, y in points)
    extra = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path class="{klass}" fill="none" stroke="{FARG[klass]}" stroke-width="{width:g}"'
        f' stroke-linejoin="round"{extra} d="M{data}"/>'
    )


def area(points: list[tuple[float, float]], klass: str, opacity: float = 1.0) -> str:
    """A filled outline."""
    data = " ".join(f"{num(x)},{num(y)}" for x, y in points)
    extra = f' fill-opacity="{opacity:g}"' if opacity < 1 else ""
    return f'<path class="{klass}" fill="{FARG[klass]}"{extra} d="M{data}z"/>'


def rect(
    x: float, y: float, width: float, height: float, klass: str, *, stroke: str = "", fill: str = ""
) -> str:
    """A rectangle; `fill` names a pattern instead of the colour of the class."""
    paint = f'fill="url(#{fill})"' if fill else f'class="{klass}" fill="{FARG[klass]}"'
    edge = f' stroke="{FARG[stroke]}"' if stroke else ""
    return (
        f"<rect {paint}{edge}"
        f' x="{num(x)}" y="{num(y)}" width="{num(max(width, 0))}" height="{num(max(height, 0))}"/>'
    )


def outline(x: float, y: float, width: float, height: float, klass: str, dash: str = "") -> str:
    """The edge of a rectangle, unfilled."""
    right, bottom = x + max(width, 0), y + max(height, 0)
    return line([(x, y), (right, y), (right, bottom), (x, bottom), (x, y)], klass, 1, dash)


def dot(x: float, y: float, radius: float, klass: str = "d-a", *, is_full: bool = False) -> str:
    """A point on a line; a hollow one is a value, a full one the last."""
    fill, mark = (FARG[klass], "d-pkt-full") if is_full else ("#FFFFFF", "d-pkt")
    extra = "" if klass == "d-a" else " d-pkt-b"
    return (
        f'<circle class="{mark}{extra}" cx="{num(x)}" cy="{num(y)}" r="{radius:g}"'
        f' fill="{fill}" stroke="{FARG[klass]}" stroke-width="2"/>'
    )


def document(
    width: float,
    height: float,
    parts: list[str],
    *,
    title: str,
    desc: str,
    stem: str,
    role: str = "img",
    font: str = TYPSNITT,
) -> str:
    """The whole drawing, named and summarised for those who do not see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {num(width)} {num(height)}"'
        f' role="{role}"'
        f' aria-labelledby="{stem}-t {stem}-d" font-family="{font}">'
        f'<title id="{stem}-t">{rensa(title)}</title><desc id="{stem}-d">{rensa(desc)}</desc>'
        f"{''.join(parts)}</svg>"
    )
