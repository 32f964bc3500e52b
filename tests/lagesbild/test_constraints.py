"""The database's own rules of the second floor, tried past every form, as the owner."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lagesbild.models import (
    Datakalla,
    Godkannande,
    Handelse,
    Harkomst,
    Inlasning,
    Matvarde,
    Platshandelse,
    Reservation,
    Statistikserie,
    Undanlaggning,
    UtpekadPlats,
)
from samverkan.models import Part
from tests import factories, factories_plan


@pytest.fixture
def bygge(agare, norrby, stad):
    """One of each; the tests copy a row and break one thing."""
    with agare():
        ena = Part.objects.first()
        bild = factories.make_lagesbild(norrby)
        underlag = factories.make_underlag(bild, ena)
        en, tva = (factories.make_observation(underlag) for _ in range(2))
        punkt = factories.make_lagespunkt(bild, en)
        plats = factories.make_plats(norrby)
        factories.make_analyser(bild)
        utmaning = factories_plan.make_utmaning(bild)
        analys = factories_plan.make_analys(utmaning)
        inlasning = Inlasning.objects.create(slag="p", filnamn="f", sha256="0", datakalla="k")
        serie = Statistikserie.objects.create(kod="s", namn="S", enhet="st", datakalla="k")
        return {
            "lagesbild": bild,
            "underlag": underlag,
            "observation": en,
            "lagespunkt": punkt,
            "harkomst": Harkomst.objects.get(),
            "plats": plats,
            "omradesanalys": bild.omradesanalyser.first(),
            "utmaning": utmaning,
            "orsaksanalys": analys,
            "orsak": analys.orsaker.get(),
            "serie": serie,
            "datakalla": Datakalla.objects.create(underlag=underlag, namn="V", slag="dialog"),
            "godkannande": Godkannande.objects.create(
                lagesbild=bild, part=ena, user=stad, at=timezone.now(), sha256="a" * 64
            ),
            "undanlaggning": Undanlaggning.objects.create(observation=tva, motiv="m", av=stad),
            "reservation": Reservation.objects.create(
                lagespunkt=punkt, part=ena, text="Nej.", av=stad
            ),
            "utpekad": UtpekadPlats.objects.create(
                lagesbild=bild, plats=plats, nummer=1, motiv="m"
            ),
            "platshandelse": Platshandelse.objects.create(
                plats=plats, datum=date(2026, 1, 1), slag="kvar"
            ),
            "matvarde": Matvarde.objects.create(
                serie=serie, stadsdelsomrade=norrby, period_start=date(2025, 1, 1), varde=1
            ),
            "handelse": Handelse.objects.create(
                inlasning=inlasning, datakalla="k", externt_id="1", typ="t", rubrik="r",
                precision="omrade",
            ),
        }  # fmt: skip


NAMN = [
    "lagesbild", "underlag", "observation", "lagespunkt", "harkomst", "plats", "omradesanalys",
    "utmaning", "orsaksanalys", "orsak", "serie", "datakalla", "godkannande", "undanlaggning",
    "reservation", "utpekad", "platshandelse", "matvarde", "handelse",
]  # fmt: skip


@pytest.mark.parametrize("namn", NAMN)
def test_the_same_row_twice(namn, bygge, agare):
    rad = bygge[namn]
    rad.pk = None
    with agare(), pytest.raises(IntegrityError, match="duplicate key"), transaction.atomic():
        rad.save(force_insert=True)


@pytest.mark.parametrize(
    ("namn", "andra", "regel"),
    [
        ("lagesbild", {"year": 1999}, "lagesbild_rimligt_year"),
        ("lagesbild", {"status": "faststalld"}, "lagesbild_faststalld_har_beslut"),
        ("underlag", {"status": "inlamnat"}, "underlag_inlamnat_har_tid"),
        ("observation", {"allvar": 0}, "observation_allvar_1_till_5"),
        ("observation", {"allvar": 6}, "observation_allvar_1_till_5"),
        ("observation", {"timme_fran": 25}, "observation_rimliga_timmar"),
        ("datakalla", {"anvand": False}, "datakalla_bortvald_har_motiv"),
        ("godkannande", {"sha256": "b" * 63 + "X"}, "godkannande_sha256_form"),
        ("lagespunkt", {"allvar": 6}, "lagespunkt_allvar_1_till_5"),
        ("lagespunkt", {"delningsniva": "egen"}, "lagespunkt_ar_gemensam"),
        ("reservation", {"text": ""}, "reservation_har_text"),
        ("plats", {"stangd_year": 2000}, "plats_stangs_efter_funnen"),
        ("plats", {"delningsniva": "egen"}, "plats_ar_gemensam"),
        ("plats", {"slag": []}, "plats_har_slag"),
        ("utmaning", {"delningsniva": "egen"}, "utmaning_ar_gemensam"),
        ("orsak", {"belagg": "styrkt"}, "orsak_styrkt_har_stod"),
        ("matvarde", {"serie": None}, "matvarde_galler_en_sak"),
        ("matvarde", {"varde": None}, "matvarde_varde_eller_skal"),
        ("matvarde", {"saknas": "skyddat"}, "matvarde_varde_eller_skal"),
        ("matvarde", {"ki_lag": 2, "ki_hog": 1}, "matvarde_intervall_i_ordning"),
        ("handelse", {"latitud": 59.0}, "handelse_bara_punkter_har_koordinat"),
    ],
)
def test_what_a_row_may_not_say(namn, andra, regel, bygge, agare):
    rad = bygge[namn]
    for falt, varde in andra.items():
        setattr(rad, falt, varde)
    with agare(), pytest.raises(IntegrityError, match=regel), transaction.atomic():
        rad.save()


def test_a_cause_is_not_behind_itself(bygge, agare):
    orsak = bygge["orsak"]
    orsak.bakom = orsak
    with agare(), pytest.raises(IntegrityError, match="orsak_inte_bakom"), transaction.atomic():
        orsak.save()
