"""Every row of this floor's transition tables × every role × every state, and what the guards say.

What is expected is written here by hand, so that a change of a table is a change of two places.
"""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from lagesbild.models import Lagesbild, Observation, Orsaksanalys, Underlag
from lagesbild.workflow.lagesbild import LAGESBILD_OVERGANGAR, flytta_lagesbild
from lagesbild.workflow.orsak import ORSAKSANALYS_OVERGANGAR
from lagesbild.workflow.underlag import UNDERLAG_OVERGANGAR, flytta_underlag
from samverkan.fel import Hinder
from samverkan.models import LogEntry, Part
from tests import factories, factories_bild, factories_plan
from tests.factories import MANNISKOR

PARTERNA, STYR = {"stad", "polis"}, {"styr_stad", "styr_polis"}
#: kind → act → from, to, who.
VANTAT = {
    "lagesbild": {
        "starta_sammanforing": ("underlag", "sammanforing", PARTERNA),
        "skicka_for_godkannande": ("sammanforing", "godkannande", PARTERNA),
        "ta_tillbaka": ("godkannande", "sammanforing", PARTERNA),
        "faststall": ("godkannande", "faststalld", STYR),
    },
    "underlag": {
        "lamna_in": ("utkast", "inlamnat", {"stad"}),
        "ta_tillbaka": ("inlamnat", "utkast", {"stad"}),
    },
    "orsaksanalys": {
        "klarmarkera": ("pagar", "klar", PARTERNA),
        "oppna": ("klar", "pagar", PARTERNA),
    },
}
MASKIN = {
    "lagesbild": (LAGESBILD_OVERGANGAR, Lagesbild.Status.values),
    "underlag": (UNDERLAG_OVERGANGAR, Underlag.Status.values),
    "orsaksanalys": (ORSAKSANALYS_OVERGANGAR, Orsaksanalys.Status.values),
}
FALL = [
    (slag, akt, status)
    for slag, rader in VANTAT.items()
    for akt in rader
    for status in MASKIN[slag][1]
]


def _lagesbild(status, norrby, stad):
    if status == "faststalld":
        return factories_bild.make_faststalld(norrby, stad)
    bild = factories_bild.make_fardig(norrby, stad, status=status)
    factories_bild.godkann_for_alla(bild, stad)
    return bild


def _underlag(status, norrby, stad):
    bild = factories_bild.make_sammanforing(norrby, status="underlag")
    Underlag.objects.update(status=status)
    return bild.underlag.get(part=Part.objects.order_by("ordning")[0])


def _orsaksanalys(status, norrby, stad):
    utmaning = factories_plan.make_utmaning(factories_plan.make_faststalld(norrby))
    return factories_plan.make_analys(utmaning, klar=status == "klar")


BYGG = {"lagesbild": _lagesbild, "underlag": _underlag, "orsaksanalys": _orsaksanalys}


def _gor(slag, obj, akt, user):
    if slag == "lagesbild":
        return flytta_lagesbild(obj, akt, by=user)
    if slag == "underlag":
        return flytta_underlag(obj, akt, by=user)
    return ORSAKSANALYS_OVERGANGAR.genomfor(obj, akt, by=user)


@pytest.mark.parametrize("slag", VANTAT)
def test_the_table_is_the_one_expected(slag):
    rader = MASKIN[slag][0].overgangar
    assert {(r.akt, *sorted(r.fran), r.till) for r in rader} == {
        (akt, fran, till) for akt, (fran, till, _) in VANTAT[slag].items()
    }


@pytest.mark.parametrize(("slag", "akt", "status"), FALL)
def test_each_row_by_each_role_in_each_state(slag, akt, status, agare, norrby, stad, som, request):
    """All roles on the same object; what one did is undone before the next."""
    with agare():
        obj = BYGG[slag](status, norrby, stad)
    for vem in MANNISKOR:
        user = request.getfixturevalue(vem)
        with som(user), transaction.atomic():
            _prova(slag, akt, status, obj, vem, user)
            transaction.set_rollback(True)


def _prova(slag, akt, status, obj, vem, user):
    fran, till, vilka = VANTAT[slag][akt]
    erbjuds = akt in {rad.akt for rad in MASKIN[slag][0].mojliga(user, obj)}
    assert erbjuds == (vem in vilka and status == fran), vem
    if vem not in vilka:
        with pytest.raises(PermissionDenied):
            _gor(slag, obj, akt, user)
    elif status != fran:
        with pytest.raises(Hinder, match="Det går inte nu, eftersom läget är"):
            _gor(slag, obj, akt, user)
    else:
        assert _gor(slag, obj, akt, user).status == till
        assert LogEntry.objects.filter(akt=akt, objekt_id=obj.pk, by=user).count() == 1
        return
    assert type(obj).objects.filter(pk=obj.pk).exclude(status=status).count() == 0


