"""The joint analysis with what belongs beside it: statements, numbers, map, and what is not cited."""

from __future__ import annotations

from typing import Any

from lagesbild.dokument.kapitel_omrade import bedomning
from lagesbild.dokument.sifferkapitel import senastedel
from lagesbild.dokument.siffror import las_indikatorer
from lagesbild.hanvisning import ohanvisade, utan_hanvisning
from lagesbild.innehall import innehall, parterna
from lagesbild.models import Lagesbild, Lagespunkt, Omradesanalys
from lagesbild.selectors.platser import karta_over, utpekade
from lagesbild.selectors.siffra import citerade, stycken_av
from lagesbild.skillnadstext import skillnadstext
from lagesbild.workflow.lagesbild import may_sammanfora
from samverkan.models import User

TEXTER = ("text", "samsyn", "skillnader")


def analyssida(user: User, bild: Lagesbild) -> dict[str, Any]:
    """Every area: assessment, texts with their citations, figures, and what lacks a citation."""
    punkter = list(Lagespunkt.objects.visible_to(user).filter(lagesbild=bild))
    analyser = list(bild.omradesanalyser.select_related("samverkansomrade"))
    siffror, forslag = las_indikatorer(bild), list(bild.utmaningsforslag.all())
    i_text = citerade(bild.siffror.gemensamma())
    finns = [punkt.lopnummer for punkt in punkter]
    return {
        "bild": bild,
        "far_skriva": may_sammanfora(user, bild),
        "karta": karta_over(user, bild, list(utpekade(user, bild))),
        "delar": [
            {
                "analys": a,
                "bedomning": bedomning_av(a),
                "texter": [
                    (n, stycken_av(getattr(a, n), finns, i_text)) for n in TEXTER if getattr(a, n)
                ],
                "siffror": _siffror(siffror, a),
                "i_text": [s for s in i_text if s.siffra.analys_id == a.pk],
                "forslag": [f for f in forslag if f.samverkansomrade_id == a.samverkansomrade_id],
                "utan": utan_hanvisning([getattr(a, n) for n in TEXTER], finns),
                "ociterade": _ociterade(a, analyser, bild, punkter),
            }
            for a in analyser
        ],
    }


def bedomning_av(analys: Omradesanalys) -> str:
    """Severity, development and possibility to act, in one line."""
    falt = {n: getattr(analys, n) for n in ("allvar", "trend", "paverkan")}
    return bedomning(falt)


def _siffror(rader: list[dict[str, Any]], analys: Omradesanalys) -> list[Any]:
    mina = [rad for rad in rader if rad["omrade"] == analys.samverkansomrade.nummer]
    return senastedel(mina, analys.samverkansomrade.kortnamn)


def _ociterade(
    analys: Omradesanalys,
    analyser: list[Omradesanalys],
    bild: Lagesbild,
    punkter: list[Lagespunkt],
) -> list[Lagespunkt]:
    """The area's statements that no text of the picture cites."""
    texter = [getattr(a, namn) for a in analyser for namn in TEXTER] + [bild.sammanfattning]
    mina = {
        punkt.lopnummer: punkt
        for punkt in punkter
        if punkt.samverkansomrade_id == analys.samverkansomrade_id
    }
    return [mina[nummer] for nummer in ohanvisade(texter, mina)]


def skrivstod(user: User, analys: Omradesanalys) -> dict[str, Any]:
    """What stands beside the form: the area's statements to cite, figures, map, and the merge's text."""
    bild, omrade = analys.lagesbild, analys.samverkansomrade
    punkter = Lagespunkt.objects.visible_to(user).filter(lagesbild=bild, samverkansomrade=omrade)
    return {
        "bild": bild,
        "punkter": punkter.select_related("endast_part", "plats").order_by("lopnummer"),
        "siffror": _siffror(las_indikatorer(bild), analys),
        "i_text": citerade(analys.siffror.all()),
        "karta": karta_over(user, bild, list(utpekade(user, bild))),
        "ur_sammanforingen": _foreslagen_text(analys),
    }


def _foreslagen_text(analys: Omradesanalys) -> str:
    parter = [(part.kod, part.kortnamn) for part in parterna()]
    return skillnadstext(innehall(analys.lagesbild), analys.samverkansomrade.nummer, parter)
