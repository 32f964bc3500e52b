"""Bytes to text and figures, as Swedish sources write them."""

import html
import re
from decimal import Decimal

BLANKTECKEN = {"\u00a0": " ", "\u202f": " ", "\u2009": " "}
_TAL = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,9})?\Z")
_OSKRIVBART = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
_UTF8_BOKSTAV = re.compile(b"\xc3[\xa5\xa4\xb6\x85\x84\x96]")  # å ä ö Å Ä Ö


def avkoda(data: bytes) -> str:
    """UTF-8 with or without mark, UTF-16 with mark, otherwise ISO 8859-1 as Brå writes."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def borjan(data: bytes, antal: int) -> str:
    """The beginning of a file as text; a letter that the cut goes through is left out."""
    bit = data[:antal]
    try:
        return bit.decode("utf-8-sig")
    except UnicodeDecodeError as fel:
        helt = len(data) > antal and fel.end >= len(bit) and fel.start >= len(bit) - 3
        return avkoda(bit[: fel.start] if helt else bit)


def blandad_rad(data: bytes) -> int | None:
    """The row where a file in UTF-8 stops being so; None when the whole file is in one encoding."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or not _UTF8_BOKSTAV.search(data):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fel:
        return data.count(b"\n", 0, fel.start) + 1
    return None


def stada(text: str) -> str:
    """Entities, hard and doubled spaces, and what a database cannot hold as text, away."""
    text = html.unescape(text)
    for fran, till in BLANKTECKEN.items():
        text = text.replace(fran, till)
    return " ".join(_OSKRIVBART.sub("", text).split())


def tal(text: str) -> Decimal | None:
    """A figure with space for thousands and decimal comma; None when it is not a figure."""
    rent = stada(text).replace(" ", "").replace("\u2212", "-").replace(",", ".")
    return Decimal(rent) if _TAL.match(rent) else None