@pytest.mark.parametrize("akt", ["hitta-pa", ""])
def test_an_unknown_act_is_refused(akt, agare, norrby, stad, som):
    with agare():
        bild = factories.make_lagesbild(norrby)
    with som(stad), pytest.raises(PermissionDenied):
        flytta_lagesbild(bild, akt, by=stad)


def test_the_merge_starts_when_both_have_handed_in(agare, norrby, stad, som):
    with agare():
        bild = factories.make_lagesbild(norrby)
        ena, andra = Part.objects.order_by("ordning")
        factories.make_underlag(bild, ena, status="inlamnat")
    with som(stad):
        skal = LAGESBILD_OVERGANGAR.hinder(bild, "starta_sammanforing")
        assert skal == [f"{andra.kortnamn} har inte lämnat in sitt underlag."]


def test_the_start_makes_an_empty_analysis_of_each_area(agare, norrby, stad, som):
    with agare():
        bild = factories_bild.make_sammanforing(norrby, status="underlag")
        bild.omradesanalyser.all().delete()
    with som(stad):
        flytta_lagesbild(bild, "starta_sammanforing", by=stad)
        assert bild.omradesanalyser.count() == bild.overenskommelse.samverkansomraden.count()


def test_each_gap_before_approval_is_told(agare, norrby, stad, som):
    with agare():
        bild = factories_bild.make_fardig(norrby, stad, status="sammanforing", sammanfattning=" ")
        bild.lagespunkter.first().delete()
        forsta = bild.omradesanalyser.select_related("samverkansomrade").first()
        bild.omradesanalyser.filter(pk=forsta.pk).update(text=" \n")
    with som(stad):
        assert LAGESBILD_OVERGANGAR.hinder(bild, "skicka_for_godkannande") == [
            "2 iakttagelser återstår att föra samman eller lägga åt sidan.",
            f"Skriv en gemensam analys för {forsta.samverkansomrade.kortnamn}.",
            "Skriv den samlade bedömningen.",
        ]


def test_an_area_without_any_analysis_stops_too(agare, norrby, stad, som):
    with agare():
        bild = factories_bild.make_fardig(norrby, stad, status="sammanforing")
        bild.omradesanalyser.all().delete()
    with som(stad):
        skal = LAGESBILD_OVERGANGAR.hinder(bild, "skicka_for_godkannande")
        assert len(skal) == bild.overenskommelse.samverkansomraden.count()


@pytest.mark.parametrize("kvar", ["stad", "polis", "bada"])
def test_the_decision_names_the_party_whose_approval_is_missing(kvar, agare, norrby, stad, som):
    with agare():
        bild = factories_bild.make_fardig(norrby, stad)
        ena, andra = Part.objects.order_by("ordning")
        factories_bild.godkann_for_alla(bild, stad)
        saknas = {"stad": [ena], "polis": [andra], "bada": [ena, andra]}[kvar]
        bild.godkannanden.filter(part__in=saknas).delete()
    with som(stad):
        assert LAGESBILD_OVERGANGAR.hinder(bild, "faststall") == [
            f"{part.kortnamn} har inte godkänt innehållet som det står nu." for part in saknas
        ]


def test_underlag_is_not_taken_back_when_the_merge_has_begun(agare, norrby, stad, som):
    with agare():
        underlag = factories_bild.make_sammanforing(norrby).underlag.first()
    with som(stad):
        (skal,) = UNDERLAG_OVERGANGAR.hinder(underlag, "ta_tillbaka")
    assert skal == "Sammanföringen har börjat, så underlaget kan inte tas tillbaka."


def test_underlag_tells_what_stops_the_hand_in(agare, norrby, stad, som):
    with agare():
        underlag = factories.make_underlag(factories.make_lagesbild(norrby), Part.objects.first())
        Observation.objects.filter(underlag=underlag).delete()
    with som(stad):
        skal = UNDERLAG_OVERGANGAR.hinder(underlag, "lamna_in")
    assert [text.split()[0] for text in skal] == ["Lägg", "Skriv"]


@pytest.mark.parametrize("falt", ["vad", "deltagare", "orsak", "utmaning"])
def test_personnummer_stops_a_finished_analysis(falt, agare, norrby, stad):
    with agare():
        analys = _orsaksanalys("pagar", norrby, stad)
        text = "Samtal med 19121212-1212."
        if falt == "orsak":
            analys.orsaker.update(text=text)
        elif falt == "utmaning":
            analys.utmaning.formulering = text
        else:
            setattr(analys, falt, text)
        (skal,) = ORSAKSANALYS_OVERGANGAR.hinder(analys, "klarmarkera")
    assert "personnummer" in skal and "1212-1212" not in skal
