"""What is published is attacked as it stands: pages, chart data, files, documents and reports.

The attacker reads HTML and CSV like anybody; no rule of the product is asked what it has hidden.
"""

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal as D

import numpy as np
import openpyxl
import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from lagesbild.dokument.siffror import las_statistik
from lagesbild.models import Matvarde, Statistikserie
from lagesbild.selectors.statistik import statistik_for
from samverkan.models import Indikator, Stadsdelsomrade
from samverkan.workflow import uppdatera_grupper
from uppfoljning.arsrapport.mal import las_mal

HEMLIGT, FOLJER = 4, 6071


@pytest.fixture
def omraden(agare, norrby, soderby):
    with agare():
        fler = [
            Stadsdelsomrade.objects.create(
                slug=f"x{nr}", namn=f"Xby {nr}", giltig_fran="2020-01-01"
            )
            for nr in range(2)
        ]
        uppdatera_grupper()
    return [norrby, soderby, *fler]


def lagg(sak, omrade, varde, start, **andra):
    vad = {"indikator": sak} if isinstance(sak, Indikator) else {"serie": sak}
    return Matvarde(stadsdelsomrade=omrade, period_start=start, varde=D(varde), **vad, **andra)


@pytest.fixture
def ran(agare, omraden):
    """Norrby's 4 is small; Söderby's 6 071 is the next smallest and would give it away."""
    with agare():
        serie = Statistikserie.objects.create(kod="ran", namn="Rån", enhet="antal")
        antal = (HEMLIGT, FOLJER, 7100, 7200)
        Matvarde.objects.bulk_create(
            lagg(serie, o, v + 1000 * (year < 2027 and o.slug != "x0"), date(year, 1, 1))
            for year in (2026, 2027) for o, v in zip(omraden, antal, strict=True)
        )  # fmt: skip
    return serie


def utdata(client, serie, slug):
    """Everything that the page gives: HTML with the charts' JSON in it, CSV, and the workbook's cells."""
    url = reverse("lagesbild:statistik_serie", args=[slug, serie.pk])
    for fraga in ("", "?jamfor=soderby&och=x0", "?jamfor=lika&per=1000"):
        yield client.get(url + fraga).content.decode()
    yield client.get(f"{url}?jamfor=soderby&fil=csv").content.decode("utf-8-sig")
    bok = openpyxl.load_workbook(io.BytesIO(client.get(f"{url}?fil=xlsx").content))
    yield " ".join(str(c) for rad in bok.active.values for c in rad)
    yield client.get(reverse("lagesbild:statistik", args=[slug])).content.decode()


def finns_i(text, tal):
    """The number by itself, with or without Swedish spacing and decimals."""
    grupper = f"{tal:,}".replace(",", "[ \u00a0]?")
    return re.search(rf"(?<![\d,.]){grupper}(?:[.,]0+)?(?![\d])(?![,.]\d)", text)


@pytest.mark.parametrize("vem", ["stad", "lasare", "central"])
def test_a_protected_cell_is_in_no_output(vem, ran, agare, norrby, soderby, logga_in, request):
    client = logga_in(request.getfixturevalue(vem))
    for slug in ("norrby", "soderby", "x0"):
        for text in utdata(client, ran, slug):
            assert not finns_i(text, FOLJER), slug
    with agare():
        for omrade in (norrby, soderby):
            rader = [r for r in statistik_for(omrade, 2027) if r.year == 2027]
            assert [(r.varde, r.saknas) for r in rader] == [(None, "skyddat")]
            (post,) = [p for p in las_statistik(omrade, 2027) if p["year"] == 2027] or [{}]
            assert not finns_i(json.dumps(post), FOLJER)


def test_the_threshold_is_the_sources_own_and_set_by_hand(ran, agare, norrby):
    with agare():
        Statistikserie.objects.filter(pk=ran.pk).update(minsta_n=0)
        (rad,) = [r for r in statistik_for(norrby, 2027) if r.year == 2027]
    assert rad.varde == HEMLIGT


def test_a_rate_alone_is_protected_in_every_output(agare, omraden, logga_in, stad):
    """0.4 per 1 000 of 10 000 people are the same four."""
    with agare():
        folk = Statistikserie.objects.create(
            kod="folk", namn="Folkmängd 31 december", enhet="invånare"
        )
        takt = Statistikserie.objects.create(
            kod="oro", namn="Orosanmälningar", enhet="per 1 000", decimaler=2
        )
        Matvarde.objects.bulk_create(
            [lagg(folk, o, 10_000, date(y, 1, 1)) for o in omraden for y in (2026, 2027)]
            + [lagg(takt, o, v, date(2027, 1, 1))
               for o, v in zip(omraden, ("0.40", "3.17", "5", "6"), strict=True)]
        )  # fmt: skip
    for slug in ("norrby", "soderby", "x1"):
        for text in utdata(logga_in(stad), takt, slug):
            assert "3,17" not in text and "3.17" not in text and "0,40" not in text, slug


