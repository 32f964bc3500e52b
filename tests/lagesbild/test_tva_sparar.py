"""Two people save the same text at the same moment, 200 times: nothing is lost, in real transactions."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from lagesbild.forms.sammanforing import LagespunktForm
from lagesbild.models import Lagesbild, Lagespunkt
from lagesbild.workflow.sammanforing import spara_lagespunkt
from samverkan.fel import Konflikt
from samverkan.models import LogEntry, Stadsdelsomrade, User
from samverkan.radskydd import satt_sammanhang
from tests import factories

RONDER = 200


def _som_agare(gor: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("set role none")
    try:
        return gor()
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"set role {settings.WEB_ROLE}")


@pytest.fixture
def punkt(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """A statement that other connections see; taken away afterwards."""
    with django_db_blocker.unblock():

        def _gor() -> Lagespunkt:
            omrade = Stadsdelsomrade.objects.get(slug="norrby")
            bild = factories.make_lagesbild(omrade, year=2090, status="sammanforing")
            return factories.make_lagespunkt(bild, text="start")

        rad = _som_agare(_gor)
        yield rad.pk

        def _bort() -> None:
            LogEntry.objects.filter(objekttyp="lagesbild.lagespunkt", objekt_id=rad.pk).delete()
            Lagesbild.objects.filter(pk=rad.lagesbild_id).delete()

        _som_agare(_bort)


def _spara(pk: int, user: User, text: str, version: int) -> None:
    with transaction.atomic():
        satt_sammanhang(user)
        rad = Lagespunkt.objects.select_related("lagesbild").get(pk=pk)
        falt = {"text": text, "allvar": 3, "trend": "okant", "delningsniva": "parterna"}
        form = LagespunktForm(falt, instance=rad)
        assert form.is_valid(), form.errors
        spara_lagespunkt(form, by=user, version=version)


def _skriv(pk: int, user: User, ord_: str, start: tuple[str, int], samlas: Barrier) -> bool:
    """Save one's word from a common start; a conflict is settled by putting both texts together."""
    text, version = start
    samlas.wait(10)
    try:
        _spara(pk, user, f"{text} {ord_}", version)
        return False
    except Konflikt as fel:
        _spara(pk, user, f"{fel.nu.text} {ord_}", fel.nu.version)
        return True


def test_200_parallel_rounds_lose_nothing(punkt: int) -> None:
    folk = [User.objects.get(email=factories.MANNISKOR[namn]) for namn in ("stad", "polis")]
    samlas, krockar = Barrier(2), 0
    with ThreadPoolExecutor(2) as tva:
        for rond in range(RONDER):
            start = (f"r{rond}", _version(punkt, f"r{rond}"))
            svar = [
                tva.submit(_skriv, punkt, user, f"{namn}{rond}", start, samlas)
                for user, namn in zip(folk, "ab", strict=True)
            ]
            krockar += sum(ett.result(20) for ett in svar)
            text, version = _nu(punkt)
            assert set(text.split()) == {f"r{rond}", f"a{rond}", f"b{rond}"}
            assert version == start[1] + 2
        list(tva.map(_stang, [samlas] * 2))
    assert krockar == RONDER  # one of the two was always late
    _provar_loggen(punkt)


def _stang(samlas: Barrier) -> None:
    """Each thread its own connection."""
    samlas.wait(10)
    connection.close()


def _version(pk: int, text: str) -> int:
    """A new start for the round."""
    _som_agare(lambda: Lagespunkt.objects.filter(pk=pk).update(text=text))
    return _nu(pk)[1]


def _nu(pk: int) -> tuple[str, int]:
    rad: tuple[str, int] = _som_agare(
        lambda: Lagespunkt.objects.values_list("text", "version").get(pk=pk)
    )
    return rad


def _provar_loggen(pk: int) -> None:
    """Each save started from what the one before had left; none was written over unseen."""
    rader = _som_agare(
        lambda: list(
            LogEntry.objects.filter(objekttyp="lagesbild.lagespunkt", objekt_id=pk)
            .order_by("pk")
            .values_list("fore__text", "efter__text")
        )
    )
    assert len(rader) == 2 * RONDER
    for (_, efter), (fore, slut) in zip(rader[::2], rader[1::2], strict=True):
        assert fore == efter and slut.startswith(efter)
