"""What the comparison needs to know, and what it answers."""

from dataclasses import dataclass, field

HELA_OMRADET = "hela stadsdelsområdet"
DYGNSDELAR = ("morgon", "förmiddag", "eftermiddag", "kväll", "natt")


@dataclass(frozen=True)
class Iakttagelse:
    """One observation; an empty field is not stated and speaks neither for nor against."""

    pk: int
    part: int
    text: str
    rubrik: str = ""
    plats_text: str = ""
    plats: int | None = None
    stadsdel: str = ""
    lon: float | None = None
    lat: float | None = None
    dygnsdel: frozenset[str] = frozenset()
    dagar: frozenset[int] = frozenset()
    omrade: int | None = None
    allvar: int | None = None
    trend: str = ""


@dataclass(frozen=True)
class Jamforelse:
    """Two observations compared: points, and the reasons for and against in words."""

    ena: int
    andra: int
    poang: float
    for_: tuple[str, ...] = ()
    mot: tuple[str, ...] = ()


@dataclass(frozen=True)
class Forslag:
    """Observations of both parties that may be one thing; `par` are the pairs that say so."""

    iakttagelser: tuple[int, ...]
    poang: float
    par: tuple[Jamforelse, ...]
    for_: tuple[str, ...] = field(default=())
    mot: tuple[str, ...] = field(default=())


def dygnsdelar(fran: int | None, till: int | None) -> frozenset[str]:
    """The parts of the day that two hours span; over midnight when the first is the later."""
    if fran is None or till is None:
        return frozenset()
    timmar = range(fran, till) if fran < till else [*range(fran, 24), *range(till)]
    return frozenset(_dygnsdel(timme) for timme in timmar)


def _dygnsdel(timme: int) -> str:
    granser = ((6, "natt"), (9, "morgon"), (12, "förmiddag"), (17, "eftermiddag"), (23, "kväll"))
    return next((namn for slut, namn in granser if timme < slut), "natt")
