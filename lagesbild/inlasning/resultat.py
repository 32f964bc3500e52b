"""What a reader gives back."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple


@dataclass(frozen=True)
class Fel:
    """A fault in a file: which row and column, what stands there, why it is wrong, what to do."""

    rad: int
    falt: str
    varde: str
    skal: str
    atgard: str
    #: What `rad` counts; boundaries have areas, not rows.
    enhet: str = "Rad"

    @property
    def meddelande(self) -> str:
        return f"{self.skal} {self.atgard}"

    def __str__(self) -> str:
        var = f"{self.enhet} {self.rad}, {self.falt}: " if self.rad else ""
        return f"{var}{self.meddelande}"


class Egen(NamedTuple):
    """Which figure a row of a file taken out of the product is, and the import it then came from."""

    nummer: int = 0
    inlasning: int = 0


class Rad(NamedTuple):
    """One figure of a source; `omrade` and `serie` are the source's own words.

    Whole counts may be int, which takes a third of the memory.
    """

    rad: int
    omrade: str
    serie: str
    period: date
    periodtyp: str
    varde: Decimal | int | None
    saknas: str = ""
    preliminar: bool = False
    enhet: str = "antal"
    kommentar: str = ""
    grupp: str = "alla"
    n: int | None = None
    ki_lag: Decimal | None = None
    ki_hog: Decimal | None = None
    egen: Egen = Egen()


class Handelserad(NamedTuple):
    """One event; it has a point only when its source gives one that is the event's own."""

    rad: int
    externt_id: str
    typ: str
    rubrik: str
    text: str
    intraffade: datetime | None
    publicerad: datetime | None
    plats: str
    url: str = ""
    intraffade_till: datetime | None = None
    latitud: float | None = None
    longitud: float | None = None
    omrade: str = ""


class Iakttagelserad(NamedTuple):
    """One observation in the source's words; `omrade` is the samverkansområde by number or name.

    `version` is told by a file that was taken out of the product itself, else 0.
    """

    rad: int
    externt_id: str
    text: str
    plats: str
    nar: str
    omrade: str
    allvar: int
    frekvens: str
    trend: str
    veckodagar: tuple[int, ...] = ()
    timme_fran: int | None = None
    timme_till: int | None = None
    datakalla: str = ""
    version: int = 0


@dataclass(frozen=True)
class Grans:
    """The boundary of one named area as GeoJSON geometry in WGS 84."""

    rad: int
    namn: str
    geometri: dict[str, Any]


class Utsatt(NamedTuple):
    """One area of a version of the list of utsatta områden, with its surface when the file has it."""

    rad: int
    namn: str
    kategori: str
    version: date
    geometri: dict[str, Any] | None = None


@dataclass
class Tolkning:
    """All that a reader found in a file."""

    slag: str
    sha256: str
    datakalla: str
    forbehall: str
    rader: list[Rad] = field(default_factory=list)
    handelser: list[Handelserad] = field(default_factory=list)
    iakttagelser: list[Iakttagelserad] = field(default_factory=list)
    granser: list[Grans] = field(default_factory=list)
    utsatta: list[Utsatt] = field(default_factory=list)
    fel: list[Fel] = field(default_factory=list)
    varningar: list[str] = field(default_factory=list)
    #: How many places in the file may be personal data.
    misstankta: int = 0
    polisdriven: bool = False
    #: Whether every area named must be known, or only those that say that they are a stadsdel.
    bara_omraden: bool = False

    @property
    def antal(self) -> int:
        vad = len(self.rader) + len(self.handelser) + len(self.iakttagelser)
        return vad + len(self.granser) + len(self.utsatta)

    def lagg(self, rad: "Rad | Fel") -> None:
        """Keep a row that was read, or the fault that it was read as."""
        if isinstance(rad, Rad):
            self.rader.append(rad)
        else:
            self.fel.append(rad)

    def not_om(self, antal: int, text: str) -> None:
        """Tell of something that was found a number of times, if it was."""
        if antal:
            self.varningar.append(f"{antal} {text}")


def kontrollsumma(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
