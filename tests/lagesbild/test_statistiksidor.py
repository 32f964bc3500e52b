"""The statistics pages: what they say, what they link and export, and how few questions they ask."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal as D

import openpyxl
import pytest
from django.urls import reverse
from scipy.stats import binomtest, chi2

from lagesbild.models import Handelse, Inlasning, Matvarde, Statistikserie
from samverkan.models import Indikator, LogEntry, Part, Stadsdelsomrade

YEARS = (2023, 2024, 2025)


@pytest.fixture
def inlasning(agare):
    with agare():
        return Inlasning.objects.create(
            slag="prov", filnamn="f", sha256="0", datakalla="Brå", forbehall="Anmälda brott."
        )


@pytest.fixture
def folk(agare, norrby, soderby, inlasning):
    serie = Statistikserie(kod="folk", namn="Folkmängd 31 december", enhet="invånare")
    with agare():
        serie.save()
        for omrade, antal in ((norrby, 10_000), (soderby, 20_000)):
            for nr, year in enumerate((2022, *YEARS)):
                lagg(serie, omrade, antal + 500 * nr, year, inlasning=inlasning)
    return serie


@pytest.fixture
def ran(agare, norrby, soderby, inlasning, folk):
    """Norrby's fall from 60 to 30, which is sure; Söderby as it was."""
    serie = Statistikserie(kod="ran", namn="Rån", enhet="antal", datakalla="Brå", polisdriven=True)
    with agare():
        serie.save()
        for omrade, antal in ((norrby, (60, 58, 30)), (soderby, (100, 90, 95))):
            for year, varde in zip(YEARS, antal, strict=True):
                lagg(serie, omrade, varde, year, inlasning=inlasning, preliminar=year == 2025)
    return serie


def lagg(serie, omrade, varde, year, manad=0, **andra):
    falt = {"periodtyp": "manad" if manad else "year"} | andra
    return Matvarde.objects.create(
        serie=serie, stadsdelsomrade=omrade, period_start=date(year, manad or 1, 1),
        varde=D(str(varde)), **falt,
    )  # fmt: skip


def adress(serie, slug="norrby", fraga=""):
    return reverse("lagesbild:statistik_serie", args=[slug, serie.pk]) + fraga


def hamta(client, url):
    svar = client.get(url)
    assert svar.status_code == 200
    return svar.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")


def test_the_count_with_its_exact_interval_rate_and_judgement(ran, logga_in, stad):
    """Interval by chi-square (Garwood), p by the binomial test of two Poisson counts, both by scipy."""
    text = hamta(logga_in(stad), adress(ran))
    lag, hog = chi2.ppf(0.025, 60) / 2, chi2.ppf(0.975, 62) / 2
    assert f"{lag:.1f}".replace(".", ",") + "–" + f"{hog:.1f}".replace(".", ",") in text
    # Mean population of 2025: half of 11 000 and 11 500; 30 / 11 250 × 100 000.
    assert "266,7" in text and "11 250" in text
    andel = 11_250 / (11_250 + 10_750)
    assert binomtest(30, 88, andel).pvalue < 0.05
    assert "säker minskning 2024–2025" in text and "exakt betingat test" in text


def test_the_warnings_go_with_the_figure(ran, logga_in, stad):
    text = hamta(logga_in(stad), adress(ran))
    for bit in ("reliminär", "Källa: Brå", "Anmälda brott.", "drivs av polisens arbete", "inläst"):
        assert bit in text
    assert f"{date.today():%Y-%m-%d}" in text


def test_the_city_is_the_sum_and_per_inhabitant(ran, logga_in, stad):
    """125 of 2025 over the mean population of both: (32 000 + 33 000) / 2 … per 100 000."""
    text = hamta(logga_in(stad), adress(ran))
    medel = (11_000 + 21_000 + 11_500 + 21_500) / 2
    assert f"{125 / medel * 100_000:.1f}".replace(".", ",") in text
    assert "Summan av stadsdelsområdena" in text