def test_the_yearly_report_and_the_page_hide_the_same(agare, omraden, logga_in, stad):
    """The report's snapshot and the statistics page cannot be laid side by side."""
    with agare():
        Indikator.objects.filter(kod="1.2a").update(polisdriven=False, minsta_n=5)
        antal = Indikator.objects.select_related("malsattning__samverkansomrade").get(kod="1.2a")
        Matvarde.objects.bulk_create(
            lagg(antal, o, v, date(y, 1, 1))
            for y, tal in ((2026, (30, 40, 50, 60)), (2027, (3, 9, 30, 12)))
            for o, v in zip(omraden, tal, strict=True)
        )
        mal = las_mal(antal.malsattning.samverkansomrade.overenskommelse, omraden, 2027)
    (rad,) = [i for o in mal for m in o["mal"] for i in m["indikatorer"] if i["kod"] == "1.2a"]
    rapporten = {
        s for s, serie in rad["omraden"].items() if serie["2027"].get("saknas") == "skyddat"
    }
    sidan = set()
    for o in omraden:
        url = reverse("lagesbild:statistik_indikator", args=[o.slug, antal.pk])
        rader = las_fil(logga_in(stad), url)
        sidan |= {
            o.slug
            for r in rader
            if (r["Område"], r["Period"], r["Värde"]) == (o.namn, "2027", "skyddat")
        }
    assert rapporten == sidan == {"norrby", "soderby"}


def las_fil(client, url):
    text = client.get(f"{url}?fil=csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def publicerat(client, serie, omraden):
    """All that the files of all districts' pages say: figures by (area, period), merged."""
    svar = {}
    for omrade in omraden:
        for rad in las_fil(
            client, reverse("lagesbild:statistik_serie", args=[omrade.slug, serie.pk])
        ):
            if rad["Värde"] != "skyddat":
                svar[rad["Område"], rad["Period"]] = int(rad["Värde"])
    return svar


def granser(omraden, publicerat, sant, mal):
    """Bounds of a month by linear programming over everything the files say, zeros shown."""
    celler = [(o.namn, m) for o in omraden for m in MANADSNAMN]
    rader, hoger = [], []
    for (namn, period), varde in publicerat.items():
        if (namn, period) in celler:
            delar = {(namn, period)}
        else:
            delar = {
                c for c in celler if namn in (c[0], "Hela staden") and period in (c[1], "2027")
            }
        rader.append([float(c in delar) for c in celler])
        hoger.append(varde)
    bounds = [(1 if sant[c] else 0, None) for c in celler]
    rad = np.array([float(c == mal) for c in celler])
    ut = []
    for tecken in (1, -1):
        svar = linprog(tecken * rad, A_eq=rader, b_eq=hoger, bounds=bounds)
        ut.append(np.inf if svar.status == 3 else tecken * svar.fun)
    return ut


MANADSNAMN = ("jan 2027", "feb 2027", "mars 2027", "april 2027")


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tal=st.lists(st.one_of(st.integers(0, 6), st.integers(0, 40)), min_size=16, max_size=16))
def test_no_small_month_is_narrowed_by_all_files_together(tal, agare, omraden, logga_in, lasare):
    """Four districts × four months with tertial sums and the city's: every file is read, then solved."""
    with agare():
        Matvarde.objects.all().delete()
        Statistikserie.objects.all().delete()
        serie = Statistikserie.objects.create(kod="m", namn="M", enhet="antal")
        par = list(zip([(o, m) for o in omraden for m in range(4)], tal, strict=True))
        rader = [lagg(serie, o, v, date(2027, m + 1, 1), periodtyp="manad") for (o, m), v in par]
        for o in omraden:
            summa = sum(v for (ett, _), v in par if ett == o)
            rader.append(lagg(serie, o, summa, date(2027, 1, 1), periodtyp="tertial"))
        Matvarde.objects.bulk_create(rader)
    sant = {(o.namn, MANADSNAMN[m]): v for (o, m), v in par}
    visat = {
        (namn, "2027" if period.startswith("tertial") else period): v
        for (namn, period), v in publicerat(logga_in(lasare), serie, omraden).items()
    }
    for cell, varde in sant.items():
        if 0 < varde < 5:
            assert cell not in visat
            lag, hog = granser(omraden, visat, sant, cell)
            assert np.isinf(hog) or np.floor(hog + 1e-6) - np.ceil(lag - 1e-6) + 1 >= 5
