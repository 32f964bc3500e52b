"""Acts on challenges and their causes."""

from django.db import transaction
from django.db.models import Max
from django.forms import ModelForm

from lagesbild.models import Lagesbild, Orsak, Orsaksanalys, Utmaning
from lagesbild.permissions.orsak import may_redigera_analys, may_valja_utmaning
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import User
from samverkan.permissions import Roll, krav
from samverkan.personuppgifter import granska
from samverkan.tillstand import Tillstandsmaskin, overgang
from samverkan.versioner import spara_version


def villkor_klar(analys: Orsaksanalys) -> list[str]:
    """An analysis without a cause that the parties can influence leads to no measure.

    Finished, it is read beyond the two parties, so a personnummer stops it.
    """
    if fynd := [f for text in _texter(analys) for f in granska(text) if f.stopp]:
        return [f"Texten {ett.meddelande}" for ett in fynd]
    orsaker = list(analys.orsaker.all())
    if not orsaker:
        return ["Skriv minst en orsak innan orsaksanalysen markeras som klar."]
    if not any(orsak.paverkbar for orsak in orsaker):
        return ["Minst en orsak behöver vara sådan att parterna kan påverka den."]
    return []


def _texter(analys: Orsaksanalys) -> list[str]:
    utmaning = analys.utmaning
    egna = [analys.vad, analys.var_nar, analys.vilka, analys.hur, analys.deltagare]
    orsaker = [text for orsak in analys.orsaker.all() for text in (orsak.text, orsak.datakalla)]
    return [utmaning.rubrik, utmaning.formulering, *egna, *orsaker]


ORSAKSANALYS_OVERGANGAR = Tillstandsmaskin(
    (
        overgang("klarmarkera", "Markera som klar", "pagar", "klar", Roll.ARBETAR, villkor_klar),
        overgang("oppna", "Öppna igen", "klar", "pagar", Roll.ARBETAR),
    )
)


@transaction.atomic
def skapa_utmaning(form: ModelForm, *, by: User) -> Utmaning:
    """Give the challenge the next number of its lägesbild, and an analysis to fill."""
    lagesbild = Lagesbild.objects.select_for_update().get(pk=form.instance.lagesbild_id)
    krav(may_valja_utmaning(by, lagesbild))
    arets = Utmaning.objects.filter(lagesbild__in=Lagesbild.objects.utgavor(lagesbild))
    sista = arets.aggregate(sista=Max("nummer"))["sista"] or 0
    form.instance.nummer = sista + 1
    utmaning: Utmaning = spara_version(form, by=by, version=None, akt="skapa_utmaning")
    paborja_analys(utmaning, by=by)
    return utmaning


def paborja_analys(utmaning: Utmaning, *, by: User) -> Orsaksanalys:
    """The challenge's one analysis, made when it is first needed."""
    analys, skapad = Orsaksanalys.objects.get_or_create(
        utmaning=utmaning, defaults={"updated_by": by}
    )
    if skapad:
        log(by, "paborja_orsaksanalys", analys)
    return analys


def _las_analys(pk: int, by: User) -> Orsaksanalys:
    analys = Orsaksanalys.objects.select_for_update(of=("self",)).get(pk=pk)
    krav(may_redigera_analys(by, analys))
    return analys


@transaction.atomic
def spara_orsak(form: ModelForm, *, by: User, version: int | None) -> Orsak:
    """Save a cause under the lock of its analysis; a new one gets the next number."""
    analys = _las_analys(form.instance.orsaksanalys_id, by)
    akt = "andra_orsak"
    if form.instance.pk is None:
        akt = "skapa_orsak"
        form.instance.nummer = (analys.orsaker.aggregate(sista=Max("nummer"))["sista"] or 0) + 1
    orsak: Orsak = spara_version(form, by=by, version=version, akt=akt)
    return orsak


@transaction.atomic
def ta_bort_orsak(orsak: Orsak, *, by: User) -> None:
    """Remove a cause that nothing rests on."""
    _las_analys(orsak.orsaksanalys_id, by)
    if orsak.bakomliggande.exists():
        raise Hinder("Andra orsaker ligger bakom den här. Flytta eller ta bort dem först.")
    if _anvands(orsak):
        raise Hinder("Orsaken används av en åtgärd. Ta bort den ur åtgärden först.")
    log(by, "ta_bort_orsak", orsak, fore={"text": orsak.text, "ben": orsak.get_ben_display()})
    orsak.delete()


def _anvands(orsak: Orsak) -> bool:
    """Ask every table that points here, without knowing the floors above by name."""
    pekare = [rel for rel in Orsak._meta.related_objects if rel.related_model is not Orsak]
    return any(
        rel.related_model._base_manager.filter(**{rel.field.name: orsak.pk}).exists()  # type: ignore[union-attr]
        for rel in pekare
    )
