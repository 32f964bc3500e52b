"""The joint list's count offered as an indicator's value: right through a split, saved by nobody."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from lagesbild.models import Matvarde, Platshandelse
from tests.factories import make_plats

YEAR = timezone.localdate().year
FORRA = YEAR - 1


@pytest.fixture
def raknad(antal, agare):
    with agare():
        antal.raknas_ur = "platser"
        antal.save()
    return antal


@pytest.fixture
def platser(agare, norrby, soderby):
    """Three in Norrby, one of them split in two last year, one closed this year; one in Söderby."""
    with agare():
        tva_ar = {"funnen_year": FORRA - 1}
        delad, stangd, _ = (make_plats(norrby, namn=n, **tva_ar) for n in ("A", "B", "C"))
        make_plats(soderby, namn="D", **tva_ar)
        nya = [make_plats(norrby, namn=n, funnen_year=FORRA) for n in ("A1", "A2")]
        Platshandelse.objects.filter(plats__in=nya).delete()
        for till in nya:
            Platshandelse.objects.create(
                plats=delad, till_plats=till, datum=date(FORRA, 6, 1), slag="delad",
                platsslag=["otrygg"],
            )  # fmt: skip
        Platshandelse.objects.create(plats=stangd, datum=date(YEAR, 1, 1), slag="stangd")


def till(indikator, omrade="norrby", **val):
    vilket = [indikator.pk, omrade] if omrade else [indikator.pk]
    namn = "varde_ny" if omrade else "varde_staden"
    return reverse(f"uppfoljning:{namn}", args=vilket, query=val)


@pytest.mark.parametrize(("year", "antal_platser"), [(FORRA - 1, 3), (FORRA, 4), (YEAR, 3)])
def test_the_count_of_the_year_is_offered(year, antal_platser, raknad, platser, logga_in, stad):
    text = logga_in(stad).get(till(raknad, year=year)).content.decode()
    assert f"Den gemensamma listan har {antal_platser}\u00a0platser" in text
    assert 'name="varde" value' not in text


def test_what_is_offered_fills_the_form_and_saves_nothing(raknad, platser, logga_in, stad, agare):
    text = logga_in(stad).get(till(raknad, year=FORRA, ur_listan="ja")).content.decode()
    assert 'value="4"' in text
    assert f"Räknat ur den gemensamma listan per {FORRA}-12-31." in text
    with agare():
        assert not Matvarde.objects.exists()


def test_the_central_group_is_offered_the_sum(raknad, platser, logga_in, central):
    text = logga_in(central).get(till(raknad, omrade="", year=FORRA)).content.decode()
    assert "Den gemensamma listan har 5\u00a0platser" in text


def test_others_figures_and_years_to_come_are_not_offered(antal, raknad, andel, logga_in, stad):
    client = logga_in(stad)
    for url in (till(andel), till(raknad, year=YEAR + 1)):
        assert "gemensamma listan" not in client.get(url).content.decode()


def test_who_may_not_enter_is_offered_nothing(raknad, platser, logga_in, lasare, granne):
    for user in (lasare, granne):
        assert logga_in(user).get(till(raknad)).status_code in (403, 404)
