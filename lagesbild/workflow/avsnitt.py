"""The sections of an underlag: which are done, and what is missing before it is handed in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from lagesbild.models import Observation, Underlag
from lagesbild.models.underlag import TEXTER
from lagesbild.permissions.underlag import may_redigera
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Delningsniva, Samverkansomrade, User
from samverkan.permissions import krav


@dataclass(frozen=True)
class Avsnitt:
    """One section: its key, heading, whether the party calls it done, and what it holds."""

    nyckel: str
    rubrik: str
    is_klart: bool
    text: str = ""
    falt: str = ""
    omrade: Samverkansomrade | None = None
    antal: int = 0

    @property
    def is_tomt(self) -> bool:
        return not (self.text.strip() or self.antal)


def avsnitten(underlag: Underlag) -> list[Avsnitt]:
    """The five texts, then one section for each samverkansområde."""
    klara = set(underlag.klara)
    texter = [
        Avsnitt(nyckel, rubrik, nyckel in klara, getattr(underlag, falt), falt)
        for nyckel, rubrik, falt in TEXTER
    ]
    antal = Counter(rad.samverkansomrade_id for rad in underlag.observationer.all())
    omraden = Samverkansomrade.objects.filter(overenskommelse=underlag.lagesbild.overenskommelse_id)
    return texter + [
        Avsnitt(
            nyckel := f"omrade-{omrade.nummer}", str(omrade), nyckel in klara,
            omrade=omrade, antal=antal[omrade.pk],
        )
        for omrade in omraden
    ]  # fmt: skip


@transaction.atomic
def markera(underlag: Underlag, nyckel: str, klart: bool, *, by: User) -> None:
    """Call a section done, or open it again; it may be done with nothing in it."""
    underlag = Underlag.objects.select_for_update(of=("self",)).get(pk=underlag.pk)
    krav(may_redigera(by, underlag))
    ett = next((rad for rad in avsnitten(underlag) if rad.nyckel == nyckel), None)
    if ett is None:
        raise Hinder("Avsnittet finns inte.")
    if ett.is_klart == klart:
        return
    andra = [rad for rad in underlag.klara if rad != nyckel]
    underlag.klara = sorted([*andra, nyckel] if klart else andra)
    underlag.save(update_fields=["klara"])
    log(by, "markera_avsnitt", underlag, efter={ett.rubrik: "klart" if klart else "öppet"})


def saknas(underlag: Underlag, alla: list[Avsnitt], kvar: int) -> list[tuple[str, str]]:
    """What a hand-in still lacks, with the address where it is mended; `kvar` are to be re-assessed."""
    redigera = reverse("lagesbild:underlag_redigera", args=[underlag.pk])
    ny = reverse("lagesbild:observation_ny", args=[underlag.pk])
    brister = []
    if not underlag.sammanfattning.strip():
        brister.append(("Den egna bedömningen är inte skriven.", f"{redigera}#id_sammanfattning"))
    if all(rad.delningsniva == Delningsniva.EGEN for rad in underlag.observationer.all()):
        brister.append(("Ingen iakttagelse är märkt så att den andra parten får se den.", ny))
    brister += [
        (f"{ett.rubrik}: inte markerat som klart.", f"#{ett.nyckel}")
        for ett in alla
        if not ett.is_klart
    ]
    if kvar:
        adress = reverse("lagesbild:omprova", args=[underlag.pk])
        ord_ = "1 iakttagelse" if kvar == 1 else f"{kvar} iakttagelser"
        brister.append((f"{ord_} från förra året är inte omprövade.", adress))
    return brister


def forra_underlaget(underlag: Underlag) -> Underlag | None:
    """The same party's latest underlag for an earlier year in the district."""
    tidigare = Underlag.objects.filter(
        stadsdelsomrade=underlag.stadsdelsomrade_id,
        part=underlag.part_id,
        lagesbild__year__lt=underlag.lagesbild.year,
    )
    return tidigare.order_by("-lagesbild__year", "-lagesbild__utgava").first()


def att_omprova(underlag: Underlag) -> list[Observation]:
    """Last year's observations that nothing has been said of yet."""
    if (forra := forra_underlaget(underlag)) is None:
        return []
    sagda = underlag.omprovningar.values("tidigare")
    rader = forra.observationer.exclude(pk__in=sagda)
    return list(
        rader.select_related("samverkansomrade", "underlag__part", "plats", "datakalla").order_by(
            "samverkansomrade__nummer", "lopnummer"
        )
    )
