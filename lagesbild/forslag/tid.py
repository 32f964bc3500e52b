"""When: parts of the day and weekdays. What is not stated speaks neither for nor against."""

from lagesbild.forslag.iakttagelse import DYGNSDELAR, Iakttagelse

DAGAR = ("måndagar", "tisdagar", "onsdagar", "torsdagar", "fredagar", "lördagar", "söndagar")
NAMN = {
    "morgon": "morgnar", "förmiddag": "förmiddagar", "eftermiddag": "eftermiddagar",
    "kväll": "kvällstid", "natt": "nattetid",
}  # fmt: skip


def jamfor_tid(ena: Iakttagelse, andra: Iakttagelse) -> tuple[float, list[str], list[str]]:
    """-1 to 1: the day's parts weigh more than the weekdays."""
    poang, for_, mot = 0.0, list[str](), list[str]()
    if ena.dygnsdel and andra.dygnsdel:
        poang += _dygn(ena.dygnsdel, andra.dygnsdel, for_, mot)
    if ena.dagar and andra.dagar:
        if gemensamma := sorted(ena.dagar & andra.dagar):
            poang += 0.3
            for_.append("båda " + _dagar(gemensamma))
        else:
            poang -= 0.3
            mot.append("olika veckodagar")
    return poang, for_, mot


def _dygn(ena: frozenset[str], andra: frozenset[str], for_: list[str], mot: list[str]) -> float:
    if gemensamma := [del_ for del_ in DYGNSDELAR if del_ in ena & andra]:
        for_.append("båda " + " och ".join(NAMN[del_] for del_ in gemensamma[:2]))
        return 0.7
    platser = [[DYGNSDELAR.index(d) for d in del_ if d in DYGNSDELAR] for del_ in (ena, andra)]
    if min((abs(a - b) for a in platser[0] for b in platser[1]), default=9) == 1:
        return -0.1
    mot.append("olika tider på dygnet")
    return -0.7


def _dagar(dagar: list[int]) -> str:
    if len(dagar) == 7:
        return "alla dagar"
    if dagar == [0, 1, 2, 3, 4]:
        return "vardagar"
    return " och ".join(DAGAR[dag] for dag in dagar[:3])
