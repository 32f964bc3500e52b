"""Acts on the year's plan of measures and on its measures."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.forms import ModelForm

from atgardsplan.models import Atgard, Atgardsplan, LokalOverenskommelse
from atgardsplan.permissions import may_borja_plan, may_redigera_atgard, may_redigera_plan
from atgardsplan.selectors_kedja import planens_brister
from atgardsplan.workflow.personuppgifter import planens_texter, stopp
from samverkan.fel import Hinder
from samverkan.models import User
from samverkan.permissions import Roll, krav
from samverkan.tillstand import Tillstandsmaskin, overgang
from samverkan.versioner import spara_version

Status = Atgardsplan.Status


def villkor_besluta(plan: Atgardsplan) -> list[str]:
    """A plan is decided when the chain from problem to measure holds, under an agreement in force."""
    skal = [brist.text for brist in planens_brister(plan)] + stopp(planens_texter(plan))
    if plan.lokal_overenskommelse.status != LokalOverenskommelse.Status.GALLANDE:
        skal.insert(0, "Den lokala överenskommelsen behöver gälla innan planen beslutas.")
    return skal


def villkor_avsluta(plan: Atgardsplan) -> list[str]:
    """A year is closed when each measure is finished or broken off, with what was learnt."""
    oppna = plan.atgarder.all().oppna()
    return [f"Klarmarkera eller avbryt åtgärden ”{atgard.rubrik}” först." for atgard in oppna]


PLAN_OVERGANGAR = Tillstandsmaskin(
    (
        overgang(
            "besluta", "Besluta planen", Status.UTKAST, Status.BESLUTAD,
            (Roll.STYRGRUPP,), villkor_besluta,
        ),
        overgang(
            "revidera", "Öppna för revidering", Status.BESLUTAD, Status.UTKAST,
            (Roll.STYRGRUPP,),
        ),
        overgang(
            "avsluta", "Avsluta planen", Status.BESLUTAD, Status.AVSLUTAD,
            (Roll.STYRGRUPP,), villkor_avsluta,
        ),
    )
)  # fmt: skip


def villkor_starta(atgard: Atgard) -> list[str]:
    if atgard.atgardsplan.status == Status.BESLUTAD:
        return []
    return ["Åtgärdsplanen behöver vara beslutad innan åtgärden startar."]


def villkor_plan_oppen(atgard: Atgard) -> list[str]:
    """A closed year stands as it was closed."""
    if atgard.atgardsplan.status == Status.AVSLUTAD:
        return ["Åtgärdsplanen är avslutad."]
    return []


ATGARD_OVERGANGAR = Tillstandsmaskin(
    (
        overgang("starta", "Starta", "planerad", "pagar", Roll.ARBETAR, villkor_starta),
        overgang(
            "klarmarkera", "Klarmarkera", "pagar", "klar", Roll.ARBETAR, villkor_plan_oppen
        ),
        overgang(
            "avbryt", "Avbryt åtgärden", ("planerad", "pagar"), "avbruten", Roll.ARBETAR,
            villkor_plan_oppen,
        ),
    )
)  # fmt: skip

#: Acts that ask what was learnt.
MED_LARDOM = ("klarmarkera", "avbryt")


def flytta_atgard(atgard: Atgard, akt: str, *, by: User, lardom: str = "") -> Atgard:
    """Move a measure one step; one that ends says what was learnt."""
    andra: dict[str, Any] = {}
    if akt in MED_LARDOM:
        krav(ATGARD_OVERGANGAR.far(by, atgard, akt))
        if not lardom.strip():
            raise Hinder("Skriv vad ni lärde er, så att nästa år kan bygga på det.")
        if skal := stopp(iter([("Lärdomen", lardom)])):
            raise Hinder(*skal)
        andra["lardom"] = lardom.strip()
    flyttad: Atgard = ATGARD_OVERGANGAR.genomfor(atgard, akt, by=by, **andra)
    return flyttad


@transaction.atomic
def spara_plan(form: ModelForm, *, by: User, version: int | None) -> Atgardsplan:
    """Save the plan's own words; a new one needs an agreement that is not ended."""
    avtal = LokalOverenskommelse.objects.get(pk=form.instance.lokal_overenskommelse_id)
    if form.instance.pk is None:
        krav(may_borja_plan(by, avtal))
    akt = "andra_plan" if form.instance.pk else "skapa_plan"
    plan: Atgardsplan = spara_version(form, by=by, version=version, akt=akt)
    return plan


@transaction.atomic
def spara_atgard(form: ModelForm, *, by: User, version: int | None) -> Atgard:
    """Save a measure under the lock of its plan; a new one gets the next number."""
    plan = Atgardsplan.objects.select_for_update(of=("self",)).get(pk=form.instance.atgardsplan_id)
    akt = "andra_atgard"
    if form.instance.pk is None:
        krav(may_redigera_plan(by, plan))
        akt = "skapa_atgard"
        sista = plan.atgarder.aggregate(sista=Max("nummer"))["sista"] or 0
        form.instance.nummer = sista + 1
    else:
        krav(may_redigera_atgard(by, Atgard.objects.get(pk=form.instance.pk)))
    atgard: Atgard = spara_version(form, by=by, version=version, akt=akt)
    return atgard
