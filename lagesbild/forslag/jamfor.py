"""Two observations weighed: signs of place, time and subject become one figure (vikter.py)."""

import math
from dataclasses import dataclass

from lagesbild.forslag.amne import Amne, amnesord, jamfor_amne
from lagesbild.forslag.iakttagelse import Iakttagelse, Jamforelse
from lagesbild.forslag.lexikon import Lexikon
from lagesbild.forslag.plats import jamfor_plats
from lagesbild.forslag.platsord import Ort
from lagesbild.forslag.tid import jamfor_tid
from lagesbild.forslag.tolkning import Tolkning
from lagesbild.forslag.vikter import ANNANSTANS, SKILD_I_SLUT, TROSKEL, VIKTER

__all__ = ["TROSKEL", "Last", "jamfor", "motivera", "tecknen", "vag"]


@dataclass(frozen=True)
class Last:
    """An observation read once: its place and its text."""

    rad: Iakttagelse
    ort: Ort
    tolkning: Tolkning


def tecknen(ena: Last, andra: Last, plats: float, amne: Amne) -> dict[str, float]:
    """The signs by name, as the weights know them."""
    tid, _, _ = jamfor_tid(ena.rad, andra.rad)
    a, b = ena.rad, andra.rad
    return {
        "grund": 1.0,
        "plats": plats,
        "mest": amne.mest,
        "minst": amne.minst,
        "huvud": amne.huvud,
        "tecken": amne.tecken,
        "falt": amne.falt,
        "sak": amne.sak,
        "okand": 0.0 if amne.kanda else 1.0,
        "tid": tid,
        "omrade": 1.0 if a.omrade and a.omrade == b.omrade else 0.0,
        "slut": SKILD_I_SLUT[amne.slut],
    }


def vag(tecken: dict[str, float]) -> float:
    """The weighed sum as a figure from 0 to 1."""
    summa = sum(VIKTER[namn] * varde for namn, varde in tecken.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, summa))))


def jamfor(ena: Last, andra: Last, lexikon: Lexikon) -> Jamforelse:
    """Points only; the same whichever comes first. The same words elsewhere are not the same."""
    plats, _, _ = jamfor_plats(ena.ort, andra.ort)
    forsta, sista = sorted((ena.rad.pk, andra.rad.pk))
    if plats < ANNANSTANS:
        return Jamforelse(forsta, sista, 0.0)
    amne = jamfor_amne(ena.tolkning, andra.tolkning, lexikon)
    return Jamforelse(forsta, sista, round(vag(tecknen(ena, andra, plats, amne)), 6))


def motivera(ena: Last, andra: Last, lexikon: Lexikon) -> Jamforelse:
    """Points and the reasons for and against, the first observation's words first."""
    if ena.rad.pk > andra.rad.pk:
        ena, andra = andra, ena
    _, plats_for, plats_mot = jamfor_plats(ena.ort, andra.ort)
    _, tid_for, tid_mot = jamfor_tid(ena.rad, andra.rad)
    ord_for, ord_mot = amnesord(ena.tolkning, andra.tolkning, lexikon)
    for_ = [plats_for, *tid_for, *ord_for]
    mot = [plats_mot, *tid_mot, *ord_mot, *_ovrigt(ena, andra)]
    return Jamforelse(
        ena.rad.pk, andra.rad.pk, jamfor(ena, andra, lexikon).poang,
        tuple(skal for skal in for_ if skal), tuple(skal for skal in mot if skal),
    )  # fmt: skip


def _ovrigt(ena: Last, andra: Last) -> list[str]:
    skal = []
    if ena.rad.omrade and andra.rad.omrade and ena.rad.omrade != andra.rad.omrade:
        skal.append("olika samverkansområden")
    if abs(ena.tolkning.upphort - andra.tolkning.upphort) == 2:
        skal.append("den ena säger att det har upphört")
    return skal
