"""How small a number of a source may be shown: set by the förvaltare, and never opening what was hidden."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.models import Inlasning, Matvarde, Statistikserie
from lagesbild.selectors.skydd import skydd_for
from lagesbild.selectors.statistik import serieskydd
from lagesbild.workflow.inlasning_varden import kallans_troskel
from lagesbild.workflow.troskel import med_troskel, satt_troskel
from samverkan.fel import Hinder
from samverkan.models import LogEntry
from tests.lagesbild.test_skydd import vard

TAL = st.lists(st.integers(0, 30), min_size=3, max_size=7)
ARET_DARPA = date(2026, 1, 1)


def nr(tal):
    return enumerate(tal, start=1)


def serie(troskel):
    return Statistikserie(pk=1, kod="a", namn="Rån", enhet="antal", minsta_n=troskel)


def rader(ett, tal, **andra):
    return [vard(ett, o, v, pk=o, inlasning_id=1, **andra) for o, v in nr(tal)] + [
        vard(ett, 0, sum(tal), pk=99, inlasning_id=1, **andra)
    ]


@settings(max_examples=60, deadline=None)
@given(TAL, st.sampled_from([(5, 10), (10, 5), (5, 20), (20, 7)]))
def test_an_old_page_and_a_new_one_show_no_more_than_the_old_one(tal, trosklar):
    """What the new one shows the old one showed too, so comparing them gives nothing."""
    fore, efter = trosklar
    gamla = skydd_for(rader(serie(fore), tal)).dolda
    nya = skydd_for(rader(med_troskel(serie(fore), efter, 1), tal)).dolda
    assert gamla <= nya
    dolda = {n.omrade for n in nya}
    assert {o for o, v in nr(tal) if 0 < v < efter} <= dolda


@settings(max_examples=30, deadline=None)
@given(TAL, TAL)
def test_there_and_back_opens_nothing(tal, senare):
    """Lowered and raised again; figures read in afterwards are judged by what holds now."""
    ett = med_troskel(med_troskel(serie(10), 5, 1), 10, 1)
    assert skydd_for(rader(serie(10), tal)).dolda <= skydd_for(rader(ett, tal)).dolda
    sankt = med_troskel(serie(10), 5, 1)
    nya = [vard(sankt, o, v, ARET_DARPA, pk=200 + o, inlasning_id=2) for o, v in nr(senare)]
    svar = skydd_for([*rader(sankt, tal), *nya]).dolda
    for_sig = skydd_for([vard(serie(5), o, v, ARET_DARPA) for o, v in nr(senare)]).dolda
    assert {n for n in svar if n.start == ARET_DARPA} == for_sig


def test_what_only_the_parties_see_stays_hidden_too():
    sankt = med_troskel(serie(10), 5, 1)
    delad = vard(sankt, 1, 7, pk=1, inlasning_id=1, delningsniva="parterna")
    liten = vard(sankt, 2, 40, pk=2, inlasning_id=1, n=7)
    assert {n.omrade for n in skydd_for([delad, liten]).dolda} == {1}
    andel = Statistikserie(pk=2, kod="b", namn="Otrygga", enhet="procent", minsta_n=10)
    svar = vard(med_troskel(andel, 5, 1), 2, 40, pk=2, inlasning_id=1, n=7)
    assert 2 in {n.omrade for n in skydd_for([svar]).dolda}


@pytest.fixture
def bra(agare, norrby, soderby):
    """Two districts with a count of a source: 7 is shown, 40 too."""
    with agare():
        ett = Statistikserie.objects.create(kod="ran", namn="Rån", enhet="antal", datakalla="Brå")
        Statistikserie.objects.create(
            kod="folk", namn="Folk", enhet="invånare", datakalla="Brå", minsta_n=0
        )
        fil = Inlasning.objects.create(slag="x", filnamn="x", sha256="1" * 64, datakalla="Brå")
        for omrade, antal in ((norrby, 7), (soderby, 40)):
            Matvarde.objects.create(serie=ett, stadsdelsomrade=omrade, varde=antal,
                                    period_start=date(2025, 1, 1), inlasning=fil)  # fmt: skip
    return ett


def test_looked_at_then_saved_logged_and_lowered_without_opening(
    bra, forvaltare, stad, som, logga_in, norrby
):
    client = logga_in(forvaltare)
    val = {"kalla": "Brå", "troskel": "10", "skal": "Små områden."}
    sida = client.post(reverse("lagesbild:trosklar"), val)
    assert sida.context["rader"] == [["Rån", 5, 10, "0", "2"]]
    bra.refresh_from_db()
    assert bra.minsta_n == 5
    client.post(reverse("lagesbild:trosklar_spara"), val | {"nu": 5})
    bra.refresh_from_db()
    assert (bra.minsta_n, len(bra.tidigare_trosklar)) == (10, 1)
    with som(stad):
        assert len(serieskydd(2025).dolda) == 2
    client.post(reverse("lagesbild:trosklar_spara"), val | {"troskel": 5, "nu": 10})
    with som(stad):
        assert len(serieskydd(2025).dolda) == 2
        logg = LogEntry.objects.filter(akt="andra_troskel").order_by("pk")
        assert [(r.fore, r.efter) for r in logg] == [
            ({"minsta_n": 5}, {"minsta_n": 10, "skal": "Små områden."}),
            ({"minsta_n": 10}, {"minsta_n": 5, "skal": "Små områden."}),
        ]
    assert "förblir det dolda dolt" in client.get(reverse("lagesbild:trosklar")).content.decode()


def test_a_stale_page_changes_nothing(bra, forvaltare, logga_in):
    val = {"kalla": "Brå", "troskel": "10", "skal": "Små områden.", "nu": 7}
    text = logga_in(forvaltare).post(reverse("lagesbild:trosklar_spara"), val, follow=True)
    assert "Någon har ändrat tröskeln" in text.content.decode()
    bra.refresh_from_db()
    assert bra.minsta_n == 5


@pytest.mark.parametrize("troskel", [-1, 0, 4, 101])
def test_never_lower_than_the_product_allows(troskel, bra, forvaltare, som, logga_in):
    val = {"kalla": "Brå", "troskel": troskel, "skal": "x", "nu": 5}
    assert logga_in(forvaltare).post(reverse("lagesbild:trosklar_spara"), val).status_code == 422
    with som(forvaltare), pytest.raises(Hinder, match="lägst 5"):
        satt_troskel("Brå", troskel, 5, "x", by=forvaltare)


def test_the_database_keeps_the_floor(bra, agare):
    with agare(), pytest.raises(IntegrityError), transaction.atomic():
        Statistikserie.objects.filter(pk=bra.pk).update(minsta_n=3)


@pytest.mark.parametrize("vem", ["stad", "polis", "central", "styr_stad", "lasare"])
def test_only_the_forvaltare_sets_it(vem, request, bra, som):
    user = request.getfixturevalue(vem)
    with som(user), pytest.raises(PermissionDenied):
        satt_troskel("Brå", 10, 5, "x", by=user)


def test_a_new_series_of_the_source_has_its_threshold(bra, agare, forvaltare, som):
    with som(forvaltare):
        satt_troskel("Brå", 12, 5, "x", by=forvaltare)
        assert (kallans_troskel("Brå"), kallans_troskel("SCB")) == (12, 5)
