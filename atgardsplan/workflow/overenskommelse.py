"""Acts on the local agreement: proposal, signatures, priorities, targets, end."""

from django.db import transaction
from django.db.models import Max
from django.forms import ModelForm
from django.utils import timezone

from atgardsplan.innehall import giltiga_parter, summa
from atgardsplan.models import LokalOverenskommelse, Malvarde, Prioritering, Undertecknande
from atgardsplan.permissions import (
    may_borja_overenskommelse,
    may_redigera_overenskommelse,
    parter_att_underteckna,
)
from atgardsplan.workflow.personuppgifter import avtalets_texter, stopp
from lagesbild.models import Lagesbild, Orsaksanalys
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Delningsniva, Malsattning, Part, User
from samverkan.permissions import Roll, krav
from samverkan.tillstand import Tillstandsmaskin, overgang
from samverkan.versioner import spara_version

Status = LokalOverenskommelse.Status


def villkor_foresla(avtal: LokalOverenskommelse) -> list[str]:
    """What must stand before the styrgrupp is asked to sign."""
    rader = list(avtal.prioriteringar.select_related("utmaning__orsaksanalys"))
    if not rader:
        return ["Prioritera minst en utmaning innan överenskommelsen föreslås."]
    skal = stopp(avtalets_texter(avtal))
    for rad in rader:
        analys = getattr(rad.utmaning, "orsaksanalys", None)
        if analys is None or analys.status != Orsaksanalys.Status.KLAR:
            skal.append(f"Gör klart orsaksanalysen av ”{rad.utmaning.rubrik}”.")
        if rad.utmaning.delningsniva != Delningsniva.PUBLIK:
            skal.append(f"Gör utmaningen ”{rad.utmaning.rubrik}” offentlig, eller ta bort den.")
    return skal + [
        f"Ange målvärde för mål {mal.beteckning}, eller skriv varför det inte kan mätas."
        for mal in mal_utan_varde(avtal)
    ]


def mal_utan_varde(avtal: LokalOverenskommelse) -> list[Malsattning]:
    """The goals of the prioritised challenges' areas that nothing is yet said of."""
    omraden = avtal.prioriteringar.values("utmaning__samverkansomrade")
    mal = Malsattning.objects.filter(samverkansomrade__in=omraden)
    saknas = mal.exclude(pk__in=avtal.malvarden.values("malsattning"))
    return list(
        saknas.select_related("samverkansomrade").order_by("samverkansomrade__nummer", "nummer")
    )


def villkor_underteckna(avtal: LokalOverenskommelse) -> list[str]:
    """The agreement must not overlap one in force; asked before each signature."""
    andra = LokalOverenskommelse.objects.filter(
        stadsdelsomrade=avtal.stadsdelsomrade,
        status=Status.GALLANDE,
        giltig_fran__lte=avtal.giltig_till,
        giltig_till__gte=avtal.giltig_fran,
    ).exclude(pk=avtal.pk)
    return [
        f"Avsluta först ”{annan}”, som gäller under en del av samma tid." for annan in andra
    ] + villkor_foresla(avtal)


OVERENSKOMMELSE_OVERGANGAR = Tillstandsmaskin(
    (
        overgang(
            "foresla", "Föreslå för styrgruppen", Status.UTKAST, Status.FORESLAGEN,
            Roll.ARBETAR, villkor_foresla,
        ),
        overgang(
            "ta_tillbaka", "Ta tillbaka till utkast", Status.FORESLAGEN, Status.UTKAST,
            Roll.LOKALA,
        ),
        overgang(
            "underteckna", "Underteckna", Status.FORESLAGEN, Status.GALLANDE,
            (Roll.STYRGRUPP,), villkor_underteckna,
        ),
        overgang("avsluta", "Avsluta", Status.GALLANDE, Status.AVSLUTAD, (Roll.STYRGRUPP,)),
    )
)  # fmt: skip

OPPEN: dict[str, str] = {Status.UTKAST: "utkast till avtal", Status.FORESLAGEN: "föreslaget avtal"}
#: Acts with a button of their own; a signature is given on its own form, with the hash seen.
AKTER = ("foresla", "ta_tillbaka", "avsluta")


