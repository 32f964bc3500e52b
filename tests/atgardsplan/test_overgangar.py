"""Every row of the transition tables, allowed and refused, for every role."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from atgardsplan.models import Aktivitet, Prioritering
from atgardsplan.workflow.handlingsplan import HANDLINGSPLAN_OVERGANGAR
from atgardsplan.workflow.overenskommelse import OVERENSKOMMELSE_OVERGANGAR
from atgardsplan.workflow.plan import ATGARD_OVERGANGAR, PLAN_OVERGANGAR
from lagesbild.models import Orsak
from lagesbild.workflow.orsak import ORSAKSANALYS_OVERGANGAR
from samverkan.fel import Hinder
from samverkan.models import LogEntry, Part, User
from samverkan.permissions import Roll
from tests import factories_plan as gor
from tests.factories import MANNISKOR

ROLL = {
    "stad": Roll.SAMORDNARE, "polis": Roll.KOMMUNPOLIS, "styr_stad": Roll.STYRGRUPP,
    "styr_polis": Roll.STYRGRUPP, "central": Roll.CENTRAL, "lasare": Roll.LASARE,
    "forvaltare": Roll.FORVALTARE, "granne": None, "granne_polis": None,
}  # fmt: skip
MASKINER = {
    "orsaksanalys": ORSAKSANALYS_OVERGANGAR,
    "avtal": OVERENSKOMMELSE_OVERGANGAR,
    "plan": PLAN_OVERGANGAR,
    "atgard": ATGARD_OVERGANGAR,
    "handlingsplan": HANDLINGSPLAN_OVERGANGAR,
}
FALL = [
    (slag, rad.akt, vem)
    for slag, maskin in MASKINER.items()
    for rad in maskin.overgangar
    for vem in ROLL
]
Bygg = Callable[..., Any]


@pytest.fixture
def bygg(agare: Any, norrby: Any) -> Bygg:
    """Make an object of a kind that passes every guard, in the state asked for."""

    def _bygg(slag: str, status: str) -> Any:
        with agare():
            if slag == "handlingsplan":
                plan = gor.make_handlingsplan(status=status)
                Aktivitet.objects.create(
                    handlingsplan=plan, nummer=1, rubrik="Utbildning", slut="2027-06-01",
                    malsattning=gor.forsta_mal(), ansvarig_part=Part.objects.all()[0],
                    ansvarig_funktion="Strateg", status="klar", uppfoljning="Genomförd.",
                )  # fmt: skip
                return plan
            avtal = gor.make_fardigt_avtal(norrby, status=status if slag == "avtal" else "gallande")
            analys = avtal.prioriteringar.get().utmaning.orsaksanalys
            if slag in ("avtal", "orsaksanalys"):
                return _satt(avtal if slag == "avtal" else analys, status)
            plan = gor.make_plan(avtal, status=status if slag == "plan" else "beslutad")
            lage = "klar" if slag == "plan" else status
            atgard = gor.make_atgard(plan, *analys.orsaker.all(), status=lage)
            return plan if slag == "plan" else atgard

    return _bygg


def _satt(obj: Any, status: str) -> Any:
    obj.status = status
    obj.save()
    return obj


@pytest.mark.parametrize(("slag", "akt", "vem"), FALL)
def test_each_row_by_each_role(slag: str, akt: str, vem: str, bygg: Bygg, som: Any) -> None:
    maskin = MASKINER[slag]
    rad = maskin.rad(akt)
    obj = bygg(slag, sorted(rad.fran)[0])
    user = User.objects.get(email=MANNISKOR[vem])
    with som(user):
        if ROLL[vem] in rad.roller:
            assert rad in maskin.mojliga(user, obj)
            assert maskin.genomfor(obj, akt, by=user).status == rad.till
            assert LogEntry.objects.filter(akt=akt, objekt_id=obj.pk, by=user).exists()
        else:
            assert rad not in maskin.mojliga(user, obj)
            with pytest.raises(PermissionDenied):
                maskin.genomfor(obj, akt, by=user)


@pytest.mark.parametrize(
    ("slag", "akt", "status"),
    [
        (slag, rad.akt, status)
        for slag, maskin in MASKINER.items()
        for rad in maskin.overgangar
        for status in sorted({s for r in maskin.overgangar for s in (*r.fran, r.till)} - rad.fran)
    ],
)
def test_each_row_is_refused_from_other_states(
    slag: str, akt: str, status: str, bygg: Bygg, som: Any
) -> None:
    obj, maskin = bygg(slag, status), MASKINER[slag]
    vem = next(v for v, roll in ROLL.items() if roll in maskin.rad(akt).roller)
    user = User.objects.get(email=MANNISKOR[vem])
    with som(user), pytest.raises(Hinder, match="Det går inte nu"):
        maskin.genomfor(obj, akt, by=user)


def test_proposal_needs_a_priority(bygg: Bygg) -> None:
    avtal = bygg("avtal", "utkast")
    Prioritering.objects.all().delete()
    assert "Prioritera minst en" in OVERENSKOMMELSE_OVERGANGAR.hinder(avtal, "foresla")[0]


def test_proposal_needs_finished_public_and_answered(bygg: Bygg) -> None:
    avtal = bygg("avtal", "utkast")
    utmaning = avtal.prioriteringar.get().utmaning
    _satt(utmaning.orsaksanalys, "pagar")
    utmaning.delningsniva = "parterna"
    utmaning.save()
    avtal.malvarden.first().delete()
    skal = OVERENSKOMMELSE_OVERGANGAR.hinder(avtal, "foresla")
    assert [text.split()[0] for text in skal] == ["Gör", "Gör", "Ange"]


def test_plan_tells_each_gap(bygg: Bygg) -> None:
    plan = bygg("plan", "utkast")
    plan.atgarder.update(operativt_mal="", ansvarig_funktion="")
    plan.atgarder.get().orsaker.clear()
    assert len(PLAN_OVERGANGAR.hinder(plan, "besluta")) == 4


def test_plan_needs_an_agreement_in_force(bygg: Bygg) -> None:
    plan = bygg("plan", "utkast")
    _satt(plan.lokal_overenskommelse, "foreslagen")
    assert "behöver gälla" in PLAN_OVERGANGAR.hinder(plan, "besluta")[0]


def test_plan_is_not_closed_over_open_measures(bygg: Bygg) -> None:
    plan = bygg("plan", "beslutad")
    plan.atgarder.update(status="pagar")
    assert "Klarmarkera eller avbryt" in PLAN_OVERGANGAR.hinder(plan, "avsluta")[0]


def test_analysis_needs_a_cause_one_can_influence(bygg: Bygg) -> None:
    analys = bygg("orsaksanalys", "pagar")
    Orsak.objects.update(paverkbar=False)
    assert "parterna kan påverka" in ORSAKSANALYS_OVERGANGAR.hinder(analys, "klarmarkera")[0]
    Orsak.objects.all().delete()
    assert "minst en orsak" in ORSAKSANALYS_OVERGANGAR.hinder(analys, "klarmarkera")[0]


def test_handlingsplan_needs_activities_and_follow_up(bygg: Bygg) -> None:
    plan = bygg("handlingsplan", "beslutad")
    plan.aktiviteter.update(uppfoljning="")
    assert "Skriv uppföljning" in HANDLINGSPLAN_OVERGANGAR.hinder(plan, "avsluta")[0]
    plan.aktiviteter.all().delete()
    _satt(plan, "utkast")
    assert "minst en aktivitet" in HANDLINGSPLAN_OVERGANGAR.hinder(plan, "besluta")[0]


@pytest.mark.parametrize("slag", ["avtal", "plan", "handlingsplan"])
def test_personnummer_stops_a_proposal_and_a_decision(slag: str, bygg: Bygg) -> None:
    obj = bygg(slag, "utkast")
    falt = {"avtal": "inriktning", "plan": "ingress", "handlingsplan": "inriktning"}[slag]
    setattr(obj, falt, "Samtal med 19121212-1212 i mars.")
    obj.save()
    akt = "foresla" if slag == "avtal" else "besluta"
    assert "ser ut som ett personnummer" in MASKINER[slag].hinder(obj, akt)[0]
