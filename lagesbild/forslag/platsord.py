"""A place as it is said: its own name, what sort of place it is, and where it lies."""

import math
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from lagesbild.forslag.iakttagelse import HELA_OMRADET, Iakttagelse
from lagesbild.forslag.lexikon import grunddata
from lagesbild.forslag.orden import skiljer_ett_slag, stam

FIL = Path(__file__).with_name("platser.toml")
_ORD = re.compile(r"[a-zåäöéü0-9]+(?:[-.][a-zåäöéü0-9]+)*")
SMEKANDELSER = ("an", "is", "en")


@dataclass(frozen=True)
class Ort:
    """The words of a place; without names of its own it is its stadsdel."""

    namn: frozenset[str]
    slag: frozenset[str]
    stadsdel: str
    hela: bool
    lon: float | None
    lat: float | None
    plats: int | None
    efter_stadsdelen: bool = False

    @property
    def bara_stadsdel(self) -> bool:
        return not self.namn and not self.slag


@lru_cache(maxsize=1)
def _data() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    data = tomllib.loads(FIL.read_text(encoding="utf-8"))
    par = [(ord_, namn) for namn, orden in data["slag"].items() for ord_ in orden]
    slag = {stam(ord_): namn for ord_, namn in par if len(stam(ord_)) >= 4} | dict(par)
    return slag, data["smeknamn"], frozenset(data["fyllnad"]["ord"])


@lru_cache(maxsize=1)
def narliggande() -> dict[str, frozenset[str]]:
    """For each sort of place the sorts that may be the same spot."""
    data = tomllib.loads(FIL.read_text(encoding="utf-8"))
    svar: dict[str, set[str]] = {}
    for orden in data["narliggande"].values():
        for ord_ in orden:
            svar.setdefault(ord_, set()).update(orden)
    return {namn: frozenset(alla) for namn, alla in svar.items()}


@lru_cache(maxsize=20_000)
def grundform(ord_: str) -> str:
    """A name without genitive and definite ending: the park's, the park and park are one."""
    if ord_.endswith("s") and len(ord_) >= 5:
        ord_ = ord_[:-1]
    for andelse in ("arna", "en", "et"):
        if ord_.endswith(andelse) and len(ord_) - len(andelse) >= 5:
            return ord_[: -len(andelse)]
    return ord_


@lru_cache(maxsize=20_000)
def _ord_for_ord(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Names and sorts in a text of a place."""
    slag, smek, fyllnad = _data()
    text = text.casefold()
    forkortningar = grunddata()["forkortningar"]
    namn, sorter = set[str](), set[str]()
    for ord_ in _ORD.findall(text):
        for del_ in smek.get(forkortningar.get(ord_, ord_), forkortningar.get(ord_, ord_)).split():
            if sort := slag.get(del_) or slag.get(stam(del_)):
                sorter.add(sort)
            elif del_ not in fyllnad:
                _dela_namn(del_, slag, namn, sorter)
    return frozenset(namn), frozenset(sorter)


def _dela_namn(ord_: str, slag: dict[str, str], namn: set[str], sorter: set[str]) -> None:
    """A name joined with its kind, as torget after a name, is the name and a square."""
    helt = ord_.removesuffix("s")
    if helt in slag:
        sorter.add(slag[helt])
        return
    for slut in range(len(helt) - 2, 3, -1):
        forsta, sista = helt[:-slut], helt[-slut:]
        if sista in slag and (forsta in _allmanna() or len(forsta) >= 4):
            sorter.add(slag[sista])
            namn |= set() if forsta in _allmanna() else {grundform(forsta)}
            return
    namn.add(grundform(ord_))


@lru_cache(maxsize=1)
def _allmanna() -> frozenset[str]:
    """First parts that name nothing: the food shop is a shop."""
    return frozenset(tomllib.loads(FIL.read_text(encoding="utf-8"))["fyllnad"]["led"])


def _utan_stadsdelen(text: str, stadsdel: str) -> str:
    """The stadsdel's own words in a place only say where it lies."""
    egna = set(_ORD.findall(stadsdel))
    egna |= {f"{ord_}s" for ord_ in egna}
    return " ".join(ord_ for ord_ in _ORD.findall(text) if ord_ not in egna)


def _efter_stadsdelen(text: str, stadsdel: str) -> bool:
    """The square named after its stadsdel has a name, and is not just any square in it."""
    slag, _, _ = _data()
    orden = text.split()
    egna = stadsdel.split()
    return any(
        forsta.removesuffix("s") in egna and sista in slag for forsta, sista in pairwise(orden)
    )


def ort(rad: Iakttagelse) -> Ort:
    """The place of an observation, ready to compare."""
    stadsdel = rad.stadsdel.casefold().strip()
    text = rad.plats_text.casefold().strip()
    hela = HELA_OMRADET in (stadsdel, text) or text.startswith("hela stadsdelsområde")
    egna, _ = _ord_for_ord(stadsdel)
    namn, slag = _ord_for_ord("" if hela else _utan_stadsdelen(text, stadsdel))
    return Ort(
        frozenset(n for n in namn if not any(lika_namn(n, e) for e in egna)),
        slag, "" if stadsdel == HELA_OMRADET else stadsdel,
        hela, rad.lon, rad.lat, rad.plats, _efter_stadsdelen(text, stadsdel),
    )  # fmt: skip


@lru_cache(maxsize=100_000)
def lika_namn(ena: str, andra: str) -> bool:
    """The same name, one slip apart, or a nickname made of its beginning (Bagis, Gullan)."""
    if ena == andra or skiljer_ett_slag(ena, andra):
        return True
    kort, lang = sorted((ena, andra), key=lambda n: (len(n), n))
    if len(kort) >= 5 and lang.startswith(kort):
        return True
    return any(
        kort.endswith(andelse)
        and len(kort) - len(andelse) >= 3
        and lang.startswith(kort[: -len(andelse)])
        and len(lang) > len(kort)
        for andelse in SMEKANDELSER
    )


def avstand(ena: Ort, andra: Ort) -> float | None:
    """Metres between two points; flat is near enough within a city."""
    if None in (ena.lon, ena.lat, andra.lon, andra.lat):
        return None
    assert ena.lon is not None and andra.lon is not None
    assert ena.lat is not None and andra.lat is not None
    norr = (ena.lat - andra.lat) * 111_200
    oster = (ena.lon - andra.lon) * 111_320 * math.cos(math.radians(ena.lat))
    return math.hypot(norr, oster)
