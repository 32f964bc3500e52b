"""Swedish numbers as text: decimal comma, no-break space for thousands, a real minus sign."""

import math
from decimal import ROUND_HALF_UP, Context, Decimal

NBSP = "\u00a0"
MINUS = "\u2212"
STRECK = "\u2013"

# Wide enough for any float, so that quantize never runs out of digits.
_CONTEXT = Context(prec=700, rounding=ROUND_HALF_UP)

Number = int | float | Decimal


def _is_tal(value: Number | None) -> bool:
    return value is not None and math.isfinite(value)


def tal(value: Number | None, decimals: int | None = None) -> str:
    """Write a number; without `decimals` whole numbers stay whole and others get one decimal."""
    if value is None or not _is_tal(value):
        return STRECK
    exact = Decimal(str(value))
    if decimals is None:
        decimals = 0 if exact == exact.to_integral_value() else 1
    # Half up, as the official crime statistics round; float formatting would round half to even.
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), context=_CONTEXT)
    text = f"{abs(rounded):,f}".replace(",", NBSP).replace(".", ",")
    return f"{MINUS}{text}" if rounded < 0 else text


def procent(value: Number | None, decimals: int = 1) -> str:
    """Write a value that already is in per cent."""
    text = tal(value, decimals)
    return text if text == STRECK else f"{text}{NBSP}%"


def forandring(value: Number | None, decimals: int = 1) -> str:
    """Write a change with its sign; a change that rounds to zero has none."""
    text = tal(value, decimals)
    if text.startswith((MINUS, STRECK)) or not text.strip("0,"):
        return text
    return f"+{text}"


def intervall(low: Number | None, high: Number | None, decimals: int = 1) -> str:
    """Write an interval; a negative end needs words, since a minus beside a dash misreads."""
    if not (_is_tal(low) and _is_tal(high)):
        return ""
    ends = tal(low, decimals), tal(high, decimals)
    return f"{ends[0]} till {ends[1]}" if MINUS in "".join(ends) else STRECK.join(ends)


_STORA = ((1e12, "bn"), (1e9, "md"), (1e6, "mn"))


def kort(value: Number, decimals: int | None = None) -> str:
    """Write a number for an axis: millions and above in words."""
    for limit, word in _STORA:
        if abs(float(value)) >= limit:
            scaled = float(value) / limit
            return f"{tal(scaled, 0 if scaled == int(scaled) else 1)}{NBSP}{word}"
    return tal(value, decimals)
