"""What a reader gives back."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Fel:
    """A fault in a file: which row and field, what stands there, and what to do."""

    rad: int
    falt: str
    varde: str
    meddelande: str

    def __str__(self) -> str:
        var = f"Rad {self.rad}, {self.falt}: " if self.rad else ""
        return f"{var}{self.meddelande}"


@dataclass(frozen=True)
class Rad:
    """One figure of a source; `omrade` and `serie` are the source's own words."""

    rad: int
    omrade: str
    serie: str
    period: date
    periodtyp: str
    varde: Decimal | None
    saknas: str = ""
    preliminar: bool = False
    enhet: str = "antal"
    kommentar: str = ""


@dataclass(frozen=True)
class Handelserad:
    """One event; its place is a name, never a point."""

    rad: int
    externt_id: str
    typ: str
    rubrik: str
    text: str
    intraffade: datetime | None
    publicerad: datetime | None
    plats: str
    url: str


@dataclass(frozen=True)
class Grans:
    """The boundary of one named area as GeoJSON geometry in WGS 84."""

    rad: int
    namn: str
    geometri: dict[str, Any]


@dataclass
class Tolkning:
    """All that a reader found in a file."""

    slag: str
    sha256: str
    datakalla: str
    forbehall: str
    rader: list[Rad] = field(default_factory=list)
    handelser: list[Handelserad] = field(default_factory=list)
    granser: list[Grans] = field(default_factory=list)
    fel: list[Fel] = field(default_factory=list)
    varningar: list[str] = field(default_factory=list)

    @property
    def antal(self) -> int:
        return len(self.rader) + len(self.handelser) + len(self.granser)


def kontrollsumma(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
