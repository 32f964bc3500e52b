"""Challenges and causes: who chooses, who sees, and what the analysis refuses."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lagesbild.models import Orsak, Orsaksanalys, Utmaning
from lagesbild.selectors.orsak import grenar
from tests import factories_plan as gor
from tests.factories import make_lagesbild, make_lagespunkt, make_plats


@pytest.fixture
def utmaning(agare: Any, norrby: Any) -> Utmaning:
    with agare():
        utmaning = gor.make_utmaning(gor.make_faststalld(norrby), delningsniva="parterna")
        gor.make_analys(utmaning, "Torget är mörkt.", "Ingen ser torget.", klar=False)
        return utmaning


def url(namn: str, pk: int, *fler: Any) -> str:
    return reverse(f"lagesbild:{namn}", args=[pk, *fler])


def data(**andra: Any) -> dict[str, Any]:
    mal = gor.forsta_mal()
    return {
        "rubrik": "Cykelstölder", "formulering": "Cyklar stjäls vid stationen.",
        "malsattning": mal.pk, "delningsniva": "publik",
    } | andra  # fmt: skip


@pytest.mark.parametrize(
    ("vem", "kod"),
    [("stad", 200), ("polis", 200), ("styr_stad", 403), ("central", 403), ("lasare", 403),
     ("granne", 403), ("forvaltare", 404)],
)  # fmt: skip
def test_who_chooses(
    vem: str, kod: int, agare: Any, norrby: Any, logga_in: Any, request: Any
) -> None:
    with agare():
        bild = gor.make_faststalld(norrby)
    client = logga_in(request.getfixturevalue(vem))
    assert client.get(url("utmaning_ny", bild.pk)).status_code == kod


def test_nothing_is_chosen_from_an_open_lagesbild(
    agare: Any, norrby: Any, logga_in: Any, stad: Any
) -> None:
    with agare():
        bild = make_lagesbild(norrby)
    client = logga_in(stad)
    assert client.get(url("utmaning_ny", bild.pk)).status_code == 403
    assert client.post(url("utmaning_ny", bild.pk), data()).status_code == 403
    assert client.get(url("utmaningar", bild.pk)).status_code == 200


def test_new_challenge_takes_area_from_goal_and_gets_an_analysis(
    agare: Any, norrby: Any, soderby: Any, logga_in: Any, stad: Any
) -> None:
    with agare():
        bild = gor.make_faststalld(norrby)
        punkt, plats = make_lagespunkt(bild), make_plats(norrby)
        frammande = make_plats(soderby)
    client = logga_in(stad)
    val = {"lagespunkter": [punkt.pk], "platser": [plats.pk]}
    assert client.post(url("utmaning_ny", bild.pk), data(platser=[frammande.pk])).status_code == 422
    assert client.post(url("utmaning_ny", bild.pk), data(**val)).status_code == 302
    utmaning = Utmaning.objects.get()
    assert utmaning.samverkansomrade == gor.forsta_mal().samverkansomrade
    assert (utmaning.nummer, utmaning.lagespunkter.get(), utmaning.platser.get()) == (
        1,
        punkt,
        plats,
    )
    assert utmaning.orsaksanalys.status == "pagar"


@pytest.mark.parametrize(
    ("vem", "parterna", "publik", "klar"),
    [("stad", 200, 200, 200), ("central", 200, 200, 200), ("lasare", 404, 404, 200),
     ("granne", 404, 404, 200)],
)  # fmt: skip
def test_who_sees_the_analysis(
    vem: str, parterna: int, publik: int, klar: int,
    utmaning: Any, agare: Any, logga_in: Any, request: Any,
) -> None:  # fmt: skip
    client = logga_in(request.getfixturevalue(vem))
    assert client.get(url("orsaksanalys", utmaning.pk)).status_code == parterna
    with agare():
        Utmaning.objects.update(delningsniva="publik")
    assert client.get(url("utmaning", utmaning.pk)).status_code == 200
    assert client.get(url("orsaksanalys", utmaning.pk)).status_code == publik
    with agare():
        Orsaksanalys.objects.update(status="klar")
    assert client.get(url("orsaksanalys", utmaning.pk)).status_code == klar


def test_causes_are_nested_under_their_bone(utmaning: Any, agare: Any) -> None:
    with agare():
        analys = utmaning.orsaksanalys
        direkt = analys.orsaker.get(nummer=1)
        gor.make_orsak(analys, bakom=direkt, ben="garningsperson", text="Belysningen är trasig.")
        plats = next(gren for gren in grenar(analys) if gren.ben == "plats")
    assert [nod.orsak.nummer for nod in plats.orsaker] == [1, 2]
    assert [nod.orsak.nummer for nod in plats.orsaker[0].bakom] == [3]


def test_cause_is_written_proved_and_removed(utmaning: Any, logga_in: Any, polis: Any) -> None:
    client, ny = logga_in(polis), url("orsak_ny", utmaning.pk)
    svar = {"ben": "plats", "text": "Fasaden är slät.", "belagg": "styrkt", "paverkbar": "on"}
    fel = client.post(ny, svar)
    assert fel.status_code == 422
    assert "En styrkt orsak behöver en källa." in fel.content.decode()
    assert client.post(ny, svar | {"datakalla": "Rond 2026"}).status_code == 302
    orsak = Orsak.objects.get(text="Fasaden är slät.")
    assert orsak.nummer == 3
    assert client.post(url("orsak_ta_bort", orsak.pk)).status_code == 302
    assert not Orsak.objects.filter(pk=orsak.pk).exists()


def test_causes_cannot_lie_behind_each_other_in_a_ring(
    utmaning: Any, agare: Any, logga_in: Any, stad: Any
) -> None:
    ena, andra = utmaning.orsaksanalys.orsaker.all()
    with agare():
        Orsak.objects.filter(pk=andra.pk).update(bakom=ena)
    svar = {
        "ben": "plats", "text": "Torget är mörkt.", "belagg": "antagen", "bakom": andra.pk,
        "version": ena.version,
    }  # fmt: skip
    fel = logga_in(stad).post(url("orsak_redigera", ena.pk), svar)
    assert "i en ring" in fel.content.decode()


def test_cause_that_a_measure_rests_on_is_not_removed(
    utmaning: Any, agare: Any, logga_in: Any, stad: Any
) -> None:
    orsak = utmaning.orsaksanalys.orsaker.first()
    with agare():
        plan = gor.make_plan(gor.make_avtal(utmaning.lagesbild))
        gor.make_atgard(plan, orsak)
    svar = logga_in(stad).post(url("orsak_ta_bort", orsak.pk), follow=False)
    assert svar.status_code == 302
    assert Orsak.objects.filter(pk=orsak.pk).exists()


def test_finished_analysis_is_opened_before_it_changes(
    utmaning: Any, logga_in: Any, stad: Any
) -> None:
    client = logga_in(stad)
    client.post(url("orsaksanalys_akt", utmaning.pk, "klarmarkera"))
    assert Orsaksanalys.objects.get().status == "klar"
    assert client.get(url("orsak_ny", utmaning.pk)).status_code == 403
    client.post(url("orsaksanalys_akt", utmaning.pk, "oppna"))
    assert client.get(url("orsak_ny", utmaning.pk)).status_code == 200


def test_stale_analysis_gets_both_texts(
    utmaning: Any, logga_in: Any, stad: Any, polis: Any
) -> None:
    adress = url("orsaksanalys_redigera", utmaning.pk)
    assert logga_in(stad).post(adress, {"vad": "Stadens ord", "version": 1}).status_code == 302
    svar = logga_in(polis).post(adress, {"vad": "Polisens ord", "version": 1})
    assert svar.status_code == 409
    assert "Stadens ord" in svar.content.decode()


@pytest.mark.parametrize(
    ("namn", "falt"),
    [
        ("orsak_nummer_unikt", {"nummer": 1}),
        ("orsak_styrkt_har_stod", {"belagg": "styrkt"}),
    ],
)
def test_database_refuses(namn: str, falt: Any, utmaning: Any, agare: Any) -> None:
    with agare(), pytest.raises(IntegrityError, match=namn), transaction.atomic():
        gor.make_orsak(utmaning.orsaksanalys, **falt)


def test_database_refuses_impossible_challenges(utmaning: Any, agare: Any) -> None:
    with agare():
        with pytest.raises(IntegrityError, match="utmaning_nummer_unikt"), transaction.atomic():
            gor.make_utmaning(utmaning.lagesbild, nummer=1)
        with pytest.raises(IntegrityError, match="utmaning_ar_gemensam"), transaction.atomic():
            gor.make_utmaning(utmaning.lagesbild, delningsniva="egen")
        orsak = utmaning.orsaksanalys.orsaker.first()
        with pytest.raises(IntegrityError, match="bakom_sig_sjalv"), transaction.atomic():
            Orsak.objects.filter(pk=orsak.pk).update(bakom=orsak.pk)
