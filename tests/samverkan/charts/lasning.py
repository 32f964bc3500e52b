"""Read a drawing back: its texts, their boxes and its numbers."""

import re
from xml.etree import ElementTree as ET

from samverkan.charts.etiketter import Ruta, textbredd

TEXTATTRIBUT = {"href", "aria-label"}
SVG = "{http://www.w3.org/2000/svg}"


def las(document: str) -> ET.Element:
    root = ET.fromstring(document)
    for node in root.iter():
        for name, value in node.attrib.items():
            assert name in TEXTATTRIBUT or not re.search(r"nan|inf|None", value), (name, value)
    return root


def textrutor(root: ET.Element) -> list[tuple[str, Ruta]]:
    """Each text with the box that its glyphs fill, from cap height to baseline."""
    found = []
    for node in root.iter(f"{SVG}text"):
        words, size = node.text or "", float(node.get("font-size", 0))
        if not words.strip():
            continue
        width = textbredd(words, size, bold=node.get("font-weight") == "600") * 0.9
        x, y = float(node.get("x", 0)), float(node.get("y", 0))
        x -= {"middle": width / 2, "end": width}.get(node.get("text-anchor", ""), 0)
        found.append((words, Ruta(x, y - size * 0.7, width, size * 0.7)))
    return found


def krockar(boxes: list[tuple[str, Ruta]]) -> list[tuple[str, str]]:
    return [
        (a, b)
        for i, (a, one) in enumerate(boxes)
        for b, other in boxes[:i]
        if one.krockar(other, -0.5)
    ]
