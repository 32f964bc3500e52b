"""The public version: only what is public, in page, PDF, ODT and JSON."""

import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.dokument.publikt import publikt
from lagesbild.models import Lagesbild, Omradesanalys, Plats, Utmaningsforslag
from samverkan.dokument.odt import som_odt
from samverkan.dokument.pdf import som_pdf
from samverkan.models import Part
from tests import factories, factories_bild, factories_plan
from tests.pdf.validera import validera
from tests.uppfoljning.test_lagesbildsdokument import text_av
from uppfoljning.selectors.dokument import hela_dokumentet

#: Stands in every text that is not public.
DOLT = "HEMLIGAST"


def _dolj_texter(bild: Lagesbild) -> None:
    """A secret in each text of the two parties; one public statement, place and analysis."""
    for underlag in bild.underlag.all():
        underlag.sammanfattning, underlag.metod, underlag.dnr = DOLT, DOLT, DOLT
        underlag.save()
        underlag.datakallor.update(namn=DOLT, tacker=DOLT, motiv=DOLT)
        underlag.observationer.exclude(delningsniva="publik").update(text=DOLT, plats_text=DOLT)
    bild.lagespunkter.exclude(delningsniva="publik").update(text=DOLT, allvar_motiv=DOLT)
    bild.platsanalyser.update(metod=DOLT, slutsats=DOLT, resultat={"x": DOLT})
    bild.valda_analyser.update(slutsats=DOLT, utdrag=factories_bild.UTDRAG | {"metod": DOLT})
    bild.omradesanalyser.update(text=DOLT, samsyn=DOLT, skillnader=DOLT)
    Utmaningsforslag.objects.create(
        lagesbild=bild, rang=1, rubrik=DOLT, motiv=DOLT,
        samverkansomrade=bild.overenskommelse.samverkansomraden.first(),
    )  # fmt: skip
    for punkt in bild.lagespunkter.exclude(delningsniva="publik"):
        punkt.reservationer.update(text=DOLT)
    for obs in bild.underlag.first().observationer.filter(undanlagd__isnull=False):
        obs.undanlagd.motiv = DOLT


def _gor_publikt(bild: Lagesbild) -> None:
    ena = Part.objects.order_by("ordning")[0]
    obs = factories.make_observation(
        bild.underlag.get(part=ena), text="Bänken är trasig.", delningsniva="publik"
    )
    dold = factories.make_plats(bild.stadsdelsomrade, namn=f"{DOLT}-platsen")
    factories.make_lagespunkt(
        bild, obs, text="Bänken vid torget är trasig.", endast_part=ena, delningsniva="publik",
        plats=dold,
    )  # fmt: skip
    synlig = factories.make_plats(bild.stadsdelsomrade, namn="Bron", delningsniva="publik")
    bild.utpekade_platser.create(plats=synlig, nummer=9, motiv="Mörkt under bron.")
    analys = bild.omradesanalyser.first()
    nummer = bild.lagespunkter.get(delningsniva="publik").lopnummer
    hemlig = bild.lagespunkter.exclude(delningsniva="publik").first().lopnummer
    analys.text = f"Det trasiga syns [{nummer}]. {DOLT} står här [{hemlig}]."
    analys.samsyn, analys.skillnader = f"{DOLT} [{hemlig}, {nummer}]", ""
    analys.delningsniva = "publik"
    analys.save()


@pytest.fixture
def bild(agare, norrby, stad):
    with agare():
        bild = factories_bild.make_fardig(norrby, stad, year=2028, sammanfattning=DOLT)
        _dolj_texter(bild)
        bild.utpekade_platser.update(motiv=DOLT)
        Plats.objects.filter(utpekanden__lagesbild=bild).update(
            beskrivning=DOLT, delningsniva="parterna"
        )
        _gor_publikt(bild)
        return factories_bild.faststall(bild, stad)


def _allt(bild: Lagesbild, agare: Any, klient: Any) -> dict[str, str]:
    """The public version in every form, as text."""
    with agare():
        dokument = hela_dokumentet(bild, publik=True)
    odt = zipfile.ZipFile(io.BytesIO(som_odt(dokument)))
    adress = f"/lagesbilder/{bild.pk}/offentlig"
    return {
        "sida": klient.get(f"{adress}/").content.decode(),
        "json": klient.get(f"{adress}.json").content.decode(),
        "odt-svar": str(klient.get(f"{adress}.odt").status_code),
        "pdf": text_av(som_pdf(dokument)),
        "odt": "".join(odt.read(namn).decode() for namn in odt.namelist()),
    }


