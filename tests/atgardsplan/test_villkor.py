"""The database refuses what the models say is impossible, each constraint tried."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from atgardsplan.models import (
    Aktivitet,
    Atgard,
    Atgardsplan,
    Handlingsplan,
    LokalOverenskommelse,
    Malvarde,
    Prioritering,
    Undertecknande,
)
from samverkan.models import Part
from tests import factories_plan as gor

MODELLER = [
    LokalOverenskommelse, Prioritering, Malvarde, Undertecknande, Atgardsplan, Atgard,
    Handlingsplan, Aktivitet,
]  # fmt: skip


def _malvarde(r: Any, **falt: Any) -> None:
    Malvarde.objects.create(lokal_overenskommelse=r.avtal, malsattning=r.mal, **falt)


def _aktivitet(r: Any) -> None:
    Aktivitet.objects.create(
        handlingsplan=r.hplan, malsattning=r.mal, nummer=1, rubrik="X",
        ansvarig_part=r.part, ansvarig_funktion="Strateg", slut="2027-01-01",
    )  # fmt: skip


def _underteckna(r: Any, sha256: str) -> None:
    Undertecknande.objects.create(
        lokal_overenskommelse=r.avtal,
        part=r.part,
        user=r.user,
        at="2027-01-01 12:00Z",
        sha256=sha256,
    )


def _tva(gora: Any) -> Any:
    return lambda r: (gora(r), gora(r))


FALL = {
    "lokal_slutar_efter_start": lambda r: gor.make_avtal(r.bild, giltig_till="2026-12-31"),
    "lokal_en_gallande_per_omrade": lambda r: gor.make_avtal(
        r.bild, status="gallande", giltig_fran="2027-12-31", giltig_till="2028-12-31"
    ),
    "prioritering_en_gang": lambda r: Prioritering.objects.create(
        lokal_overenskommelse=r.avtal, utmaning=r.utmaning, ordning=2
    ),
    "malvarde_unikt": lambda r: _malvarde(r, utan_matt="En gång till."),
    "malvarde_matt_eller_skal": _malvarde,
    "malvarde_har_mal": lambda r: _malvarde(r, indikator=r.indikator),
    "malvarde_mal_efter_baslinje": lambda r: _malvarde(
        r, indikator=r.indikator, malvarde=1, mal_year=2026, baslinje=2, baslinje_year=2026
    ),
    "undertecknande_ett_per_innehall": _tva(lambda r: _underteckna(r, "a" * 64)),
    "undertecknande_sha256_form": lambda r: _underteckna(r, "A" * 64),
    "atgardsplan_en_per_year": lambda r: gor.make_plan(r.avtal),
    "atgard_nummer_unikt": lambda r: gor.make_atgard(r.plan, nummer=1),
    "atgard_slutar_efter_start": lambda r: gor.make_atgard(r.plan, slut="2027-01-31"),
    "atgard_ar_gemensam": lambda r: gor.make_atgard(r.plan, delningsniva="egen"),
    "handlingsplan_en_per_year": lambda r: gor.make_handlingsplan(),
    "aktivitet_nummer_unikt": _tva(_aktivitet),
}


class Rader:
    """What the cases build on."""

    def __init__(self, norrby: Any, user: Any) -> None:
        self.avtal = gor.make_fardigt_avtal(norrby, status="gallande")
        self.bild, self.user = self.avtal.lagesbild, user
        self.utmaning = self.avtal.prioriteringar.get().utmaning
        self.mal = self.utmaning.malsattning
        self.indikator = self.mal.indikatorer.first()
        self.plan, self.hplan = gor.make_plan(self.avtal), gor.make_handlingsplan()
        self.part = Part.objects.all()[0]
        gor.make_atgard(self.plan)


@pytest.mark.parametrize("namn", FALL)
def test_constraint_holds(namn: str, agare: Any, norrby: Any, styr_stad: Any) -> None:
    with agare():
        rader = Rader(norrby, styr_stad)
        assert rader.indikator is not None
        with pytest.raises(IntegrityError, match=namn), transaction.atomic():
            FALL[namn](rader)


def test_every_constraint_is_tried() -> None:
    alla = {villkor.name for modell in MODELLER for villkor in modell._meta.constraints}
    assert alla == set(FALL)
