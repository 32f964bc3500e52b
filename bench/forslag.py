"""The proposals on the test part of the labelled material, with three baselines, and their speed.

Each baseline gets its best threshold on the very material it is scored on; the product has one
fixed threshold. Nothing here is used to tune the matcher.
"""

import random
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import product
from pathlib import Path

from bench.matning import rad
from bench.ordmangd import jaccard, token_set_ratio
from lagesbild.forslag import Iakttagelse, foresla
from lagesbild.forslag.lexikon import lexikon_med
from lagesbild.forslag.markt import MarktOmrade, MarktPar, las_fil
from lagesbild.forslag.plats import jamfor_plats
from lagesbild.forslag.platsord import ort
from lagesbild.forslag.provning import Utfall, prova_omrade, prova_par, sanna_par

MAPP = Path(__file__).parent.parent / "tests" / "data" / "forslag"
Matt = Callable[[Iakttagelse, Iakttagelse], float]
Rad = tuple[float, bool]


def mat() -> None:
    """Districts, pairs, baselines, speed."""
    matningen(MAPP / "test")
    _fart()


def matningen(mapp: Path) -> None:
    """All figures for one part of the material."""
    markta = {fil.stem: las_fil(fil) for fil in sorted(mapp.glob("*.json*"))}
    par = {namn: m for namn, m in markta.items() if not isinstance(m, MarktOmrade)}
    _omraden([m for m in markta.values() if isinstance(m, MarktOmrade)])
    _par("alla", [ett for m in par.values() for ett in m])
    for namn, m in par.items():
        _par(namn, m)


def _par(namn: str, par: list[MarktPar]) -> None:
    """Each hand's pairs for itself too: the lexicon and the first hand's have the same writer."""
    svar = prova_par(par, lexikon_med())
    rad(f"(b) {namn}, {len(par)} par", _tal(_utfall(svar)), "F1 ≥ baslinje + 0,10")
    for baslinje, matt in BASLINJER.items():
        _baslinje(f"    {baslinje}", _parrader(par, matt))


def _omraden(omraden: list[MarktOmrade]) -> None:
    svar = [prova_omrade(omrade, lexikon_med()) for omrade in omraden]
    parvis = sum((_utfall(s) for s in svar), Utfall(0, 0, 0))
    hela = sum((_utfall(s["sammanforing"]) for s in svar), Utfall(0, 0, 0))
    antal = sum(s["antal"]["par"] for s in svar)
    rad(f"(a) {len(omraden)} områden, {antal} par", _tal(parvis), "precision ≥ 0,90, recall ≥ 0,80")
    rad("(a) hela sammanföringen", _tal(hela), "F1 ≥ 0,85")
    for namn, matt in BASLINJER.items():
        _baslinje(f"    {namn}", [r for omrade in omraden for r in _omradesrader(omrade, matt)])


def _utfall(svar: dict) -> Utfall:
    return Utfall(svar["ratt"], svar["fel"], svar["missade"])


def _tal(u: Utfall) -> str:
    return f"precision {u.precision:.3f} recall {u.recall:.3f} F1 {u.f1:.3f}"


def _parrader(par: Iterable[MarktPar], matt: Matt) -> list[Rad]:
    return [(matt(ett.a, ett.b), ett.etikett == "same") for ett in par]


def _omradesrader(omrade: MarktOmrade, matt: Matt) -> list[Rad]:
    sanna = sanna_par(omrade)
    stad = [r for r in omrade.rader if r.part == 1]
    polis = [r for r in omrade.rader if r.part == 2]
    return [
        (matt(a, b), (min(a.pk, b.pk), max(a.pk, b.pk)) in sanna) for a, b in product(stad, polis)
    ]


def _baslinje(namn: str, rader: list[Rad]) -> None:
    troskel, basta = max(
        ((t, _vid(rader, t)) for t in sorted({p for p, _ in rader if p > 0})),
        key=lambda par: par[1].f1,
        default=(0.0, Utfall(0, 0, 0)),
    )
    rad(namn, f"{_tal(basta)} vid {troskel:.2f}", "–")


def _vid(rader: list[Rad], troskel: float) -> Utfall:
    return Utfall(
        sum(sann and poang >= troskel for poang, sann in rader),
        sum(not sann and poang >= troskel for poang, sann in rader),
        sum(sann and poang < troskel for poang, sann in rader),
    )


def _samma_plats(a: Iakttagelse, b: Iakttagelse) -> float:
    return jamfor_plats(ort(a), ort(b))[0]


def _i_stadsdelen(matt: Callable[[str, str], float]) -> Matt:
    def med(a: Iakttagelse, b: Iakttagelse) -> float:
        if a.stadsdel.casefold() != b.stadsdel.casefold():
            return 0.0
        return matt(f"{a.rubrik} {a.text}", f"{b.rubrik} {b.text}")

    return med


BASLINJER: dict[str, Matt] = {
    "samma plats": _samma_plats,
    "samma stadsdel + gemensamma ord": _i_stadsdelen(jaccard),
    "samma stadsdel + token_set_ratio": _i_stadsdelen(token_set_ratio),
}


def _fart() -> None:
    """2 × 400 made of the development districts' observations, places and words moved about."""
    rader = fyrahundra()
    lexikon_med()
    start, cpu = time.perf_counter(), time.process_time()
    antal = len(foresla(rader, lexikon=lexikon_med()))
    tid, cpu = time.perf_counter() - start, time.process_time() - cpu
    rad(f"2 × 400, {antal} förslag", f"{tid:.2f} s, varav processor {cpu:.2f} s", "< 2 s")


def fyrahundra() -> list[Iakttagelse]:
    """400 of each party; the same every time."""
    slump = random.Random(5)
    grund = [
        r for fil in sorted((MAPP / "dev").glob("*.json"))
        for m in [las_fil(fil)] if isinstance(m, MarktOmrade) for r in m.rader
    ]  # fmt: skip
    svar = []
    for part in (1, 2):
        egna = [r for r in grund if r.part == part]
        for _ in range(400):
            r, annan = slump.choice(egna), slump.choice(egna)
            text = f"{r.text} {annan.text.split('.')[0]}."
            svar.append(replace(r, pk=len(svar) + 1, text=text))
    return svar
