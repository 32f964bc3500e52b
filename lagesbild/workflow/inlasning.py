"""A file read in: previewed, then saved whole or not at all; undone until it is built upon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from lagesbild.inlasning import LASARE, Fel, Tolkning
from lagesbild.models import Ersattning, Inlasning, Lagesbild, Underlag
from lagesbild.permissions.underlag import may_redigera
from lagesbild.workflow import (
    inlasning_egna,
    inlasning_granser,
    inlasning_handelser,
    inlasning_iakttagelser,
    inlasning_utsatta,
    inlasning_varden,
    staging,
)
from lagesbild.workflow.inlasning_handelser import HANDELSER, Mottagare
from lagesbild.workflow.inlasning_varden import VARDEN
from lagesbild.workflow.omradesnamn import granska_omraden, kanda_omraden
from lagesbild.workflow.staging import Antal
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Delningsniva, User
from samverkan.permissions import krav
from samverkan.personuppgifter import granska

HOGST_FEL = 50
HOGST_VARNINGAR = 20
SKAL_SAKNAS = "Skriv varför det som kan vara personuppgifter ska läsas in, eller rätta filen."


def hinder(tolkning: Tolkning) -> list[str]:
    """Why the file cannot be read in; empty when it can."""
    skal = [str(fel) for fel in tolkning.fel[:HOGST_FEL]]
    if len(tolkning.fel) > HOGST_FEL:
        skal.append(f"Och {len(tolkning.fel) - HOGST_FEL} fel till.")
    if not skal and not tolkning.antal:
        skal.append("Filen innehåller inga rader att läsa in.")
    return skal


def _fritexter(tolkning: Tolkning) -> Iterator[tuple[int, str]]:
    """Every text that a person may have written, with its row; equal words of figures once."""
    for rad in tolkning.handelser:
        yield rad.rad, f"{rad.rubrik} {rad.text} {rad.plats}"
    for en in tolkning.iakttagelser:
        yield en.rad, f"{en.text} {en.plats} {en.nar} {en.datakalla}"
    sedda: set[str] = set()
    for ett in tolkning.rader:
        for text in (ett.omrade, ett.serie, ett.grupp):
            if text not in sedda:
                sedda.add(text)
                yield ett.rad, text


def _granska_personer(tolkning: Tolkning) -> None:
    """A personnummer anywhere stops the file; what may be personal data is told of."""
    misstankt: list[str] = []
    for nummer, text in _fritexter(tolkning):
        if "@" not in text and not any(tecken.isdigit() for tecken in text):
            continue
        for fynd in granska(text):
            if fynd.stopp:
                skal, _, atgard = fynd.meddelande.partition("). ")
                tolkning.fel.append(
                    Fel(nummer, "text", fynd.utdrag, f"Texten {skal}).", atgard or "Ta bort det.")
                )
            else:
                misstankt.append(f"Rad {nummer} {fynd.meddelande}")
    tolkning.misstankta = len(misstankt)
    tolkning.varningar += misstankt[:HOGST_VARNINGAR]
    tolkning.not_om(max(0, len(misstankt) - HOGST_VARNINGAR), "liknande ställen till i filen.")


def forvald_delning(tolkning: Tolkning, underlag: Underlag | None) -> str:
    """A party's own events stay its own until it says otherwise; published figures are for all."""
    egna = underlag is not None and tolkning.slag == "punkter"
    return Delningsniva.EGEN if egna else Delningsniva.PUBLIK


def granska_tolkning(
    tolkning: Tolkning, underlag: Underlag | None, *, skapa: bool, delning: str = ""
) -> Antal:
    """Add what only the house knows (names, persons, doubles) and tell what each row is.

    Within a transaction; the rows stay staged for `_spara`. A file with faults is not compared.
    """
    kanda = kanda_omraden()
    granska_omraden(tolkning, kanda)
    inlasning_egna.granska_egna(tolkning, underlag, kanda)
    _granska_personer(tolkning)
    antal = inlasning_granser.stall(tolkning, kanda) + inlasning_utsatta.stall(tolkning)
    antal += inlasning_iakttagelser.stall(tolkning, underlag)
    if tolkning.fel:
        return antal
    delning = delning or forvald_delning(tolkning, underlag)
    mottagare = Mottagare(delning, *_agare(underlag))
    antal += inlasning_handelser.stall(tolkning, kanda, mottagare)
    return antal + inlasning_varden.stall(tolkning, kanda, skapa=skapa)


def _agare(underlag: Underlag | None) -> tuple[int | None, int | None]:
    return (underlag.stadsdelsomrade_id, underlag.part_id) if underlag else (None, None)


@transaction.atomic
def forhandsgranska(tolkning: Tolkning, underlag: Underlag | None, delning: str = "") -> Antal:
    """What reading the file would do; nothing is saved."""
    return granska_tolkning(tolkning, underlag, skapa=False, delning=delning)


