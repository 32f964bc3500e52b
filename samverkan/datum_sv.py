"""Swedish dates as text, and the words people use for near days."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from samverkan.format_sv import NBSP

MANADER = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
DAGAR = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
NARA = {-2: "i förrgår", -1: "i går", 0: "i dag", 1: "i morgon", 2: "i övermorgon"}
VECKA = 7


def har(value: datetime) -> datetime:
    """Give a moment by the clock here; in UTC, as it is kept, the day is another after midnight."""
    return timezone.localtime(value) if timezone.is_aware(value) else value


def dag(value: date) -> date:
    """Give the day of a date or, here, of a moment."""
    return har(value).date() if isinstance(value, datetime) else value


def manad(value: date) -> str:
    return MANADER[dag(value).month - 1]


def veckodag(value: date) -> str:
    return DAGAR[dag(value).weekday()]


def datum(value: date) -> str:
    """23 november 2026."""
    nar = dag(value)
    return f"{nar.day}{NBSP}{manad(nar)} {nar.year}"


def langdatum(value: date) -> str:
    """måndag 23 november 2026."""
    return f"{veckodag(value)} {datum(value)}"


def kortdatum(value: date) -> str:
    """23 nov; the year is left to the heading that the date stands under."""
    nar = dag(value)
    return f"{nar.day}{NBSP}{manad(nar)[:3]}"


def dagdatum(value: date) -> str:
    """mån 23 nov."""
    return f"{veckodag(value)[:3]}{NBSP}{kortdatum(value)}"


def tid(value: datetime) -> str:
    """8.12: the Swedish way with a point and no leading zero."""
    nar = har(value)
    return f"{nar.hour}.{nar.minute:02}"


def vecka(value: date) -> str:
    return f"vecka{NBSP}{dag(value).isocalendar().week}"


def _mandag(value: date) -> date:
    return value - timedelta(days=value.weekday())


def relativ(value: date, idag: date) -> str:
    """Name a day as one says it: i morgon, fredag, nästa vecka, i december."""
    nar, veckor = dag(value), (_mandag(dag(value)) - _mandag(idag)).days // VECKA
    if (nara := NARA.get((nar - idag).days)) is not None:
        return nara
    if veckor == 0:
        return veckodag(nar)
    if abs(veckor) == 1:
        return "nästa vecka" if veckor > 0 else "förra veckan"
    return f"i {manad(nar)}" if nar.year == idag.year else f"i {manad(nar)} {nar.year}"


def stampel(value: datetime, idag: date) -> str:
    """Say when something happened, as short as can be: i dag 8.12, fre 16.40, 4 dec."""
    sedan = (idag - dag(value)).days
    if sedan in (0, 1):
        return f"{NARA[-sedan]} {tid(value)}".replace(" ", NBSP)
    if 0 < sedan < VECKA:
        return f"{veckodag(value)[:3]}{NBSP}{tid(value)}"
    return kortdatum(value) if dag(value).year == idag.year else datum(value)
