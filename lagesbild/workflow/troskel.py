"""How small a number of a source may be shown: set by the förvaltare, for all its series at once.

Whatever has been shown or hidden counts from then on: a raised threshold hides more and opens
nothing; a lowered one opens nothing that was hidden and holds for figures read in afterwards.
So an old page and a new one cannot be compared to work out a small number.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import QuerySet

from lagesbild.models import LAGSTA_TROSKEL, Statistikserie
from lagesbild.permissions.granser import may_satta_troskel
from lagesbild.workflow.personuppgifter import krav_utan_personnummer
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import User
from samverkan.permissions import krav

HOGST = 100
SISTA = """select coalesce(pg_sequence_last_value(
    pg_get_serial_sequence('lagesbild_inlasning', 'id')::regclass), 0)"""
LAGST_TEXT = f"Tröskeln är lägst {LAGSTA_TROSKEL} och högst {HOGST}."
ANDRAT = "Någon har ändrat tröskeln sedan sidan öppnades. Läs vad som gäller nu och börja om."


@transaction.atomic
def satt_troskel(datakalla: str, troskel: int, nu: int, skal: str, *, by: User) -> int:
    """Set it where `nu` still holds; how many series it changed."""
    krav(may_satta_troskel(by))
    if not LAGSTA_TROSKEL <= troskel <= HOGST:
        raise Hinder(LAGST_TEXT)
    krav_utan_personnummer(skal)
    serier = list(kallans_serier(datakalla).select_for_update())
    if gallande_troskel(serier) != nu:
        raise Hinder(ANDRAT)
    sista = sista_inlasning()
    andras = [serie for serie in serier if serie.minsta_n != troskel]
    for serie in andras:
        fore = serie.minsta_n
        med_troskel(serie, troskel, sista).save(update_fields=["minsta_n", "tidigare_trosklar"])
        log(by, "andra_troskel", serie, fore={"minsta_n": fore},
            efter={"minsta_n": troskel, "skal": skal})  # fmt: skip
    return len(andras)


def sista_inlasning() -> int:
    """The highest number that any import has, also of those that the reader may not see."""
    with connection.cursor() as cursor:
        cursor.execute(SISTA)
        return int(cursor.fetchone()[0])


def kallans_serier(datakalla: str) -> QuerySet[Statistikserie]:
    """The series of a source whose small numbers are protected at all."""
    return Statistikserie.objects.filter(datakalla=datakalla, minsta_n__gt=0).order_by("pk")


def gallande_troskel(serier: Iterable[Statistikserie]) -> int:
    """The highest, where the series of a source differ; 0 where there is none."""
    return max((serie.minsta_n for serie in serier), default=0)


def med_troskel(serie: Statistikserie, troskel: int, sista_inlasning: int) -> Statistikserie:
    """The series with another threshold, and what held for all that was read in until now."""
    forra = {"minsta_n": serie.minsta_n, "inlasning": sista_inlasning}
    serie.tidigare_trosklar = [*serie.tidigare_trosklar, forra]
    serie.minsta_n = troskel
    return serie
