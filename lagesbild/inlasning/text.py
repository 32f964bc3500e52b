"""Bytes to text, figures, days and times, as Swedish sources write them."""

import html
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

BLANKTECKEN = {"\u00a0": " ", "\u202f": " ", "\u2009": " "}
_TAL = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,17})?\Z")
_OSKRIVBART = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
_UTF8_BOKSTAV = re.compile(b"\xc3[\xa5\xa4\xb6\x85\x84\x96]")  # å ä ö Å Ä Ö
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def avkoda(data: bytes) -> str:
    """UTF-8 with or without mark, UTF-16 with mark, otherwise ISO 8859-1 as Brå writes."""
    if data[:2] in UTF16:
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


def bitar(text: str, langd: int = 1 << 16) -> Iterator[str]:
    """The text in pieces that end where a row does, so that its rows need not all be there at once."""
    start = 0
    while start <= len(text):
        slut = text.find("\n", start + langd)
        slut = len(text) if slut < 0 else slut
        yield text[start:slut]
        start = slut + 1


def blandad_rad(data: bytes) -> int | None:
    """The row where a file in UTF-8 stops being so; None when the whole file is in one encoding."""
    if data[:2] in UTF16 or not _UTF8_BOKSTAV.search(data):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fel:
        return data.count(b"\n", 0, fel.start) + 1
    return None


def stada(text: str) -> str:
    """Entities, hard and doubled spaces, and what a database cannot hold as text, away."""
    if text.isascii() and text.isprintable() and "&" not in text and "  " not in text:
        return text.strip()
    if "&" in text:
        text = html.unescape(text)
    for fran, till in BLANKTECKEN.items():
        text = text.replace(fran, till)
    return " ".join(_OSKRIVBART.sub("", text).split())


def norm(text: str) -> str:
    """A heading without case, accents and signs, for comparison."""
    text = unicodedata.normalize("NFKD", stada(text).casefold())
    return re.sub(r"[^a-z0-9]+", "", text.encode("ascii", "ignore").decode())


def tal(text: str) -> Decimal | None:
    """A figure with space for thousands and decimal comma; None when it is not a figure."""
    if _TAL.match(text):
        return Decimal(text)
    rent = stada(text).replace(" ", "").replace("\u2212", "-").replace(",", ".")
    return Decimal(rent) if _TAL.match(rent) else None


#: What Swedish tables print where there is no figure, and what each says.
TECKEN = {"": "saknas", "..": "saknas", ".": "ej_beraknad", "x": "skyddat"}


def varde(text: str) -> tuple[Decimal | None, str] | None:
    """A figure, or why there is none; a lone dash is zero. None when the text is neither."""
    if _TAL.match(text):
        return Decimal(text), ""
    rent = stada(text)
    if rent in ("-", "–", "—", "\u2212"):
        return Decimal(0), ""
    if rent.casefold() in TECKEN:
        return None, TECKEN[rent.casefold()]
    figur = tal(rent)
    return None if figur is None else (figur, "")
