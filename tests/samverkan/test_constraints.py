"""The database's own rules of the ground floor, tried past every form, as the owner."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from samverkan.models import (
    Indikator,
    Jobb,
    Lokalpolisomrade,
    LokalpolisomradeTackning,
    Malsattning,
    Omradesalias,
    Overenskommelse,
    Part,
    Remissvar,
    Samverkansomrade,
    Stadsdel,
    Stadsdelsomrade,
    Uppdrag,
    User,
    Utkast,
)

MODELLER = [
    Part, User, Uppdrag, Stadsdelsomrade, Omradesalias, Stadsdel, Lokalpolisomrade,
    LokalpolisomradeTackning, Overenskommelse, Samverkansomrade, Malsattning, Indikator,
]  # fmt: skip
TIDIGT = date(2019, 1, 1)


def _vagras(rad, regel=""):
    with pytest.raises(IntegrityError, match=regel), transaction.atomic():
        rad.save(force_insert=True)


def _kopia(modell, **andra):
    rad = modell._base_manager.first()
    rad.pk = None
    for falt, varde in andra.items():
        setattr(rad, falt, varde)
    return rad


@pytest.mark.parametrize("modell", MODELLER, ids=lambda modell: modell.__name__)
def test_the_same_row_twice(modell, agare):
    with agare():
        _vagras(_kopia(modell))


@pytest.mark.parametrize(
    ("modell", "regel"),
    [
        (Uppdrag, "uppdrag_slutar_efter_start|range lower bound"),
        (Lokalpolisomrade, "lokalpolisomrade_slutar_efter_start"),
        (LokalpolisomradeTackning, "tackning_slutar_efter_start|range lower bound"),
        (Stadsdelsomrade, "stadsdelsomrade_slutar_efter_start|range lower bound"),
        (Overenskommelse, "overenskommelse_slutar_efter_start|range lower bound"),
    ],
)
def test_a_period_does_not_end_before_it_starts(modell, regel, agare):
    with agare():
        rad = _kopia(modell, giltig_till=TIDIGT)
        for falt in ("slug", "dnr"):
            if hasattr(rad, falt):
                setattr(rad, falt, "nytt")
        _vagras(rad, regel)


@pytest.mark.parametrize(
    ("roll", "har_omrade"), [("samordnare", False), ("central", True), ("forvaltare", True)]
)
def test_role_and_place_belong_together(roll, har_omrade, agare, lasare, norrby):
    with agare():
        omrade = norrby if har_omrade else None
        rad = _kopia(Uppdrag, user=lasare, roll=roll, stadsdelsomrade=omrade)
        _vagras(rad, "uppdrag_roll_och_omrade")


def test_the_same_role_elsewhere_or_later_is_allowed(agare, stad, soderby):
    with agare():
        ett = Uppdrag.objects.get(user=stad)
        ett.pk, ett.stadsdelsomrade = None, soderby
        ett.save(force_insert=True)


def test_addresses_differ_in_more_than_case(agare, stad):
    with agare():
        _vagras(User(email=stad.email.upper(), namn="x"), "user_epost_unik")


def test_one_agreement_in_force_at_a_time(agare):
    with agare():
        _vagras(_kopia(Overenskommelse, dnr="KS 2"), "overenskommelse_en_gallande")
        _kopia(Overenskommelse, dnr="KS 3", status="utkast").save(force_insert=True)


def test_one_answer_for_each_party_and_handed_in_has_a_time(agare, norrby):
    with agare():
        falt = {
            "overenskommelse": Overenskommelse.objects.get(),
            "stadsdelsomrade": norrby,
            "part": Part.objects.first(),
        }
        _vagras(Remissvar(**falt, status="lamnat"), "remissvar_lamnat_har_tid")
        Remissvar.objects.create(**falt)
        _vagras(Remissvar(**falt), "remissvar_ett_per_part_och_omrade")


def test_one_draft_for_each_form(agare, stad):
    with agare():
        Utkast.objects.create(user=stad, nyckel="/x/")
        _vagras(Utkast(user=stad, nyckel="/x/"), "utkast_ett_per_formular")


def test_one_job_at_a_time_and_at_most_a_hundred_per_cent(agare, stad):
    with agare():
        falt = {"slag": "p", "rubrik": "p", "bestallt_av": stad, "nyckel": "k"}
        Jobb.objects.create(**falt)
        _vagras(Jobb(**falt), "jobb_ett_at_gangen")
        _vagras(Jobb(**falt, status="klart", andel=101), "jobb_andel_hogst_hundra")
