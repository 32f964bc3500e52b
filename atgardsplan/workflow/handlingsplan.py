"""Acts on the city's own plan and its activities."""

from django.db import transaction
from django.db.models import Max
from django.forms import ModelForm

from atgardsplan.models import Aktivitet, Handlingsplan
from atgardsplan.permissions import (
    may_borja_handlingsplan,
    may_folja_upp_aktivitet,
    may_redigera_handlingsplan,
)
from atgardsplan.workflow.personuppgifter import handlingsplanens_texter, stopp
from samverkan.models import User
from samverkan.permissions import Roll, krav
from samverkan.tillstand import Tillstandsmaskin, overgang
from samverkan.versioner import spara_version

Status = Handlingsplan.Status


def villkor_besluta(plan: Handlingsplan) -> list[str]:
    if plan.aktiviteter.exists():
        return stopp(handlingsplanens_texter(plan))
    return ["Skriv minst en aktivitet innan handlingsplanen beslutas."]


def villkor_avsluta(plan: Handlingsplan) -> list[str]:
    """Nothing in the plan is left without a word of what came of it."""
    utan = plan.aktiviteter.filter(uppfoljning="")
    skal = [f"Skriv uppföljning av aktiviteten ”{aktivitet.rubrik}” först." for aktivitet in utan]
    return skal + stopp(handlingsplanens_texter(plan))


HANDLINGSPLAN_OVERGANGAR = Tillstandsmaskin(
    (
        overgang(
            "besluta", "Besluta handlingsplanen", Status.UTKAST, Status.BESLUTAD,
            (Roll.CENTRAL,), villkor_besluta,
        ),
        overgang(
            "avsluta", "Avsluta handlingsplanen", Status.BESLUTAD, Status.AVSLUTAD,
            (Roll.CENTRAL,), villkor_avsluta,
        ),
    )
)  # fmt: skip


@transaction.atomic
def spara_handlingsplan(form: ModelForm, *, by: User, version: int | None) -> Handlingsplan:
    krav(may_borja_handlingsplan(by))
    akt = "andra_handlingsplan" if form.instance.pk else "skapa_handlingsplan"
    plan: Handlingsplan = spara_version(form, by=by, version=version, akt=akt)
    return plan


@transaction.atomic
def spara_aktivitet(form: ModelForm, *, by: User, version: int | None) -> Aktivitet:
    """Save an activity under the lock of its plan: its words in a draft, its follow-up after that."""
    plan = Handlingsplan.objects.select_for_update(of=("self",)).get(
        pk=form.instance.handlingsplan_id
    )
    akt = "andra_aktivitet"
    if form.instance.pk is None:
        krav(may_redigera_handlingsplan(by, plan))
        akt = "skapa_aktivitet"
        sista = plan.aktiviteter.aggregate(sista=Max("nummer"))["sista"] or 0
        form.instance.nummer = sista + 1
    elif may_folja_upp_aktivitet(by, plan):
        akt = "folj_upp_aktivitet"
    else:
        krav(may_redigera_handlingsplan(by, plan))
    aktivitet: Aktivitet = spara_version(form, by=by, version=version, akt=akt)
    return aktivitet