@pytest.mark.parametrize("per", [1_000, 10_000, 100_000])
def test_the_rate_is_the_readers_choice(per, ran, logga_in, stad):
    text = hamta(logga_in(stad), adress(ran, fraga=f"?per={per}"))
    assert f"{30 / 11_250 * per:,.1f}".replace(",", " ").replace(".", ",") in text


def test_compared_with_a_chosen_district_or_the_most_alike(ran, logga_in, stad):
    client = logga_in(stad)
    assert "Söderby" in hamta(client, adress(ran, fraga="?jamfor=soderby")).split("År för år")[-1]
    lika = hamta(client, adress(ran, fraga="?jamfor=lika&efter=bada"))
    assert "folkmängd och dess förändring på fem år" in lika or "inte inläst" in lika
    assert hamta(client, adress(ran, fraga="?jamfor=hittapa&per=3&och=x"))


def test_too_few_to_judge_is_said(agare, norrby, soderby, logga_in, stad, inlasning):
    serie = Statistikserie(kod="fa", namn="Få", enhet="antal", minsta_n=0)
    with agare():
        serie.save()
        for year, varde in ((2024, 3), (2025, 1)):
            lagg(serie, norrby, varde, year, inlasning=inlasning)
    assert "för få fall att bedöma" in hamta(logga_in(stad), adress(serie))


def test_months_give_rolling_sums_and_the_shape_of_the_year(
    agare, norrby, logga_in, stad, inlasning
):
    """Twelve months of 10, but July 120: 230 in all, July 52.2 % of the year."""
    serie = Statistikserie(kod="man", namn="Klotter", enhet="antal", datakalla="Staden")
    with agare():
        serie.save()
        for manad in range(1, 13):
            lagg(serie, norrby, 120 if manad == 7 else 10, 2025, manad, inlasning=inlasning)
    text = hamta(logga_in(stad), adress(serie))
    assert "230 de senaste 12 månaderna" in text and "30 de senaste 3 månaderna" in text
    assert "Flest i juli: 52,2 procent av året" in text and "Månad för månad" in text


def test_a_share_with_its_base_and_groups(agare, norrby, logga_in, stad, inlasning):
    """81 of 263: Newcombe 1998 (Stat Med 17:857) table I gives 0.2553 to 0.3662 by Wilson."""
    serie = Statistikserie(kod="otr", namn="Otrygga", enhet="procent", decimaler=1)
    with agare():
        serie.save()
        falt = {"inlasning": inlasning, "n": 263, "taljare": 81}
        lagg(serie, norrby, "30.8", 2025, **falt)
        lagg(serie, norrby, "40", 2025, grupp="kvinnor", inlasning=inlasning, n=200, taljare=80)
    text = hamta(logga_in(stad), adress(serie))
    assert "25,5–36,6" in text and "n = 263" in text and "kvinnor" in text


def test_a_break_in_the_series_is_told(agare, soderby, logga_in, stad, inlasning):
    fore = Stadsdelsomrade.objects.get(slug="soderby-hamn")
    serie = Statistikserie(kod="brott", namn="Andel", enhet="procent", decimaler=1)
    with agare():
        serie.save()
        lagg(serie, fore, 12, 2023, inlasning=inlasning, n=500)
        lagg(serie, soderby, 11, 2025, inlasning=inlasning, n=500)
    text = hamta(logga_in(stad), adress(serie, "soderby"))
    assert "serien bryts" in text and "Serien har ett brott" in text


