"""Where labels may stand: widths of text, and moving labels apart so that none covers another."""

from dataclasses import dataclass

_SMALA = set("ijltfrI.,:;|!'()[] \u00a0/-")
_BREDA = set("mwMWQOGÅÄÖÆ%@—")


def textbredd(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate a width a little generously: the fonts of screens and paper differ."""
    units = sum(
        0.36 if c in _SMALA else 0.88 if c in _BREDA else 0.68 if c.isupper() else 0.605
        for c in text
    )
    return units * size * (1.12 if bold else 1.0)


def korta(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Cut a text to the room with an ellipsis."""
    if textbredd(text, size, bold=bold) <= room:
        return text
    while text and textbredd(text + "…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip()}…" if text else ""


def bryt(text: str, size: float, room: float, max_lines: int = 3) -> list[str]:
    """Break at spaces and after hyphens; the last line is cut when there is no room left."""
    words = text.replace("-", "-\u200b").replace(" ", " \u200b").split("\u200b")
    lines = [""]
    for word in words:
        if lines[-1] and textbredd((lines[-1] + word).rstrip(), size) > room:
            lines.append("")
        lines[-1] += word
    if len(lines) > max_lines:
        lines = [*lines[: max_lines - 1], "".join(lines[max_lines - 1 :])]
    return [korta(row.strip(), size, room) for row in lines if row.strip()]


def fordela(wanted: list[float], height: float, low: float, high: float) -> list[float]:
    """Move centres the least so that they stand `height` apart, in order, between low and high.

    Neighbours that would touch are merged to a block around their mean: the least-squares answer.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    # Subtracting i * height turns "height apart" into "not decreasing", which pooling solves.
    blocks: list[tuple[float, int]] = []
    for rank, i in enumerate(order):
        total, count = wanted[i] - rank * height, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before = blocks.pop()
            total, count = total + before[0], count + before[1]
        blocks.append((total, count))
    top = max(low, high - (len(wanted) - 1) * height)
    flat = [min(max(total / count, low), top) for total, count in blocks for _ in range(count)]
    placed = [0.0] * len(wanted)
    for rank, i in enumerate(order):
        placed[i] = flat[rank] + rank * height
    return placed


def plats_for(height: float, low: float, high: float) -> int:
    """How many labels fit."""
    return max(int((high - low) / height + 1e-9) + 1, 0)


@dataclass(frozen=True)
class Ruta:
    """A box on the drawing."""

    x: float
    y: float
    width: float
    height: float

    def krockar(self, other: "Ruta", gap: float = 0) -> bool:
        return (
            self.x < other.x + other.width + gap
            and other.x < self.x + self.width + gap
            and self.y < other.y + other.height + gap
            and other.y < self.y + self.height + gap
        )
