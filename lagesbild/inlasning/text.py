"""Bytes to text and figures, as Swedish sources write them."""

import html
from decimal import Decimal, InvalidOperation

BLANKTECKEN = {"\u00a0": " ", "\u202f": " ", "\u2009": " "}


def avkoda(data: bytes) -> str:
    """UTF-8 with or without mark, UTF-16 with mark, otherwise ISO 8859-1 as Brå writes."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def stada(text: str) -> str:
    """Entities, hard spaces and doubled spaces away."""
    text = html.unescape(text)
    for fran, till in BLANKTECKEN.items():
        text = text.replace(fran, till)
    return " ".join(text.split())


def tal(text: str) -> Decimal | None:
    """A figure with space for thousands and decimal comma; None when it is not a figure."""
    rent = stada(text).replace(" ", "").replace("\u2212", "-").replace(",", ".")
    try:
        varde = Decimal(rent)
    except InvalidOperation:
        return None
    return varde if varde.is_finite() else None
