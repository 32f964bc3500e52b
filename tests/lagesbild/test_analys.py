"""The joint analysis: beside its statements and figures, with citations, from the merge's words."""

import pytest
from django.db import DatabaseError, transaction

from lagesbild.innehall import innehall, summa
from lagesbild.models import Observation, Omradesanalys, Utmaningsforslag
from lagesbild.skillnadstext import skillnadstext
from samverkan.models import LogEntry, Part
from tests import factories, factories_bild


@pytest.fixture
def bild(agare, norrby):
    with agare():
        bild = factories_bild.make_sammanforing(norrby)
        ena, andra = Part.objects.order_by("ordning")
        s1, s2 = factories_bild.delade(bild, ena)
        p1, _ = factories_bild.delade(bild, andra)
        Observation.objects.filter(pk=p1.pk).update(allvar=5)
        factories.make_lagespunkt(bild, s1, p1, text="Klotter vid torget.")
        factories.make_lagespunkt(bild, s2, endast_part=ena, text="Bara staden. Två meningar.")
        return bild


@pytest.fixture
def analys(bild, agare):
    with agare():
        return bild.omradesanalyser.get(samverkansomrade__nummer=1)


def _falt(analys: Omradesanalys, **andra: object) -> dict[str, object]:
    falt = {
        "text": "Torget är värst [1]. Det är mörkt.", "samsyn": "Vi är överens [1].",
        "skillnader": "", "allvar": 4, "trend": "samre", "paverkan": 2, "delningsniva": "parterna",
        "version": analys.version,
    }  # fmt: skip
    return falt | andra


def test_the_differences_begin_as_the_merge_says_them(bild, agare, stad, analys, logga_in) -> None:
    ena, andra = Part.objects.order_by("ordning")
    with agare():
        text = skillnadstext(innehall(bild), 1, [(p.kod, p.kortnamn) for p in (ena, andra)])
    assert f"Endast {ena.kortnamn.lower()} har tagit upp: Bara staden; Två meningar [2]." in text
    assert "Allvaret bedöms olika för Torget (L-01)" in text and "[1]." in text
    sida = logga_in(stad).get(f"/omradesanalyser/{analys.pk}/").content.decode()
    assert "Allvaret bedöms olika för Torget" in sida and "Klotter vid torget." in sida
    analys.refresh_from_db()
    assert analys.skillnader == ""


def test_what_is_written_is_kept_and_not_begun_anew(bild, stad, analys, logga_in) -> None:
    klient = logga_in(stad)
    svar = klient.post(f"/omradesanalyser/{analys.pk}/", _falt(analys, skillnader="Vår egen text."))
    assert svar.status_code == 302
    analys.refresh_from_db()
    assert (analys.allvar, analys.paverkan, analys.trend) == (4, 2, "samre")
    sida = klient.get(f"/omradesanalyser/{analys.pk}/").content.decode()
    assert ">\nVår egen text.</textarea>" in sida


def test_what_is_not_cited_is_listed(bild, stad, analys, logga_in) -> None:
    klient = logga_in(stad)
    klient.post(f"/omradesanalyser/{analys.pk}/", _falt(analys))
    text = klient.get(f"/lagesbilder/{bild.pk}/analys/").content.decode().replace("\xa0", " ")
    assert f'href="/lagesbilder/{bild.pk}/#l1">1</a>' in text
    assert "allvar 4 allvarligt" in text and "möjlighet att påverka 2 viss" in text
    utan = text[text.index("1 lägespunkt och 1 mening utan hänvisning") :]
    assert "<li>Det är mörkt.</li>" in utan and "Bara staden." in utan


@pytest.mark.parametrize(
    "andra", [{"allvar": 6}, {"paverkan": 4}, {"delningsniva": "egen"}, {"allvar": "x"}]
)
def test_an_assessment_outside_its_scale_is_told(andra, stad, analys, logga_in) -> None:
    svar = logga_in(stad).post(f"/omradesanalyser/{analys.pk}/", _falt(analys, **andra))
    assert svar.status_code == 422


@pytest.mark.parametrize(
    "andra",
    [
        {"samsyn": "Annat."}, {"skillnader": "Annat."}, {"allvar": 1}, {"paverkan": 1},
        {"delningsniva": "publik"},
    ],
)  # fmt: skip
def test_every_new_field_is_part_of_what_is_approved(andra, bild, agare, analys) -> None:
    with agare():
        fore = summa(bild)
        Omradesanalys.objects.filter(pk=analys.pk).update(**andra)
        assert summa(bild) != fore


def _foresla(klient, bild, **andra):
    data = {"rubrik": "Torgets kvällar", "rang": 1, "motiv": "Värst [1]."} | andra
    analys = bild.omradesanalyser.get(samverkansomrade__nummer=1)
    return klient.post(f"/omradesanalyser/{analys.pk}/forslag/ny/", data)


def test_challenges_are_proposed_ranked_changed_and_taken_back(
    bild, agare, stad, polis, logga_in, som
) -> None:
    with agare():
        fore = summa(bild)
    klient = logga_in(stad)
    assert _foresla(klient, bild, rubrik="Nummer två", rang=2).status_code == 302
    assert _foresla(logga_in(polis), bild).status_code == 302
    text = klient.get(f"/lagesbilder/{bild.pk}/analys/").content.decode()
    assert text.index("Torgets kvällar") < text.index("Nummer två")
    with agare():
        assert summa(bild) != fore
        tva = Utmaningsforslag.objects.get(rang=2)
    data = {"rubrik": "Nu först", "rang": 1, "motiv": "", "version": 1}
    adress = f"/utmaningsforslag/{tva.pk}/"
    assert logga_in(polis).post(adress, data).status_code == 302
    assert klient.post(adress, data | {"rubrik": "Samtidigt"}).status_code == 409
    assert klient.post(f"{adress}ta-bort/").status_code == 302
    assert klient.post(f"{adress}ta-bort/").status_code == 404
    with som(stad):
        logg = LogEntry.objects.filter(akt="ta_bort_utmaningsforslag").get()
        assert logg.fore["rubrik"] == "Nu först"


def test_a_decided_picture_keeps_its_proposals(agare, norrby, stad, logga_in, som) -> None:
    with agare():
        fast = factories_bild.make_fardig(norrby, stad, year=2028)
        rad = Utmaningsforslag.objects.create(
            lagesbild=fast, rang=1, rubrik="Torget",
            samverkansomrade=fast.overenskommelse.samverkansomraden.first(),
        )  # fmt: skip
        factories_bild.faststall(fast, stad)
    assert _foresla(logga_in(stad), fast).status_code == 403
    assert logga_in(stad).post(f"/utmaningsforslag/{rad.pk}/ta-bort/").status_code == 403
    with som(stad), pytest.raises(DatabaseError, match="ändras inte"), transaction.atomic():
        Utmaningsforslag.objects.filter(pk=rad.pk).update(rubrik="Annat")
