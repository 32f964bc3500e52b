"""Background jobs: one domain row that the person's page follows, run by procrastinate."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from samverkan.fel import Hinder
from samverkan.models import Jobb, User

Steg = Callable[[int, str], None]
#: A job that has given no sign for so long has no worker, and has not been taken up again.
TYST = timedelta(minutes=15)


def bestall(
    user: User, slag: str, rubrik: str, nyckel: str, argument: dict[str, Any], task: Any
) -> Jobb:
    """Order a job in the same transaction; the one already going on when asked for twice."""
    pagaende = Jobb.objects.filter(
        nyckel=nyckel, status__in=[Jobb.Status.VANTAR, Jobb.Status.PAGAR]
    ).first()
    if pagaende:
        if pagaende.bestallt_av_id != user.pk:
            raise Hinder(f"{pagaende.rubrik} görs redan. Vänta tills det är klart.")
        return pagaende
    try:
        with transaction.atomic():
            jobb = Jobb.objects.create(
                slag=slag, rubrik=rubrik, nyckel=nyckel, argument=argument, bestallt_av=user
            )
    except IntegrityError:
        return Jobb.objects.get(nyckel=nyckel, status__in=[Jobb.Status.VANTAR, Jobb.Status.PAGAR])
    task.defer(jobb_id=jobb.pk)
    return jobb


def kor(jobb_id: int, arbete: Callable[[Jobb, Steg], str]) -> None:
    """Do the work with the orderer's reach; `arbete(jobb, steg)` returns the result's address.

    The work is done in steps (`steg(percent, text)`), each saved at once so that the page shows
    it; the work itself opens `sammanhang(jobb.bestallt_av)` around what it reads and writes.
    A fault is told on the page in Swedish and raised again for the worker's log.
    """
    jobb = Jobb.objects.select_related("bestallt_av").get(pk=jobb_id)
    if jobb.status == Jobb.Status.KLART:
        return
    _andra(jobb, status=Jobb.Status.PAGAR)
    try:
        url = arbete(jobb, lambda andel, text: _andra(jobb, andel=andel, meddelande=text))
    except Exception:
        _andra(
            jobb,
            status=Jobb.Status.FEL,
            meddelande="Det gick inte den här gången. Försök igen, eller prata med förvaltaren.",
            klart_at=timezone.now(),
        )
        raise
    _andra(jobb, status=Jobb.Status.KLART, andel=100, resultat_url=url, klart_at=timezone.now())


def ge_upp_tysta() -> int:
    """Tell those who wait for a job that nobody works on any more; gives how many they were."""
    return Jobb.objects.filter(
        status=Jobb.Status.PAGAR, livstecken__lt=timezone.now() - TYST
    ).update(
        status=Jobb.Status.FEL, klart_at=timezone.now(),
        meddelande="Jobbet avbröts och inget sparades. Beställ det igen.",
    )  # fmt: skip


def _andra(jobb: Jobb, **falt: Any) -> None:
    Jobb.objects.filter(pk=jobb.pk).update(livstecken=timezone.now(), **falt)
