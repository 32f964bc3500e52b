"""Charts of months: rolling sums, months by year, and the shape of the year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lagesbild.selectors.uppgifter import Uppgifter
from lagesbild.statistik import Intervall, arshjul, poisson, rullande
from lagesbild.statistikbild import noter
from lagesbild.statistikord import MANADER
from samverkan.charts.modell import Diagram, Punkt, Roll, Serie, Slag
from samverkan.format_sv import tal

#: Months that the rolling sums are drawn for.
VISADE_MANADER = 48


def manader(u: Uppgifter, omrade: int) -> list[date]:
    """Every month from the first to the last known, without gaps."""
    kanda = u.perioder(omrade, "manad")
    if not kanda:
        return []
    forst, sist = kanda[0], kanda[-1]
    antal = (sist.year - forst.year) * 12 + sist.month - forst.month + 1
    return [_efter(forst, nr) for nr in range(antal)]


def _efter(dag: date, steg: int) -> date:
    return date(dag.year + (dag.month - 1 + steg) // 12, (dag.month - 1 + steg) % 12 + 1, 1)


def rullande_linje(u: Uppgifter, omrade: tuple[int, str], bredd: int) -> Diagram | None:
    """The sum of the last months; a hidden or missing month leaves a gap of that width."""
    dagar = manader(u, omrade[0])
    varden = [_antal(u, omrade[0], d) for d in dagar]
    summor = rullande(varden, bredd)
    if not any(s is not None for s in summor):
        return None
    dagar, summor = dagar[-VISADE_MANADER:], summor[-VISADE_MANADER:]
    punkter = tuple(_summapunkt(s, d, u, omrade[0]) for s, d in zip(summor, dagar, strict=True))
    return Diagram(
        fynd=_rullfynd(punkter, bredd),
        enhet=f"Summan av de senaste {bredd} månaderna.",
        kategorirubrik="Månad",
        kategorier=tuple(f"{MANADER[d.month - 1]} {d.year}" for d in dagar),
        serier=(Serie(omrade[1], punkter, Roll.HUVUD),),
        decimaler=0,
        intervalltext="95\u00a0% intervall (exakt Poisson)",
        **noter(u, "En månad som är skyddad eller saknas ger ett uppehåll i linjen"),
    )


def _antal(u: Uppgifter, omrade: int, dag: date) -> float | None:
    antal = u.hamta(omrade, dag, "manad").antal
    return None if antal is None else float(antal)


def _summapunkt(summa: float | None, dag: date, u: Uppgifter, omrade: int) -> Punkt:
    if summa is None:
        return Punkt(saknas="saknas eller skyddat")
    i: Intervall = poisson(int(summa))
    return Punkt(summa, i.lagst, i.hogst, None, u.hamta(omrade, dag, "manad").preliminar)


def _rullfynd(punkter: Sequence[Punkt], bredd: int) -> str:
    if punkter[-1].value is None:
        return f"De senaste {bredd} månaderna går inte att summera: någon är skyddad eller saknas"
    ar_fore = punkter[-1 - 12].value if len(punkter) > 12 else None
    text = f"{tal(punkter[-1].value, 0)} de senaste {bredd} månaderna"
    return text if ar_fore is None else f"{text}, {tal(ar_fore, 0)} ett år tidigare"


def arsrutor(u: Uppgifter, omrade: tuple[int, str]) -> Diagram | None:
    """Years in rows and months in columns: when in the year it happens."""
    dagar = manader(u, omrade[0])
    if not dagar:
        return None
    rader = []
    for year in sorted({d.year for d in dagar}, reverse=True):
        uppgifter = [u.hamta(omrade[0], date(year, m, 1), "manad") for m in range(1, 13)]
        punkter = tuple(
            Punkt(
                None if x.antal is None else float(x.antal), is_prel=x.preliminar, saknas=x.saknas
            )
            for x in uppgifter
        )
        rader.append(Serie(str(year), punkter))
    return Diagram(
        slag=Slag.VARME,
        fynd="Månad för månad",
        enhet="Antal i månaden.",
        kategorirubrik="Månad",
        kategorier=MANADER,
        serier=tuple(rader),
        decimaler=0,
        **noter(u),
    )


def arshjulet(u: Uppgifter, omrade: tuple[int, str]) -> Diagram | None:
    """Each month's mean share of its year, over the years where every month may be shown."""
    dagar = manader(u, omrade[0])
    if not dagar:
        return None
    andelar = arshjul([_antal(u, omrade[0], d) for d in dagar], dagar[0].month)
    if andelar is None:
        return None
    hogst = MANADER[max(range(12), key=lambda m: andelar[m])]
    return Diagram(
        slag=Slag.STAPEL,
        fynd=f"Flest i {hogst}: {tal(max(andelar) * 100, 1)} procent av året",
        enhet="Månadens andel av året, procent. Jämnt fördelat vore 8,3.",
        kategorirubrik="Månad",
        kategorier=MANADER,
        serier=(Serie.av_tal(omrade[1], [a * 100 for a in andelar], Roll.HUVUD),),
        decimaler=1,
        tecken="%",
        **noter(u, "Medelvärde över de år där alla tolv månader får visas"),
    )
