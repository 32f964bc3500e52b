"""Filters that write numbers, dates and near days in Swedish."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from samverkan import datum_sv, format_sv

register = template.Library()
Number = format_sv.Number
TALORD = [
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
]
AVSTAVAT = {"sammanställning": "samman\u00adställning", "verenskommelse": "verens\u00adkommelse"}


@register.filter
def tal(value: Number | None, decimals: int | None = None) -> str:
    return format_sv.tal(value, decimals)


@register.filter
def procent(value: Number | None, decimals: int = 1) -> str:
    return format_sv.procent(value, decimals)


@register.filter
def forandring(value: Number | None, decimals: int = 1) -> str:
    return format_sv.forandring(value, decimals)


@register.filter(expects_localtime=True)
def datum(value: date | None) -> str:
    return datum_sv.datum(value) if value else ""


@register.filter(expects_localtime=True)
def langdatum(value: date | None) -> str:
    return datum_sv.langdatum(value) if value else ""


@register.filter(expects_localtime=True)
def kortdatum(value: date | None) -> str:
    return datum_sv.kortdatum(value) if value else ""


@register.filter(expects_localtime=True)
def dagdatum(value: date | None) -> str:
    return datum_sv.dagdatum(value) if value else ""


@register.filter(expects_localtime=True)
def tid(value: datetime | None) -> str:
    return datum_sv.tid(value) if value else ""


@register.filter(expects_localtime=True)
def vecka(value: date | None) -> str:
    return datum_sv.vecka(value) if value else ""


@register.filter(expects_localtime=True)
def relativ(value: date | None) -> str:
    return datum_sv.relativ(value, timezone.localdate()) if value else ""


@register.filter(expects_localtime=True)
def stampel(value: datetime | None) -> str:
    return datum_sv.stampel(value, timezone.localdate()) if value else ""


@register.filter
def antal(value: int, ord_: str) -> str:
    """Write a count with its noun: `3|antal:"plats,platser"` gives 3 platser."""
    en, flera = ord_.split(",")
    return f"{format_sv.tal(value, 0)}{format_sv.NBSP}{en if value == 1 else flera}"


@register.filter
def stor(value: object) -> str:
    """Start with a capital; the rest is left as it is."""
    text = str(value)
    return text[:1].upper() + text[1:]


@register.filter
def talord(value: int) -> str:
    """Write small counts as words: tre."""
    return TALORD[value] if 0 <= value < len(TALORD) else format_sv.tal(value, 0)


@register.filter
def mjuk(value: object) -> str:
    """Let the long words of the wheel break where Swedish breaks them."""
    text = str(value)
    for helt, delat in AVSTAVAT.items():
        text = text.replace(helt, delat)
    return text


@register.filter
def cell(value: object) -> object:
    """Write a table cell: numbers in Swedish, a dash for what is missing."""
    if value is None:
        return format_sv.STRECK
    return format_sv.tal(value) if isinstance(value, int | float | Decimal) else value