def test_the_file_holds_what_the_page_shows(ran, logga_in, stad):
    client = logga_in(stad)
    url = adress(ran, fraga="?jamfor=soderby&per=1000&fil=")
    rader = list(
        csv.DictReader(
            io.StringIO(client.get(f"{url}csv").content.decode("utf-8-sig")), delimiter=";"
        )
    )
    norr = [r for r in rader if r["Område"] == "Norrby"]
    assert [r["Värde"] for r in norr] == ["60", "58", "30"]
    assert {r["Område"] for r in rader} == {"Norrby", "Söderby"}
    assert norr[-1]["Per invånare"] == "2,67" and norr[-1]["Preliminärt"] == "ja"
    ark = openpyxl.load_workbook(io.BytesIO(client.get(f"{url}xlsx").content)).active
    assert ark.max_row == len(rader) + 1 and ark["F2"].value == 60
    assert LogEntry.objects.filter(akt="hamta_statistik").count() == 2


def test_the_list_groups_by_area_and_the_filter_is_in_the_address(
    ran, agare, norrby, logga_in, stad
):
    with agare():
        Matvarde.objects.create(
            indikator=Indikator.objects.get(kod="1.1a"), stadsdelsomrade=norrby, n=400,
            period_start=date(2025, 1, 1), varde=D(30),
        )  # fmt: skip
    client, url = logga_in(stad), reverse("lagesbild:statistik", args=["norrby"])
    alla = hamta(client, url)
    assert "Rån" in alla and "Andra källor" in alla and "säker minskning" in alla
    bara = hamta(client, f"{url}?omrade=ovrigt")
    assert "Rån" in bara and Indikator.objects.get(kod="1.1a").namn not in bara
    assert "Rån" not in hamta(client, f"{url}?omrade=1")


def test_few_queries_however_many_rows(
    ran, agare, norrby, logga_in, stad, inlasning, django_assert_max_num_queries
):
    with agare():
        for nr in range(20):
            serie = Statistikserie.objects.create(kod=f"s{nr}", namn=f"S{nr}", enhet="antal")
            for year in YEARS:
                lagg(serie, norrby, 40 + nr, year, inlasning=inlasning)
    client = logga_in(stad)
    for url in (reverse("lagesbild:statistik", args=["norrby"]), adress(ran)):
        client.get(url)
        with django_assert_max_num_queries(25):
            client.get(url)


@pytest.fixture
def handelser(agare, norrby, inlasning):
    """Forty on Friday at 22, two on Monday at 8, local time; no more."""
    with agare():
        part = Part.objects.order_by("ordning").first()
        for nr in range(42):
            # Friday 3 January 2025 at 21 UTC is 22 in Sweden; Monday the 6th at 7 UTC is 8.
            nar = (
                datetime(2025, 1, 3, 21, tzinfo=UTC)
                if nr < 40
                else datetime(2025, 1, 6, 7, tzinfo=UTC)
            )
            Handelse.objects.create(
                inlasning=inlasning, datakalla="Larm", externt_id=str(nr), typ="Bråk", rubrik="x",
                intraffade_at=nar, precision="omrade", stadsdelsomrade=norrby, part=part,
            )  # fmt: skip


def test_when_in_the_week_events_happen(handelser, logga_in, stad):
    client, url = logga_in(stad), reverse("lagesbild:statistik_handelser", args=["norrby"])
    text = hamta(client, url)
    assert "Flest på fredagar kl. 18–24" in text or "för få händelser" in text
    rader = client.get(f"{url}?fil=csv").content.decode("utf-8-sig").splitlines()
    assert rader[0].startswith("Veckodag;00–06") and len(rader) == 8
    assert "skyddat" in rader[1]
    assert ";2" not in rader[1]


def test_without_events_the_page_says_what_to_do(logga_in, stad, norrby):
    url = reverse("lagesbild:statistik_handelser", args=["norrby"])
    assert "Inga händelser med klockslag än" in hamta(logga_in(stad), url)


def test_pages_without_anything_say_so(logga_in, lasare, norrby, agare):
    with agare():
        serie = Statistikserie.objects.create(kod="tom", namn="Tom", enhet="antal")
    client = logga_in(lasare)
    assert "Ingen statistik än" in hamta(client, reverse("lagesbild:statistik", args=["norrby"]))
    assert "Inga värden än" in hamta(client, adress(serie))
