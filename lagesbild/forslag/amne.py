"""Whether two texts speak of the same problem, whatever the words."""

from dataclasses import dataclass

from lagesbild.forslag.falt import faltlikhet
from lagesbild.forslag.lexikon import Lexikon
from lagesbild.forslag.orden import likhet
from lagesbild.forslag.tolkning import Tolkning

SAMMA, SLAKT = 0.75, 0.25


@dataclass(frozen=True)
class Amne:
    """Signs from the texts, each 0 to 1; `kanda` whether the lexicon knew both texts."""

    mest: float
    minst: float
    huvud: float
    ord_: float
    tecken: float
    kanda: bool
    slut: int
    falt: float
    sak: float
    tackt: float
    krock: float


def jamfor_amne(ena: Tolkning, andra: Tolkning, lexikon: Lexikon) -> Amne:
    """How much of each text's concepts the other covers, and the likeness of words and letters."""
    falt, sak, tackt, krock = faltlikhet(ena, andra, lexikon)
    fram, bak = _tackning(ena, andra, lexikon), _tackning(andra, ena, lexikon)
    return Amne(
        mest=max(fram, bak),
        minst=min(fram, bak),
        huvud=max(_huvud(ena, andra, lexikon), _huvud(andra, ena, lexikon)),
        ord_=_ordlikhet(ena, andra),
        tecken=likhet(ena.tecken, andra.tecken),
        kanda=bool(ena.begrepp and andra.begrepp),
        slut=abs(ena.upphort - andra.upphort),
        falt=falt,
        sak=sak,
        tackt=tackt,
        krock=krock,
    )


def _tackning(ena: Tolkning, andra: Tolkning, lexikon: Lexikon) -> float:
    """The share of one's concepts, by weight, that the other has or has kin of."""
    if ena.kretsar.isdisjoint(andra.kretsar):
        return 0.0
    return sum(
        vikt
        if namn in andra.begrepp
        else vikt * max(lexikon.slakt(namn, annat) for annat in andra.begrepp)
        for namn, vikt in ena.begrepp.items()
    ) / ena.summa  # fmt: skip


def _huvud(ena: Tolkning, andra: Tolkning, lexikon: Lexikon) -> float:
    """Whether the weightiest concept of one is among the weighty of the other."""
    if ena.kretsar.isdisjoint(andra.kretsar):
        return 0.0
    return max(
        lexikon.slakt(ena.framst, namn) * vikt / andra.tyngst
        for namn, vikt in andra.begrepp.items()
    )


def _ordlikhet(ena: Tolkning, andra: Tolkning) -> float:
    """Shared words against the shorter text, so that a short note is not punished."""
    kortast = min(len(ena.ord_), len(andra.ord_))
    return len(ena.ord_ & andra.ord_) / max(kortast, 3) if kortast else 0.0


def amnesord(ena: Tolkning, andra: Tolkning, lexikon: Lexikon) -> tuple[list[str], list[str]]:
    """The reasons of the text in the writers' own words."""
    lika = sorted(
        (
            (-lexikon.slakt(a, b) * min(ena.begrepp[a], andra.begrepp[b]), a, b)
            for a in ena.begrepp
            for b in andra.begrepp
            if lexikon.slakt(a, b) >= SAMMA
        ),
    )
    if lika:
        _, a, b = lika[0]
        return [_citat(ena.uttryck[a], andra.uttryck[b])], []
    if ena.begrepp and andra.begrepp:
        return [], [f"olika problem: {_citat(_framst(ena), _framst(andra), '/')}"]
    if gemensamma := len(ena.ord_ & andra.ord_):
        return [f"{gemensamma} gemensamma ord i texten"], []
    return [], ["inga gemensamma ord i texten"]


def _framst(tolkning: Tolkning) -> str:
    return tolkning.uttryck[tolkning.framst]


def _citat(ena: str, andra: str, tecken: str = "≈") -> str:
    return f"båda nämner ’{ena}’" if ena == andra else f"’{ena}’ {tecken} ’{andra}’"