@transaction.atomic
def underteckna(avtal: LokalOverenskommelse, *, by: User, sedd: str) -> LokalOverenskommelse:
    """Sign exactly the content that was seen; the second valid signature puts it in force."""
    last = LokalOverenskommelse.objects.select_for_update(of=("self",)).get(pk=avtal.pk)
    krav(OVERENSKOMMELSE_OVERGANGAR.far(by, last, "underteckna"))
    if skal := OVERENSKOMMELSE_OVERGANGAR.hinder(last, "underteckna"):
        raise Hinder(*skal)
    nu = summa(last)
    if sedd != nu:
        raise Hinder("Innehållet har ändrats sedan du öppnade sidan. Läs det igen och underteckna.")
    for part in parter_att_underteckna(by, last):
        _, nytt = Undertecknande.objects.get_or_create(
            lokal_overenskommelse=last,
            part=part,
            sha256=nu,
            defaults={"user": by, "at": timezone.now()},
        )
        if nytt:
            log(by, "underteckna_part", last, efter={"part": str(part), "sha256": nu})
    if giltiga_parter(last, nu) < set(Part.objects.values_list("pk", flat=True)):
        return last
    i_kraft: LokalOverenskommelse = OVERENSKOMMELSE_OVERGANGAR.genomfor(
        last, "underteckna", by=by, gallande_at=timezone.now()
    )
    return i_kraft


def _las(avtal_id: int, by: User) -> LokalOverenskommelse:
    """Lock the agreement that a row belongs to, so that nothing moves under a signature."""
    avtal = LokalOverenskommelse.objects.select_for_update(of=("self",)).get(pk=avtal_id)
    krav(may_redigera_overenskommelse(by, avtal))
    return avtal


@transaction.atomic
def skapa_overenskommelse(
    form: ModelForm, *, by: User, version: int | None
) -> LokalOverenskommelse:
    """A new draft; one at a time rests on the year's lägesbild, whatever edition."""
    krav(may_borja_overenskommelse(by, form.instance.lagesbild))
    utgavor = Lagesbild.objects.utgavor(form.instance.lagesbild)
    andra = LokalOverenskommelse.objects.filter(lagesbild__in=utgavor)
    if oppen := andra.filter(status__in=(Status.UTKAST, Status.FORESLAGEN)).first():
        raise Hinder(
            f"Det finns redan ett {OPPEN[oppen.status]} som vilar på lägesbilden: ”{oppen}”. "
            "Arbeta vidare i det, från stadsdelsområdets sida."
        )
    avtal: LokalOverenskommelse = spara_version(
        form, by=by, version=version, akt="skapa_overenskommelse"
    )
    return avtal


@transaction.atomic
def spara_prioritering(form: ModelForm, *, by: User, version: int | None) -> Prioritering:
    """Save a priority and close up the order, so that the list counts 1, 2, 3."""
    avtal = _las(form.instance.lokal_overenskommelse_id, by)
    akt = "andra_prioritering" if form.instance.pk else "prioritera"
    if form.instance.ordning is None:
        sista = avtal.prioriteringar.aggregate(sista=Max("ordning"))["sista"] or 0
        form.instance.ordning = sista + 1
    rad: Prioritering = spara_version(form, by=by, version=version, akt=akt)
    _rakna_om(avtal, forst=rad)
    return rad


def _rakna_om(avtal: LokalOverenskommelse, forst: Prioritering | None = None) -> None:
    rader = sorted(avtal.prioriteringar.all(), key=lambda rad: (rad.ordning, rad != forst, rad.pk))
    for nummer, rad in enumerate(rader, 1):
        if rad.ordning != nummer:
            Prioritering.objects.filter(pk=rad.pk).update(ordning=nummer)


@transaction.atomic
def ta_bort_prioritering(rad: Prioritering, *, by: User) -> None:
    avtal = _las(rad.lokal_overenskommelse_id, by)
    log(by, "ta_bort_prioritering", rad, fore={"utmaning": rad.utmaning.rubrik, "motiv": rad.motiv})
    rad.delete()
    _rakna_om(avtal)


@transaction.atomic
def spara_malvarde(form: ModelForm, *, by: User, version: int | None) -> Malvarde:
    _las(form.instance.lokal_overenskommelse_id, by)
    akt = "andra_malvarde" if form.instance.pk else "skapa_malvarde"
    rad: Malvarde = spara_version(form, by=by, version=version, akt=akt)
    return rad
