"""Which characters the report's fonts can write, and what stands in for those they cannot."""

import unicodedata
from functools import cache
from importlib.resources import files

from fontTools.ttLib import TTFont

SAKNAS = "?"
_SNITT = {
    "font_source_sans_pro": "SourceSansPro-Regular.ttf",
    "font_source_serif_pro": "SourceSerifPro-Regular.ttf",
}
_LAYOUT = frozenset("\n\t\u00ad")


@cache
def _tecken() -> frozenset[str]:
    """All characters of the two regular fonts; each stands in for the other where it has a gap."""
    found: set[int] = set()
    for package, name in _SNITT.items():
        with (files(package) / "files" / name).open("rb") as file:
            found |= set(TTFont(file, lazy=True).getBestCmap())
    return frozenset(map(chr, found)) | _LAYOUT


@cache
def _ersatt(char: str) -> str:
    """The nearest the fonts can write: itself, its base letter, a space, nothing or `?`."""
    kind = unicodedata.category(char)
    if char in _LAYOUT or (char in _tecken() and kind[0] != "C"):
        return char
    if kind[0] in "CM":
        # Joiners, variation selectors, control and private characters carry no text of their own.
        return ""
    nearest = "".join(c for c in unicodedata.normalize("NFKD", char) if c in _tecken())
    if nearest.strip():
        return unicodedata.normalize("NFC", nearest)
    if kind[0] == "Z":
        return " "
    return SAKNAS if kind[0] in "LNP" or kind in ("Sm", "Sc") else ""


def skrivbar(text: str) -> str:
    """The text in composed form with only characters that the packaged fonts hold."""
    text = unicodedata.normalize("NFC", text)
    if text.isascii():
        return text
    return "".join(map(_ersatt, text))
