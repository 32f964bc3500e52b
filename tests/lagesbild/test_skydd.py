"""What is hidden of a statistic's whole cube: districts, groups, periods; shares and rates too."""

from datetime import date
from decimal import Decimal as D

import pytest

from lagesbild.models import Matvarde, Statistikserie
from lagesbild.selectors.antalen import Nyckel
from lagesbild.selectors.bakom import Befolkning, antal_bakom, matt_for
from lagesbild.selectors.skeden import Tidigare
from lagesbild.selectors.skydd import skydd_for
from samverkan.models import Indikator

ANTAL = Statistikserie(pk=1, kod="a", namn="Rån", enhet="antal", minsta_n=5)
ANDEL = Statistikserie(pk=2, kod="b", namn="Otrygga", enhet="procent", minsta_n=5)
TAKT = Statistikserie(pk=3, kod="c", namn="Orosanmälningar", enhet="antal per 1 000", minsta_n=5)


def vard(serie, omrade, varde, start=date(2025, 1, 1), **andra):
    """An unsaved value; area 0 is the city, a text is another area."""
    plats = {"stadsdelsomrade_id": omrade} if omrade else {"jamforelse": Matvarde.HELA_STADEN}
    falt = {"periodtyp": "year", "grupp": "alla", "delningsniva": "publik"} | andra
    return Matvarde(
        serie=serie, period_start=start, varde=None if varde is None else D(str(varde)),
        saknas="skyddat" if varde is None else "", **plats, **falt,
    )  # fmt: skip


def dolda(*rader, befolkning=None):
    return {
        (n.omrade, n.grupp, n.start.month if n.periodtyp == "manad" else 0)
        for n in skydd_for(rader, befolkning).dolda
    }


def test_a_small_one_takes_the_next_smallest_and_the_city_stays():
    rader = [vard(ANTAL, o, v) for o, v in ((1, 3), (2, 20), (3, 9), (0, 32))]
    assert dolda(*rader) == {(1, "alla", 0), (3, "alla", 0)}


def test_the_threshold_is_the_statistics_own():
    utan = Statistikserie(pk=9, kod="d", namn="Lampor", enhet="antal", minsta_n=0)
    assert dolda(vard(utan, 1, 3), vard(utan, 2, 20)) == set()


def test_a_years_months_and_districts_are_one_cube():
    """A small month takes another month of the district, and the same two elsewhere."""
    rader = [
        vard(ANTAL, o, 2 if (o, m) == (1, 3) else 20 + m + o, date(2025, m, 1), periodtyp="manad")
        for o in (1, 2, 3) for m in range(1, 13)
    ]  # fmt: skip
    for o in (1, 2, 3):
        rader.append(vard(ANTAL, o, sum(r.varde for r in rader if r.stadsdelsomrade_id == o)))
    svar = dolda(*rader)
    assert (1, "alla", 3) in svar and (1, "alla", 0) not in svar
    assert len({m for o, _, m in svar if o == 1}) == 2
    assert len({o for o, _, m in svar if m == 3}) == 2


def test_groups_that_add_up_bind_all():
    """Two groups: the small one's complement would be all less the other."""
    rader = [
        vard(ANTAL, 1, 30),
        vard(ANTAL, 1, 3, grupp="kvinnor"),
        vard(ANTAL, 1, 27, grupp="män"),
    ]
    assert {n for n in dolda(*rader) if n[0]} == {(1, "kvinnor", 0), (1, "män", 0)}


def test_groups_that_do_not_add_up_go_together():
    """Two ways of dividing at once: what is hidden in one may not be had from the other."""
    delar = {"kvinnor": 3, "män": 27, "unga": 12, "äldre": 18}
    rader = [vard(ANTAL, 1, 30), *(vard(ANTAL, 1, v, grupp=g) for g, v in delar.items())]
    assert {n for n in dolda(*rader) if n[0]} == {(1, g, 0) for g in delar}


def test_a_share_is_protected_by_what_it_counts():
    """4 of 200 is 2 %: whoever knows 200 knows the four."""
    rader = [vard(ANDEL, 1, 2, n=200), vard(ANDEL, 2, 30, n=300), vard(ANDEL, 3, 20, n=200)]
    assert dolda(*rader) == {(1, "alla", 0), (3, "alla", 0)}