@transaction.atomic
def las_in(
    underlag: Underlag | None, tolkning: Tolkning, filnamn: str, *, by: User | None,
    mappning: dict[str, Any] | None = None, delning: str = "", motiv: str = "",
) -> Inlasning:  # fmt: skip
    """Save all of a file; raises Hinder and saves nothing otherwise.

    A person reads into an open underlag of one's own; the owner's command may do without one. A
    file that changes nothing gives an import that is not saved.
    """
    inlasning_varden.las_statistik()
    underlag = underlag and _last(underlag)
    if by is not None:
        krav(underlag is not None and may_redigera(by, underlag))
    if tolkning.granser or tolkning.utsatta:
        raise Hinder("Områden läses in av förvaltaren, inte i ett underlag.")
    delning = delning or forvald_delning(tolkning, underlag)
    antal = granska_tolkning(tolkning, underlag, skapa=True, delning=delning)
    if skal := hinder(tolkning):
        raise Hinder(*skal)
    inlasning = _inlasning(underlag, tolkning, filnamn, by, antal)
    inlasning.mappning = mappning or {}
    if antal.nya or antal.andrade:
        _krav_pa_skal(tolkning, underlag, filnamn, motiv, by)
        inlasning.save()
        _spara(inlasning, tolkning, underlag, antal, delning)
        andring = {"nya": antal.nya, "andrade": antal.andrade, "lika": antal.lika}
        om = underlag or inlasning
        log(by, "las_in_fil", om, efter={"fil": filnamn, "sha256": tolkning.sha256, **andring})
    return inlasning


def _last(underlag: Underlag) -> Underlag:
    """Kept from others until the file is read in, with what the log names."""
    rader = Underlag.objects.select_related("part", "lagesbild__stadsdelsomrade", "stadsdelsomrade")
    return rader.select_for_update(of=("self",)).get(pk=underlag.pk)


def _krav_pa_skal(
    tolkning: Tolkning, underlag: Underlag | None, filnamn: str, motiv: str, by: User | None
) -> None:
    """What may be personal data is read in by a person with a reason, which the log keeps."""
    if by is None or underlag is None or not tolkning.misstankta:
        return
    if not motiv.strip():
        raise Hinder(SKAL_SAKNAS)
    kvar = {"skäl": motiv.strip(), "ställen": tolkning.misstankta, "fil": filnamn}
    log(by, "behalla_uppgifter", underlag, efter=kvar, niva=Delningsniva.EGEN)


def _inlasning(
    underlag: Underlag | None, tolkning: Tolkning, filnamn: str, by: User | None, antal: Antal
) -> Inlasning:
    return Inlasning(
        slag=tolkning.slag,
        filnamn=filnamn[:200],
        sha256=tolkning.sha256,
        datakalla=tolkning.datakalla,
        forbehall=tolkning.forbehall,
        av=by,
        part_id=underlag.part_id if underlag else None,
        underlag=underlag,
        antal_rader=tolkning.antal,
        antal_nya=antal.nya,
        antal_andrade=antal.andrade,
        antal_lika=antal.lika,
        varningar=tolkning.varningar,
    )


def _spara(
    inlasning: Inlasning, tolkning: Tolkning, underlag: Underlag | None, antal: Antal, delning: str
) -> None:
    fasta = [inlasning.part_id, str(Delningsniva.PUBLIK)]
    if tolkning.handelser:
        staging.spara(HANDELSER, inlasning.pk, [inlasning.part_id, delning], antal)
    if tolkning.rader:
        staging.spara(VARDEN, inlasning.pk, fasta, antal)
    if tolkning.iakttagelser and underlag:
        inlasning_iakttagelser.spara(tolkning, inlasning, underlag)


def hinder_mot_angra(inlasning: Inlasning) -> list[str]:
    """Why an import can no longer be undone; empty when it can."""
    if inlasning.angrad_at:
        return ["Inläsningen är redan ångrad."]
    if inlasning.underlag and _is_godkant(inlasning.underlag):
        return ["Lägesbilden är godkänd eller fastställd, så inläsningen kan inte ångras."]
    senare = Ersattning.objects.filter(tidigare_inlasning=inlasning).select_related("inlasning")
    if forsta := senare.order_by("at").first():
        return [f"{forsta.inlasning.filnamn} har ändrat samma värden. Ångra den först."]
    if rorda := inlasning_iakttagelser.rorda(inlasning):
        return [f"{', '.join(rorda[:8])} har ändrats för hand. Ta bort dem på sidan i stället."]
    return []


def _is_godkant(underlag: Underlag) -> bool:
    bild = underlag.lagesbild
    return bild.status == Lagesbild.Status.FASTSTALLD or bild.godkannanden.exists()


@transaction.atomic
def angra(inlasning: Inlasning, *, by: User) -> Inlasning:
    """Take an import back: what it added goes, what it changed is as before; it stays in the list."""
    inlasning_varden.las_statistik()
    inlasning = Inlasning.objects.select_for_update(of=("self",)).get(pk=inlasning.pk)
    krav(inlasning.underlag is not None and may_redigera(by, inlasning.underlag))
    if skal := hinder_mot_angra(inlasning):
        raise Hinder(*skal)
    tillbaka = [
        staging.aterstall(VARDEN, inlasning.pk),
        staging.aterstall(HANDELSER, inlasning.pk),
        inlasning_iakttagelser.aterstall(inlasning),
    ]
    inlasning.ersattningar.all().delete()
    inlasning.angrad_at, inlasning.angrad_av = timezone.now(), by
    inlasning.save(update_fields=["angrad_at", "angrad_av"])
    antal = {"aterstallda": sum(a for a, _ in tillbaka), "borttagna": sum(b for _, b in tillbaka)}
    log(by, "angra_inlasning", inlasning.underlag, efter={"fil": inlasning.filnamn, **antal})  # type: ignore[arg-type]
    return inlasning


def slag_i_ord(slag: str) -> str:
    """The kind of a file as people say it."""
    return LASARE[slag].NAMN if slag in LASARE else "okänd fil"
