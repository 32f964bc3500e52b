"""Every page of this floor, and the document, asks as often however much there is: at most 25 times."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atgardsplan.models import Atgardsplan
from lagesbild.models import Inlasning, Lagesbild, Statistikserie
from samverkan.models import Part
from tests import factories, factories_bild, factories_plan

HOGST = 25
SIDOR = [
    "", "sammanforing/", "analys/", "platser/", "skillnader/", "andringar/", "utmaningar/",
    "dokument/", "offentlig/",
]  # fmt: skip


def _fyll(bild, antal):
    """Handed-over observations of both parties, statements with both's sources, and places."""
    for underlag in bild.underlag.order_by("part__ordning"):
        for nr in range(antal):
            factories.make_observation(underlag, text=f"Klotter vid port {nr}.")
    ena, andra = bild.underlag.order_by("part__ordning")
    for a, b in zip(
        ena.observationer.all()[:antal], andra.observationer.all()[:antal], strict=True
    ):
        if not hasattr(a, "harkomst") and not hasattr(b, "harkomst"):
            factories.make_lagespunkt(bild, a, b)
    for _ in range(antal):
        namn = f"Plats {bild.stadsdelsomrade.platser.count()}"
        plats = factories.make_plats(bild.stadsdelsomrade, namn=namn)
        bild.utpekade_platser.create(
            plats=plats, nummer=bild.utpekade_platser.count() + 1, motiv="Båda ser den."
        )
    factories_bild.valj_analys(bild, ena.part)
    _citera(bild, antal)
    plan = Atgardsplan.objects.get()
    for _ in range(antal):
        atgard = factories_plan.make_atgard(plan)
        utmaning = factories_plan.make_utmaning(bild, rubrik=f"Utmaning {atgard.nummer}")
        bild.lokala_overenskommelser.get().prioriteringar.create(
            utmaning=utmaning, ordning=atgard.nummer + 1
        )


def _siffra(bild, nr):
    """A series with a figure of its own, as a text cites it."""
    serie = Statistikserie.objects.create(kod=f"serie-{nr}", namn="Rån", enhet="antal")
    start = date(2026, 1, 1)
    serie.matvarden.create(stadsdelsomrade=bild.stadsdelsomrade, period_start=start, varde=412)
    falt = {"lagesbild": bild, "serie": serie, "nummer": nr, "varde_da": "411"}
    return falt | {"period_start": start}


def _citera(bild, antal):
    """Figures cited by the joint text of an area and by each party's own."""
    analys, gemensamma = bild.omradesanalyser.first(), bild.siffror.gemensamma()
    for _ in range(antal):
        falt = _siffra(bild, gemensamma.count() + 1)
        analys.siffror.create(**falt)
        for underlag in bild.underlag.all():
            underlag.siffror.create(**falt)
    text = "".join(f"Rån är 411 [{rad.kod}]. " for rad in gemensamma.all())
    bild.omradesanalyser.filter(pk=analys.pk).update(text=text)
    bild.underlag.update(sammanfattning=text)


def _bredvid(bild, stad):
    """What the document has beside the content: last year's picture and plan, priorities, figures."""
    forra = factories_bild.make_faststalld(bild.stadsdelsomrade, stad, year=bild.year - 1)
    for ett, status in ((forra, "avslutad"), (bild, "gallande")):
        giltig = {"giltig_fran": date(ett.year, 1, 1), "giltig_till": date(ett.year, 12, 31)}
        factories_plan.make_fardigt_avtal(
            bild.stadsdelsomrade, lagesbild=ett, status=status, **giltig
        )
    avtal = forra.lokala_overenskommelser.get()
    factories_plan.make_plan(avtal, year=forra.year, status="beslutad")
    for namn, varde in (("Folkmängd", 9000), ("Smått", 3)):
        serie = Statistikserie.objects.create(kod=namn, namn=namn, enhet="antal")
        falt = {"stadsdelsomrade": bild.stadsdelsomrade, "varde": varde}
        serie.matvarden.create(period_start=date(bild.year - 1, 1, 1), **falt)


@pytest.fixture(params=["sammanforing", "godkannande", "faststalld"])
def bild(request, agare, norrby, stad):
    with agare():
        ny = factories.make_lagesbild(norrby, status="sammanforing", sammanfattning="Lugnt.")
        for part in Part.objects.order_by("ordning"):
            factories.make_underlag(ny, part, status="inlamnat", sammanfattning="Lugnt.")
        factories.make_analyser(ny)
        _bredvid(ny, stad)
        for antal in (3, 4):  # some brought together, some not
            _fyll(ny, antal)
        andra = {"status": request.param}
        if request.param == "faststalld":
            andra |= {"faststalld_at": "2026-12-01T00:00Z", "faststalld_sha256": "0" * 64}
        Lagesbild.objects.filter(pk=ny.pk).update(**andra)
    return ny


def _antal(client, bild):
    sidor = [f"{bild.get_absolute_url()}{sida}" for sida in SIDOR]
    return _fragor(client, [*sidor, *(ett.get_absolute_url() for ett in bild.underlag.all())])


def _fragor(client, sidor):
    antal = {}
    for sida in sidor:
        client.get(sida)
        with CaptureQueriesContext(connection) as fangst:
            assert client.get(sida).status_code == 200, sida
        antal[sida] = sum(
            q["sql"].startswith(("SELECT", "select", "INSERT", "UPDATE", "WITH")) for q in fangst
        )
    return antal


def test_few_queries_and_as_many_with_twice_the_data(bild, agare, stad, logga_in, monkeypatch):
    monkeypatch.setattr("samverkan.parterna.LIVSLANGD", 10**9)  # else read anew once a minute
    client = logga_in(stad)
    with agare():
        fore = _antal(client, bild)
        _fyll(bild, 9)
        efter = _antal(client, bild)
    assert efter == fore
    assert max(efter.values()) <= HOGST, efter


def _fyll_eget(underlag, antal):
    """Observations, sources, imports with events, and cited figures, in an open underlag."""
    for _ in range(antal):
        nr = underlag.siffror.count() + 1
        factories.make_observation(underlag, delningsniva="parterna")
        underlag.datakallor.create(namn=f"Källa {nr}")
        inlasning = Inlasning.objects.create(
            underlag=underlag, part=underlag.part, slag="polisens_handelser", filnamn=f"{nr}.json"
        )
        inlasning.handelser.create(
            datakalla="polisen", externt_id=str(nr), typ="Brand", rubrik="Brand",
            precision="kommun", plats_namn="Småstad",
        )  # fmt: skip
        underlag.siffror.create(**_siffra(underlag.lagesbild, nr))


def test_an_open_underlag_too(agare, norrby, stad, logga_in, monkeypatch):
    monkeypatch.setattr("samverkan.parterna.LIVSLANGD", 10**9)
    client = logga_in(stad)
    with agare():
        bild = factories.make_lagesbild(norrby)
        _bredvid(bild, stad)
        part = Part.objects.order_by("ordning").first()
        underlag = factories.make_underlag(bild, part, sammanfattning="Rånen är 411 [S1].")
        _fyll_eget(underlag, 2)
    sidor = [underlag.get_absolute_url(), f"{underlag.get_absolute_url()}bedomning/"]
    with agare():
        fore = _fragor(client, sidor)
        _fyll_eget(underlag, 5)
        efter = _fragor(client, sidor)
    assert efter == fore
    assert max(efter.values()) <= HOGST, efter