@pytest.mark.parametrize("vem", ["lasare", "granne", "stad", "polis"])
def test_nothing_of_a_lower_level_stands_in_any_form(vem, bild, agare, logga_in, request) -> None:
    allt = _allt(bild, agare, logga_in(request.getfixturevalue(vem)))
    for form, text in allt.items():
        assert DOLT not in text, form
        assert factories_bild.HEMLIGT not in text, form
    for form in ("sida", "json", "pdf", "odt"):
        for synligt in ("Bänken vid torget är trasig.", "Det trasiga syns", "Mörkt under bron."):
            assert synligt in allt[form], (form, synligt)


def test_the_whole_document_does_hold_it(bild, agare) -> None:
    """The test above would see it."""
    with agare():
        assert DOLT in text_av(som_pdf(hela_dokumentet(bild, publik=False)))


def test_the_public_pdf_keeps_its_promises(bild, agare, tmp_path) -> None:
    fil = tmp_path / "offentlig.pdf"
    with agare():
        fil.write_bytes(som_pdf(hela_dokumentet(bild, publik=True)))
    assert validera(fil) == []
    assert "delas bara mellan parterna" in text_av(fil.read_bytes())


def test_challenges_and_measures_that_are_not_public_are_left_out(agare, norrby) -> None:
    with agare():
        avtal = factories_plan.make_fardigt_avtal(norrby)
        utmaning = avtal.prioriteringar.get().utmaning
        utmaning.rubrik, utmaning.delningsniva = DOLT, "parterna"
        utmaning.save()
        plan = factories_plan.make_plan(avtal, year=2027, status="beslutad")
        factories_plan.make_atgard(plan, rubrik=DOLT, delningsniva="parterna")
        nasta = factories_bild.make_sammanforing(norrby, year=2028)
        for ett in (avtal.lagesbild, nasta):
            assert DOLT not in text_av(som_pdf(hela_dokumentet(ett, publik=True)))


def test_a_reader_sees_only_public_analyses_on_the_pictures_own_page(
    bild, lasare, logga_in
) -> None:
    text = logga_in(lasare).get(f"/lagesbilder/{bild.pk}/").content.decode()
    assert DOLT not in text and "Det trasiga syns" in text


def test_an_open_picture_has_no_public_version_for_readers(agare, norrby, lasare, logga_in) -> None:
    with agare():
        oppen = factories_bild.make_sammanforing(norrby)
    for slut in ("/", ".json", ".odt", ".pdf"):
        assert logga_in(lasare).get(f"/lagesbilder/{oppen.pk}/offentlig{slut}").status_code == 404


NIVA = st.sampled_from(["egen", "parterna", "publik", "", None])
POST = st.fixed_dictionaries({"delningsniva": NIVA})


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NIVA, max_size=5), st.lists(NIVA, max_size=4), st.lists(NIVA, max_size=3), NIVA)
def test_whatever_the_levels_only_public_is_left(punkter, platser, analyser, sammanfattning):
    """Every text carries its own level, so that a text of another level is seen by its words."""
    innehall = {
        "stadsdelsomrade": "norrby", "overenskommelse": "1", "year": 2027, "utgava": 1, "dnr": "",
        "sammanfattning": f"niva-{sammanfattning}", "sammanfattning_niva": sammanfattning,
        "underlag": [{"sammanfattning": "niva-dold"}], "undanlagda": [{"text": "niva-dold"}],
        "platsanalyser": [{"slutsats": "niva-dold"}],
        "valda_analyser": [{"slutsats": f"niva-{n}", "delningsniva": n} for n in analyser],
        "utmaningsforslag": [{"motiv": "niva-dold"}],
        "analyser": [
            {"omrade": nr, "text": f"niva-{n} [{k}]", "delningsniva": n, "okant": "niva-dold"}
            for nr, n in enumerate(analyser) for k in range(3)
        ],
        "lagespunkter": [
            {"nummer": nr, "text": f"niva-{n}", "delningsniva": n, "plats": f"niva-{n}",
             "ur": [{"text": f"niva-{m}", "plats": "niva-dold", "delningsniva": m} for m in punkter],
             "framtida_falt": "niva-dold"}
            for nr, n in enumerate(punkter)
        ],
        "platser": [{"namn": f"niva-{n}", "delningsniva": n} for n in platser],
        "framtida": ["niva-dold"],
    }  # fmt: skip
    text = json.dumps(publikt(innehall, "0" * 64))
    assert {ord_ for ord_ in text.split('"') if ord_.startswith("niva-")} <= {
        "niva-publik", *(f"niva-publik [{k}]" for k in range(3)),
    }  # fmt: skip
    synliga = {nr for nr, n in enumerate(punkter) if n == "publik"}
    assert all(f"[{k}]" not in text or k in synliga for k in range(3))


def test_every_analysis_begins_between_the_parties() -> None:
    assert Omradesanalys._meta.get_field("delningsniva").default == "parterna"
    assert Lagesbild._meta.get_field("sammanfattning_niva").default == "parterna"
