"""What the tests of this floor share: a decided plan of today, values of an indicator."""

from datetime import date

import pytest
from django.utils import timezone

from lagesbild.models import Matvarde
from samverkan.models import Indikator
from tests import factories_plan as gor


@pytest.fixture
def plan(agare, norrby):
    """A decided plan for this year with two measures that go on."""
    year = timezone.localdate().year
    with agare():
        avtal = gor.make_fardigt_avtal(
            norrby, status="gallande", giltig_fran=date(year, 1, 1), giltig_till=date(year, 12, 31)
        )
        plan = gor.make_plan(avtal, year=year, status="beslutad")
        for rubrik in ("Ny belysning", "Kvällsöppet"):
            gor.make_atgard(
                plan, rubrik=rubrik, start=date(year, 1, 1), slut=date(year, 12, 31), status="pagar"
            )
        return plan


@pytest.fixture
def andel(db):
    """A share from a survey."""
    return Indikator.objects.get(kod="1.1a")


@pytest.fixture
def antal(agare):
    """A count of persons, not driven by the police."""
    with agare():
        Indikator.objects.filter(kod="1.2a").update(polisdriven=False, minsta_n=5)
    return Indikator.objects.get(kod="1.2a")


@pytest.fixture
def matt(agare):
    """Make a value: `matt(indikator, omrade, year, varde, …)`."""

    def _matt(indikator, omrade, year, varde, **andra):
        with agare():
            return Matvarde.objects.create(
                indikator=indikator, stadsdelsomrade=omrade, period_start=date(year, 1, 1),
                varde=varde, **andra,
            )  # fmt: skip

    return _matt
