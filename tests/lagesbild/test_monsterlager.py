"""What is hidden, kept between processes: the same answer, and another key for anything else."""

import os
import time
from datetime import date
from decimal import Decimal as D

import pytest

from lagesbild import monsterlager
from lagesbild.models import Ersattning, Inlasning, Matvarde, Statistikserie
from lagesbild.selectors import manga, skydd
from lagesbild.selectors.manga import las_arliga
from lagesbild.selectors.uppgifter import las_flera

SMA = (2, 30, 41, 8, 19, 6, 7, 33, 4, 12, 15, 9)


@pytest.fixture(autouse=True)
def tomt(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    skydd._dolda.cache_clear()


@pytest.fixture
def serie(agare, norrby, soderby):
    with agare():
        serie = Statistikserie.objects.create(kod="ran", namn="Rån", enhet="antal")
        for omrade, plus in ((norrby, 0), (soderby, 11)):
            for manad, antal in enumerate(SMA, start=1):
                lagg(serie, omrade, antal + plus, date(2025, manad, 1), "manad")
            lagg(serie, omrade, sum(SMA) + 12 * plus, date(2025, 1, 1), "year")
            lagg(serie, omrade, 3 + plus, date(2024, 1, 1), "year")
    return serie


def lagg(serie, omrade, antal, start, typ):
    return Matvarde.objects.create(
        serie=serie, stadsdelsomrade=omrade, period_start=start, periodtyp=typ, varde=D(antal)
    )


def aren(uppgifter):
    return {plats: u for plats, u in uppgifter.per_plats.items() if plats[1:3] == ("alla", "year")}


def test_the_years_are_the_same_read_alone(agare, serie):
    with agare():
        rader = Matvarde.objects.filter(serie=serie)
        (allt,) = las_flera(rader, [serie])
        (forst,), (igen,) = las_arliga(rader, [serie]), las_arliga(rader, [serie])
    assert aren(allt) == aren(forst) == igen.per_plats
    assert allt.skydd == forst.skydd == igen.skydd
    assert any(u.saknas == "skyddat" for u in igen.per_plats.values())
    assert len(forst.per_plats) > len(igen.per_plats)


@pytest.mark.parametrize(
    "andring", [{"varde": D(17)}, {"delningsniva": "parterna"}, {"grupp": "män"}]
)
def test_any_change_that_decides_is_another_key(andring, agare, serie):
    with agare():
        rader = Matvarde.objects.filter(serie=serie)
        fore = manga._nycklar(rader, [serie])
        las_arliga(rader, [serie])
        rader.filter(periodtyp="manad", varde=4).update(**andring)
        (allt,), (arliga,) = las_flera(rader, [serie]), las_arliga(rader, [serie])
        assert manga._nycklar(rader, [serie]) != fore
    assert allt.skydd == arliga.skydd


def test_another_threshold_is_another_key(agare, serie):
    with agare():
        rader = Matvarde.objects.filter(serie=serie)
        fore = manga._nycklar(rader, [serie])
        serie.minsta_n = 10
        assert manga._nycklar(rader, [serie]) != fore


def test_what_has_been_corrected_is_always_worked_out(agare, serie):
    """What was shown before a correction counts, and the rows do not tell it."""
    with agare():
        rader = Matvarde.objects.filter(serie=serie)
        inlasning = Inlasning.objects.create(slag="p", filnamn="f", sha256="0", datakalla="x")
        Ersattning.objects.create(
            inlasning=inlasning, matvarde=rader.first(), at="2026-01-01T00:00Z",
            innehall={"varde": 7},
        )  # fmt: skip
        assert manga._nycklar(rader, [serie]) == {}
        assert las_arliga(rader, [serie])[0].skydd == las_flera(rader, [serie])[0].skydd


def test_a_threshold_of_before_is_always_reckoned_with(agare, serie):
    """What was shown under it depends on when each figure came, which its row's values do not tell."""
    with agare():
        rader = Matvarde.objects.filter(serie=serie)
        assert manga._nycklar(rader, [serie])
        serie.tidigare_trosklar = [{"minsta_n": 10, "inlasning": 1}]
        assert manga._nycklar(rader, [serie]) == {}
        assert las_arliga(rader, [serie])[0].skydd == las_flera(rader, [serie])[0].skydd


def test_a_share_is_never_told_by_its_rows_alone(agare, serie):
    """A rate is decided by the population too, which is not among its rows."""
    with agare():
        rader = Matvarde.objects.filter(serie=serie)
        serie.enhet = "antal per 1 000 invånare"
        assert manga._nycklar(rader, [serie]) == {}


def test_a_heavy_pattern_is_worked_out_once_for_all_processes(monkeypatch, agare, serie):
    monkeypatch.setattr(skydd, "MODOSAMT", 0)
    with agare():
        rader = Matvarde.objects.filter(serie=serie)
        fore = las_flera(rader, [serie])[0].skydd
        skydd._dolda.cache_clear()
        monkeypatch.setattr(skydd, "_rakna_ut", lambda *_: pytest.fail("worked out again"))
        assert las_flera(rader, [serie])[0].skydd == fore


def test_a_broken_file_is_worked_out_again(tmp_path):
    monsterlager.lagg("a", [[1, 2]])
    assert monsterlager.hamta("a") == [[1, 2]]
    (tmp_path / "skydd" / "a").write_text("[[1,")
    assert monsterlager.hamta("a") is None


def test_the_code_that_decides_is_in_the_key(monkeypatch):
    fore = monsterlager.nyckel("x")
    monkeypatch.setattr(monsterlager, "_koden", lambda: "another version")
    assert monsterlager.nyckel("x") != fore


def test_old_patterns_are_removed(tmp_path):
    monsterlager.lagg("gammal", [])
    monsterlager.lagg("ny", [])
    os.utime(tmp_path / "skydd" / "gammal", (time.time() - 61 * 86_400,) * 2)
    assert monsterlager.stada() == 1
    assert (monsterlager.hamta("gammal"), monsterlager.hamta("ny")) == (None, [])
