"""The import that a person has confirmed, done by a background job with the person's reach."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.urls import reverse

from lagesbild import mellanlager
from lagesbild.inlasning import Fil, Tolkning
from lagesbild.models import Inlasning, Underlag
from lagesbild.permissions.underlag import may_redigera
from lagesbild.selectors.statistiklista import rakna_i_forvag
from lagesbild.workflow.inlasning import las_in
from lagesbild.workflow.kolumnmall import Svar, las_fil, spara_svar
from lagesbild.workflow.omradesnamn import minns
from samverkan.fel import Hinder
from samverkan.jobb import Steg, bestall
from samverkan.log import log
from samverkan.models import Delningsniva, Jobb, Stadsdelsomrade, User
from samverkan.permissions import krav
from samverkan.radskydd import sammanhang


@transaction.atomic
def bestall_inlasning(
    underlag: Underlag, fil: Fil, *, by: User, task: Any, delning: str = "", motiv: str = ""
) -> Jobb:
    """Order the import; confirmed twice it is done once. `delning`: who may see the events."""
    krav(may_redigera(by, underlag))
    nyckel = f"inlasning-{underlag.pk}-{fil.sha256[:64]}"
    argument = {"underlag": underlag.pk, "sha256": fil.sha256, "delning": delning}
    argument["motiv"] = motiv[:1000]
    return bestall(by, "inlasning", f"Läser in {fil.namn}"[:200], nyckel, argument, task)


def genomfor(jobb: Jobb, steg: Steg) -> str:
    """Read, check and save; leads to the receipt, or back to the preview with what is wrong."""
    pk, sha256 = jobb.argument["underlag"], jobb.argument["sha256"]
    granska = reverse("lagesbild:inlasning_granska", args=[pk, sha256])
    try:
        fil = mellanlager.hamta(jobb.bestallt_av, sha256)
    except FileNotFoundError:
        return reverse("lagesbild:inlasning_ny", args=[pk])
    steg(10, "Läser filen.")
    with sammanhang(jobb.bestallt_av):
        underlag = Underlag.objects.select_related("part").get(pk=pk)
        tolkning, svar = las_fil(fil, underlag.part)
    steg(40, f"Jämför {tolkning.antal} rader med det som finns.")
    inlast = _spara(jobb, underlag, tolkning, fil, svar)
    if inlast is None:
        return granska
    steg(80, "Räknar ut vilka tal som skyddas.")
    with sammanhang(jobb.bestallt_av):
        rakna_i_forvag(jobb.bestallt_av, inlast)
    steg(95, "Skriver kvittot.")
    mellanlager.glom(jobb.bestallt_av, sha256)
    return inlast.get_absolute_url()


def _spara(
    jobb: Jobb, underlag: Underlag, tolkning: Tolkning, fil: Fil, svar: Svar
) -> Inlasning | None:
    """What was read in; None when nothing was."""
    try:
        with sammanhang(jobb.bestallt_av):
            inlast = las_in(
                underlag, tolkning, fil.namn, by=jobb.bestallt_av,
                mappning=svar.mappning.som_json(),
                motiv=jobb.argument.get("motiv", ""), delning=jobb.argument.get("delning", ""),
            )  # fmt: skip
    except Hinder:
        return None
    return inlast if inlast.pk else None


@transaction.atomic
def valj_kolumner(underlag: Underlag, fil: Fil, svar: Svar, *, by: User) -> None:
    """Keep the party's answer to which column holds what; used for the source's next file too."""
    krav(may_redigera(by, underlag))
    mall = spara_svar(fil, underlag.part, svar, by=by)
    efter = {"fil": mall.namn, **svar.mappning.som_json()}
    log(by, "spara_kolumner", underlag, efter=efter, niva=Delningsniva.EGEN)


@transaction.atomic
def svara_namn(underlag: Underlag, svaren: dict[str, Stadsdelsomrade | None], *, by: User) -> int:
    """Remember what names in sources are; how many were answered."""
    krav(may_redigera(by, underlag))
    for namn, omrade in svaren.items():
        minns(namn, omrade, by=by)
    if svaren:
        ord_ = {namn: omrade.namn if omrade else "annat område" for namn, omrade in svaren.items()}
        log(by, "svara_namn", underlag, efter=ord_, niva=Delningsniva.EGEN)
    return len(svaren)
