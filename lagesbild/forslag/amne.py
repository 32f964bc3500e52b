"""Whether two texts speak of the same problem, whatever the words."""

from dataclasses import dataclass

from lagesbild.forslag.falt import vinkel
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
    tecken: float
    kanda: bool
    slut: int
    falt: float
    sak: float


def jamfor_amne(ena: Tolkning, andra: Tolkning, lexikon: Lexikon) -> Amne:
    """How much of each text's concepts the other covers, and the likeness of words and letters."""
    fram, bak = _tackning(ena, andra, lexikon), _tackning(andra, ena, lexikon)
    return Amne(
        mest=max(fram, bak),
        minst=min(fram, bak),
        huvud=max(_huvud(ena, andra, lexikon), _huvud(andra, ena, lexikon)),
        tecken=likhet(ena.tecken, andra.tecken),
        kanda=bool(ena.begrepp and andra.begrepp),
        slut=abs(ena.upphort - andra.upphort),
        falt=vinkel(ena.vektor, andra.vektor, ena.langd * andra.langd),
        sak=vinkel(ena.sak, andra.sak, ena.saklangd * andra.saklangd),
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
    falt = _faltord(ena, andra)
    if ena.begrepp and andra.begrepp:
        return falt, [f"olika problem: {_citat(_framst(ena), _framst(andra), '/')}"]
    if falt:
        return falt, []
    if gemensamma := len(ena.ord_ & andra.ord_):
        return [f"{gemensamma} gemensamma ord i texten"], []
    return [], ["inga gemensamma ord i texten"]


def _faltord(ena: Tolkning, andra: Tolkning) -> list[str]:
    """What the two say of the weightiest fields they share."""
    bada = sorted(
        ena.sak.keys() & andra.sak.keys(),
        key=lambda namn: (-ena.sak[namn] * andra.sak[namn], namn),
    )
    return [_citat(ena.faltord[namn], andra.faltord[namn]) for namn in bada[:2] if ena.sak[namn]]


def _framst(tolkning: Tolkning) -> str:
    return tolkning.uttryck[tolkning.framst]


def _citat(ena: str, andra: str, tecken: str = "≈") -> str:
    return f"båda nämner ’{ena}’" if ena == andra else f"’{ena}’ {tecken} ’{andra}’"