def test_a_rate_is_protected_by_the_population_that_everybody_knows():
    """0.3 per 1 000 of 10 000 are three people, though no count is given."""
    folk = Befolkning({(o, y): D(10_000) for o in (1, 2, 3) for y in (2024, 2025)})
    rader = [vard(TAKT, 1, "0.3"), vard(TAKT, 2, 4), vard(TAKT, 3, 2)]
    assert antal_bakom(rader[0], matt_for(TAKT), folk) == 3
    assert dolda(*rader, befolkning=folk) == {(1, "alla", 0), (3, "alla", 0)}


def test_a_rate_with_its_base_beside_it_needs_no_population():
    assert dolda(vard(TAKT, 1, 10, namnare=200), vard(TAKT, 2, 10, namnare=4000)) == {
        (1, "alla", 0), (2, "alla", 0)
    }  # fmt: skip


def test_a_city_a_few_above_its_districts_is_hidden():
    """Two cases that belong to no district would otherwise be read off."""
    assert dolda(vard(ANTAL, 1, 20), vard(ANTAL, 2, 30), vard(ANTAL, 0, 52)) == {(0, "alla", 0)}


def test_what_only_the_parties_see_does_not_move_what_is_public():
    oppet = [vard(ANTAL, o, v) for o, v in ((1, 3), (2, 20), (3, 9))]
    delat = [vard(ANTAL, 4, 2, delningsniva="parterna"), vard(ANTAL, 5, 6, delningsniva="egen")]
    assert dolda(*oppet, *delat) == dolda(*oppet) | {(4, "alla", 0)}


@pytest.mark.parametrize("enhet", ["dagar", "tusen kronor", "per timme"])
def test_what_counts_nothing_has_only_its_base(enhet):
    serie = Statistikserie(pk=7, kod="e", namn="X", enhet=enhet, minsta_n=5)
    assert dolda(vard(serie, 1, 3), vard(serie, 2, 20)) == set()
    assert dolda(vard(serie, 1, 3, n=2), vard(serie, 2, 20, n=90)) == {(1, "alla", 0)}


def test_an_indicator_is_protected_as_a_series():
    ind = Indikator(pk=4, enhet="antal", minsta_n=5)
    rader = [vard(None, o, v, indikator=ind) for o, v in ((1, 3), (2, 20), (3, 9))]
    assert {n.omrade for n in skydd_for(rader).dolda} == {1, 3}
    assert all(isinstance(n, Nyckel) and n.indikator == 4 for n in skydd_for(rader).dolda)


def med_historik(rader, fore):
    """The rows numbered, and what stood in some of them before import 2."""
    for pk, rad in enumerate(rader, start=1):
        rad.pk, rad.inlasning_id = pk, 2 if rad.stadsdelsomrade_id in fore else 1
    per = {r.pk: [(2, {"varde": v})] for r in rader if (v := fore.get(r.stadsdelsomrade_id))}
    return rader, Tidigare(per)


def test_a_correction_does_not_move_the_hole_to_what_is_already_out():
    """Before, 1 and 2 were hidden and the rest printed. 2 falls to 1, which is too little beside the 3
    of area 1; the next cell would be 3, but its 6 is out, so the city's new sum goes instead."""
    tal = {1: 3, 2: 1, 3: 6, 4: 30, 5: 40}
    rader, tidigare = med_historik([vard(ANTAL, o, v) for o, v in tal.items()], {2: 5})
    fore = [vard(ANTAL, o, 5 if o == 2 else v) for o, v in tal.items()]
    assert {n.omrade for n in skydd_for(fore).dolda} == {1, 2}
    assert {n.omrade for n in skydd_for(rader).dolda} == {1, 2, 3}
    assert {n.omrade for n in skydd_for(rader, None, tidigare).dolda} == {0, 1, 2}


def test_what_was_hidden_stays_hidden_when_it_has_grown():
    """Area 1 grew from 3 to 9; last year's total less the rest would still be compared with it."""
    tal = {1: 9, 2: 20, 3: 30}
    rader, tidigare = med_historik([vard(ANTAL, o, v) for o, v in tal.items()], {1: 3})
    assert skydd_for(rader).dolda == set()
    assert {n.omrade for n in skydd_for(rader, None, tidigare).dolda} >= {1}
