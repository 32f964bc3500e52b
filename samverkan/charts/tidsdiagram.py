"""Things in time: what ran from when to when, and single dates."""

from dataclasses import dataclass
from datetime import date

from samverkan.charts.modell import Figur, Roll
from samverkan.charts.tabell import Kolumn, Tabell

MANADER = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")


def datumtext(day: date) -> str:
    return f"{day.day} {MANADER[day.month - 1]} {day.year}"


@dataclass(frozen=True)
class Tidpost:
    """One thing: a stretch, or a single day when it has no end."""

    namn: str
    start: date
    slut: date | None = None
    roll: Roll = Roll.HUVUD
    anmarkning: str = ""
    is_oppen: bool = False

    def __post_init__(self) -> None:
        if self.slut is not None and self.slut < self.start:
            raise ValueError(f"{self.namn}: ends before it starts")


@dataclass(frozen=True, kw_only=True)
class Tidsdiagram(Figur):
    """A timeline with one row a thing."""

    poster: tuple[Tidpost, ...]
    idag: date | None = None

    @property
    def granser(self) -> tuple[date, date]:
        days = [day for p in self.poster for day in (p.start, p.slut) if day]
        days += [self.idag] if self.idag and days else []
        return min(days), max(days)

    def tabell(self) -> Tabell:
        columns = [Kolumn(name, False) for name in ("Vad", "Från", "Till", "Anmärkning")]
        rows = [
            [
                p.namn,
                datumtext(p.start),
                "pågår" if p.is_oppen else datumtext(p.slut or p.start),
                p.anmarkning,
            ]
            for p in self.poster
        ]
        return Tabell.av_text(columns, rows)
