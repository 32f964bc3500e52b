"""A district's published statistics: rates by mean population, reasons in words, only what is public."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagesbild.inlasning import las
from lagesbild.models import Matvarde
from lagesbild.selectors.statistik import per_100_000, statistik_for
from lagesbild.statistik import medelfolkmangd
from lagesbild.workflow.inlasning import las_in
from samverkan.models import Delningsniva, Part, Stadsdelsomrade, User
from tests.factories import make_lagesbild, make_underlag

Agare = Callable[[], AbstractContextManager[None]]
Som = Callable[[User], AbstractContextManager[None]]

BRA = (
    "Region;Brott;År;Period;Antal;/100 000 inv\r\n"
    "Norrby;Rån;År;2024;25;;\r\n"
    "Norrby;Rån;2025 prel.;Helår;30;;\r\n"
    "Hela landet;Rån;År;2024;5000;47;\r\n"
    "Hela landet;Inbrott;År;2024;900;9;\r\n"
)
FOLK = "indelning,omrade,2022,2023,2024\nx,Norrby,9000,10000,10500\n"


@pytest.fixture
def inlast(agare: Agare, norrby: Stadsdelsomrade) -> Stadsdelsomrade:
    with agare():
        part = Part.objects.order_by("ordning").first()
        assert part
        underlag = make_underlag(make_lagesbild(norrby), part)
        for text in (BRA, FOLK):
            las_in(underlag, las(text.encode()), "a.txt", by=None)
    return norrby


def _rad(omrade: Stadsdelsomrade, user: User, namn: str, year: int) -> object:
    (rad,) = [r for r in statistik_for(omrade, 2025, user) if (r.namn, r.year) == (namn, year)]
    return rad


def test_rate_by_the_mean_population_of_the_year(inlast: object, stad: User, som: Som) -> None:
    with som(stad):
        rad = _rad(inlast, stad, "Rån", 2024)
    assert (rad.varde, rad.medelfolkmangd, rad.per_100_000) == (25, Decimal(10250), 244)
    assert (rad.kalla, rad.uppdaterad) == ("Brå, anmälda brott", date.today())
    assert "Anmälda brott" in rad.forbehall and rad.polisdriven
    assert [(j.omrade, j.varde, j.kommentar) for j in rad.jamforelser] == [
        ("Hela landet", 5000, "47 per 100 000 enligt källan")
    ]


def test_no_rate_without_both_populations(inlast: object, stad: User, som: Som) -> None:
    with som(stad):
        rad = _rad(inlast, stad, "Rån", 2025)
    assert (rad.varde, rad.preliminar, rad.per_100_000, rad.medelfolkmangd) == (
        30,
        True,
        None,
        None,
    )


def test_what_is_missing_is_told_and_never_zero(inlast: object, stad: User, som: Som) -> None:
    with som(stad):
        folk = _rad(inlast, stad, "Folkmängd 31 december", 2025)
        inbrott = _rad(inlast, stad, "Inbrott", 2024)
    assert (folk.varde, folk.saknas) == (None, "inte inläst, senast 2024")
    assert (inbrott.varde, inbrott.saknas) == (None, "källan har inget för området")


def test_only_what_is_public(inlast: object, agare: Agare, stad: User, som: Som) -> None:
    with agare():
        Matvarde.objects.filter(serie__namn="Rån").update(delningsniva=Delningsniva.PARTERNA)
    with som(stad):
        assert {r.namn for r in statistik_for(inlast, 2025, stad)} == {
            "Folkmängd 31 december",
            "Inbrott",
        }


def test_few_queries_whatever_the_number(
    inlast: object, stad: User, som: Som, django_assert_max_num_queries: Callable
) -> None:
    with som(stad):
        stad.groups.exists()
        statistik_for(inlast, 2025, stad)
        with django_assert_max_num_queries(4):
            statistik_for(inlast, 2025, stad)


@given(st.integers(0, 10**6), st.integers(1, 10**7), st.integers(1, 10**7))
def test_rate_is_the_exact_fraction_rounded_half_up(antal: int, fore: int, efter: int) -> None:
    exakt = Fraction(antal * 100_000 * 2, fore + efter)
    medel = medelfolkmangd(Decimal(fore), Decimal(efter))
    assert per_100_000(Decimal(antal), medel) == int(exakt + Fraction(1, 2))


def test_the_readers_own_population_file_gives_halves() -> None:
    assert medelfolkmangd(Decimal(76843), Decimal(76259)) == Decimal(76551)
    assert medelfolkmangd(None, Decimal(76259)) is None
    assert per_100_000(Decimal(5), Decimal(0)) is None


@pytest.fixture
def aldre(agare: Agare, soderby: Stadsdelsomrade) -> Stadsdelsomrade:
    """Figures by the name that the district had before 2025, the same ground whole."""
    filer = (
        BRA.replace("Norrby", "Söderby hamn"),
        "Fråga;Andel;Område;År\nOtrygg;12;Söderby hamn;2024\n",
    )
    with agare():
        part = Part.objects.order_by("ordning").first()
        assert part
        underlag = make_underlag(make_lagesbild(soderby), part)
        for text in filer:
            las_in(underlag, las(text.encode()), "a.txt", by=None)
    return soderby


def test_an_older_division_is_mapped_where_it_is_exact(
    aldre: Stadsdelsomrade, agare: Agare
) -> None:
    with agare():
        rader = {(r.namn, r.year): r for r in statistik_for(aldre, 2025)}
    assert (rader["Rån", 2024].varde, rader["Rån", 2024].kommentar) == (
        25,
        "Summan av Söderby hamn.",
    )


def test_else_the_series_breaks_and_says_so(aldre: Stadsdelsomrade, agare: Agare) -> None:
    """A share is no sum; and ground that went to two districts is no one's past."""
    with agare():
        rader = {(r.namn, r.year): r for r in statistik_for(aldre, 2025)}
        otrygg = rader["Otrygg", 2024]
        assert otrygg.varde is None and "serien bryts" in otrygg.saknas
        Stadsdelsomrade.objects.get(slug="norrby").foregangare.add(
            Stadsdelsomrade.objects.get(slug="soderby-hamn")
        )
        rader = {(r.namn, r.year): r for r in statistik_for(aldre, 2025)}
        assert rader["Rån", 2024].varde is None and "serien bryts" in rader["Rån", 2024].saknas
