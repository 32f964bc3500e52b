"""A party's own figures taken out as a file and read back: only a value of its own may differ."""

from __future__ import annotations

from django.db.models import QuerySet

from lagesbild.inlasning import Fel, Rad, Tolkning
from lagesbild.inlasning.egna_varden import ATGARD, SLAG
from lagesbild.models import Matvarde, Underlag
from lagesbild.workflow.omradesnamn import Kanda
from samverkan.tabellfil import ofarlig

UTAN_UNDERLAG = "Egna värden hör till en parts underlag."
OKAND = "Numret är inte ett av partens egna värden i stadsdelsområdet."
ANDRAD = "Värdet har ändrats sedan filen hämtades."
INTERVALL = "Värdet har ett intervall, som inte går att rätta här."
PERIODTYPER = (Matvarde.Periodtyp.YEAR, Matvarde.Periodtyp.KVARTAL, Matvarde.Periodtyp.MANAD)


def egna_varden(underlag: Underlag) -> QuerySet[Matvarde]:
    """What the party itself brought, last as well as first, of statistics in its own district.

    A figure that somebody else has read in anew is no longer the party's.
    """
    return Matvarde.objects.filter(
        part=underlag.part_id, inlasning__part=underlag.part_id, serie__isnull=False,
        stadsdelsomrade=underlag.stadsdelsomrade_id, periodtyp__in=PERIODTYPER,
    ).select_related("serie", "stadsdelsomrade", "inlasning")  # fmt: skip


def granska_egna(tolkning: Tolkning, underlag: Underlag | None, kanda: Kanda) -> None:
    """Faults for what is not the party's, is moved, or is older than what stands."""
    if tolkning.slag != SLAG or not tolkning.rader:
        return
    if underlag is None:
        tolkning.fel.append(Fel(0, "filen", "", UTAN_UNDERLAG, "Välj område och part."))
        return
    finns = egna_varden(underlag).in_bulk([rad.egen.nummer for rad in tolkning.rader])
    _samma_kalla(tolkning, list(finns.values()))
    rader, tolkning.rader = tolkning.rader, []
    for rad in rader:
        star = finns.get(rad.egen.nummer)
        fel = _fel(rad, star, kanda)
        tolkning.lagg(fel or _orort(rad, finns[rad.egen.nummer]))


def _samma_kalla(tolkning: Tolkning, finns: list[Matvarde]) -> None:
    """A corrected figure still has its source and what that source says of it."""
    kallor = {(v.inlasning.datakalla, v.inlasning.forbehall) for v in finns if v.inlasning}
    if kallor:
        namnen, forbehall = (sorted(set(delar) - {""}) for delar in zip(*kallor, strict=True))
        tolkning.datakalla = "; ".join(namnen)[:190]
        tolkning.forbehall = " ".join(forbehall)


def _fel(rad: Rad, star: Matvarde | None, kanda: Kanda) -> Fel | None:
    if star is None or star.serie is None:
        return Fel(rad.rad, "Värdenummer", str(rad.egen.nummer), OKAND, ATGARD)
    for falt, text, lika in (
        ("Område", rad.omrade, kanda.hitta(rad.omrade) == star.stadsdelsomrade_id),
        ("Serienyckel", rad.serie, rad.serie == star.serie.kod),
        ("Period", str(rad.period), (rad.period, rad.periodtyp) == (star.period_start, star.periodtyp)),
        ("Grupp", rad.grupp, rad.grupp in {" ".join(g.split()) for g in (star.grupp, ofarlig(star.grupp))}),
    ):  # fmt: skip
        if not lika:
            skal = f"”{text}” är inte det som värdet gäller."
            return Fel(rad.rad, falt, text, skal, ATGARD)
    return _fel_i_varde(rad, star)


def _fel_i_varde(rad: Rad, star: Matvarde) -> Fel | None:
    if (rad.varde, rad.preliminar) == (star.varde, star.preliminar) and _lika_skal(rad, star):
        return None
    if rad.egen.inlasning != star.inlasning_id:
        return Fel(rad.rad, "Värde", str(rad.varde), ANDRAD, ATGARD)
    if star.ki_lag is not None or star.ki_hog is not None:
        atgard = "Läs in källans egen fil på nytt."
        return Fel(rad.rad, "Värde", str(rad.varde), INTERVALL, atgard)
    return None


def _lika_skal(rad: Rad, star: Matvarde) -> bool:
    return rad.varde is not None or rad.saknas == star.saknas


def _orort(rad: Rad, star: Matvarde) -> Rad:
    """The row with all that the file does not carry as it stands."""
    return rad._replace(
        grupp=star.grupp, kommentar=star.kommentar, n=star.n, ki_lag=star.ki_lag,
        ki_hog=star.ki_hog,
    )  # fmt: skip
