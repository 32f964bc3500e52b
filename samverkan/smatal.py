"""Small counts that stand by themselves, told in words or in classes; pure."""

from samverkan.format_sv import STRECK, tal

GRANS = 5
#: Lower ends of the classes in which counts of small surfaces are told.
KLASSER = (5, 10, 20, 50)


def antalstext(antal: int, grans: int = GRANS) -> str:
    """A count that stands by itself, or that it is too small to tell."""
    return tal(antal, 0) if antal == 0 or antal >= grans else f"färre än {grans}"


def nedre_grans(antal: int) -> int:
    """The lower end of a count's class; 1 for those too small to tell."""
    return max((k for k in KLASSER if k <= antal), default=1)


def klasstext(antal: int) -> str:
    """A count of one of many small surfaces, told in classes so that sums give nothing away."""
    if antal < KLASSER[0]:
        return f"färre än {KLASSER[0]}"
    nedre = max(k for k in KLASSER if k <= antal)
    ovre = next((k - 1 for k in KLASSER if k > antal), None)
    return f"{nedre}{STRECK}{ovre}" if ovre else f"{nedre} eller fler"
