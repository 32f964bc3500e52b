"""Observations of a file into a party's own underlag; what has been edited by hand is never overwritten."""

import hashlib
from typing import Any

from django.db.models import Count, Max, Q

from lagesbild.inlasning import Fel, Iakttagelserad, Tolkning
from lagesbild.models import Datakalla, Ersattning, Inlasning, Observation, Underlag
from lagesbild.workflow.staging import Antal
from samverkan.models import Samverkansomrade, Stadsdel
from samverkan.namnmatchning import normal

FALT = (
    "text", "plats_text", "nar_text", "veckodagar", "timme_fran", "timme_till", "frekvens",
    "allvar", "trend", "samverkansomrade_id", "stadsdel_id",
)  # fmt: skip
#: What is kept besides the words, so that undoing leaves nothing behind.
LAST = ("filrad", "inlast_sha256", "version")
UTAN_UNDERLAG = "Iakttagelser hör till en parts underlag."


def _summa(rad: Iakttagelserad) -> str:
    return hashlib.sha256(repr(rad[1:]).encode()).hexdigest()


def _omrade(namn: str, omraden: list[Samverkansomrade]) -> int | None:
    """The samverkansområde with the number or name."""
    for ett in omraden:
        if namn == str(ett.nummer) or normal(namn) == normal(ett.namn):
            return ett.pk
    bitar = [ett.pk for ett in omraden if normal(namn) and normal(namn) in normal(ett.namn)]
    return bitar[0] if len(bitar) == 1 else None


def stall(tolkning: Tolkning, underlag: Underlag | None) -> Antal:
    """Find each row's area and tell what it is against what stands; faults for what cannot be saved."""
    if not tolkning.iakttagelser:
        return Antal()
    if underlag is None:
        tolkning.fel.append(Fel(0, "filen", "", UTAN_UNDERLAG, "Välj område och part."))
        return Antal()
    _granska_omraden(tolkning, underlag)
    gamla, nya, andrade = _gamla(underlag), 0, 0
    omraden, stadsdelar = _omraden(underlag), _stadsdelar(underlag)
    for rad in tolkning.iakttagelser:
        gammal = gamla.get(rad.externt_id)
        if gammal is None:
            nya += 1
        elif _andras(gammal, rad, _falt(rad, omraden, stadsdelar)):
            andrade += 1
            if _is_rord(gammal, rad):
                skal = f"{gammal.kod} har ändrats för hand sedan den lästes in."
                atgard = "Ändra den på sidan, eller ta bort raden ur filen."
                tolkning.fel.append(Fel(rad.rad, "iakttagelsen", rad.externt_id, skal, atgard))
    return Antal(nya, andrade, len(tolkning.iakttagelser) - nya - andrade)


def _andras(gammal: Observation, rad: Iakttagelserad, falt: dict[str, Any]) -> bool:
    """Whether the row says something else than it did last, or than its observation says."""
    if gammal.externt_id:
        return gammal.inlast_sha256 != _summa(rad)
    return any(
        not _lika(getattr(gammal, namn), falt[namn]) for namn in FALT if namn != "stadsdel_id"
    )


def _lika(gammalt: Any, nytt: Any) -> bool:
    """A table's reader does not keep line breaks and doubled spaces."""
    if isinstance(gammalt, str):
        return gammalt.split() == nytt.split()
    return bool(gammalt == nytt)


def _is_rord(gammal: Observation, rad: Iakttagelserad) -> bool:
    """Whether somebody has edited the observation since the file was read in, or taken out."""
    if gammal.externt_id:
        return gammal.version != 1 + gammal.antal_ersatta  # type: ignore[attr-defined]
    return gammal.version != rad.version


def _granska_omraden(tolkning: Tolkning, underlag: Underlag) -> None:
    omraden = _omraden(underlag)
    for rad in tolkning.iakttagelser:
        if _omrade(rad.omrade, omraden) is None:
            skal = f"”{rad.omrade}” är inte ett av överenskommelsens områden."
            atgard = f"Skriv ett nummer, 1 till {len(omraden)}, eller områdets namn."
            tolkning.fel.append(Fel(rad.rad, "Samverkansområde", rad.omrade, skal, atgard))


def _omraden(underlag: Underlag) -> list[Samverkansomrade]:
    avtal = underlag.lagesbild.overenskommelse
    return list(Samverkansomrade.objects.filter(overenskommelse=avtal).order_by("nummer"))


def _gamla(underlag: Underlag) -> dict[str, Observation]:
    """What stands, by its number in the source; what was written here, by the number people say."""
    alla = underlag.observationer.select_related("underlag__part")
    rader: list[Any] = list(
        alla.annotate(antal_ersatta=Count("historik", filter=Q(historik__isnull=False)))
    )
    skrivna = {rad.kod: rad for rad in rader if not rad.externt_id}
    return {**skrivna, **{rad.externt_id: rad for rad in rader if rad.externt_id}}


def _stadsdelar(underlag: Underlag) -> dict[str, int]:
    delar = Stadsdel.objects.filter(stadsdelsomrade=underlag.stadsdelsomrade_id)
    return {normal(namn): pk for namn, pk in delar.values_list("namn", "pk")}


def spara(tolkning: Tolkning, inlasning: Inlasning, underlag: Underlag) -> None:
    """Write new observations with the next numbers, and corrected ones over their old text."""
    omraden, gamla, stadsdelar = _omraden(underlag), _gamla(underlag), _stadsdelar(underlag)
    nummer = underlag.observationer.aggregate(hogst=Max("lopnummer"))["hogst"] or 0
    nya: list[Observation] = []
    for rad in tolkning.iakttagelser:
        gammal = gamla.get(rad.externt_id)
        falt = _falt(rad, omraden, stadsdelar)
        if gammal and not _andras(gammal, rad, falt):
            continue
        falt |= {"inlast_sha256": _summa(rad), "filrad": rad.rad}
        if gammal is None:
            falt |= {"externt_id": rad.externt_id, "lopnummer": nummer + len(nya) + 1}
            kalla = _datakalla(rad.datakalla, underlag)
            nya.append(
                Observation(
                    underlag=underlag, inlasning=inlasning, datakalla=kalla,
                    updated_by=inlasning.av, **falt,
                )
            )  # fmt: skip
        else:
            _ersatt(gammal, falt, inlasning)
    Observation.objects.bulk_create(nya, batch_size=500)


def _falt(
    rad: Iakttagelserad, omraden: list[Samverkansomrade], stadsdelar: dict[str, int]
) -> dict[str, Any]:
    varden = (
        rad.text, rad.plats, rad.nar, list(rad.veckodagar), rad.timme_fran, rad.timme_till,
        rad.frekvens, rad.allvar, rad.trend, _omrade(rad.omrade, omraden),
        stadsdelar.get(normal(rad.plats)),
    )  # fmt: skip
    return dict(zip(FALT, varden, strict=True))


def _datakalla(namn: str, underlag: Underlag) -> Datakalla | None:
    """The party's source of that name, made when there is none."""
    if not namn:
        return None
    falt = {"slag": Datakalla.Slag.IAKTTAGELSER}
    return Datakalla.objects.get_or_create(underlag=underlag, namn=namn[:200], defaults=falt)[0]


def _ersatt(gammal: Observation, falt: dict[str, Any], inlasning: Inlasning) -> None:
    if not gammal.externt_id:
        falt = falt | _orort(gammal, falt)
    Ersattning.objects.create(
        inlasning=inlasning, observation=gammal, tidigare_inlasning=gammal.inlasning,
        innehall={namn: getattr(gammal, namn) for namn in (*FALT, *LAST)},
    )  # fmt: skip
    for namn, varde in {**falt, "inlasning": inlasning, "version": gammal.version + 1}.items():
        setattr(gammal, namn, varde)
    gammal.save()


def _orort(gammal: Observation, falt: dict[str, Any]) -> dict[str, Any]:
    """What a row taken out and read back leaves as it stands, breaks of line and all."""
    lika = {namn for namn in FALT if _lika(getattr(gammal, namn), falt[namn])}
    lika |= {"stadsdel_id"} if "plats_text" in lika else set()
    return {namn: getattr(gammal, namn) for namn in lika}


def rorda(inlasning: Inlasning) -> list[str]:
    """The observations that somebody has edited since the import, by the number people say."""
    ersatta = dict(
        inlasning.ersattningar.exclude(observation=None).values_list("observation", "innehall")
    )
    rader = Observation.objects.filter(Q(inlasning=inlasning) | Q(pk__in=ersatta))
    return [
        rad.kod
        for rad in rader.select_related("underlag__part").order_by("lopnummer")
        if rad.version != (ersatta[rad.pk]["version"] + 1 if rad.pk in ersatta else 1)
    ]


def aterstall(inlasning: Inlasning) -> tuple[int, int]:
    """Bring back what the import changed, remove what it added; how many of each."""
    ersatta = list(inlasning.ersattningar.exclude(observation=None).select_related("observation"))
    for rad in ersatta:
        observation = rad.observation
        assert observation
        for namn, varde in rad.innehall.items():
            setattr(observation, namn, varde)
        observation.inlasning = rad.tidigare_inlasning
        observation.save()
    return len(ersatta), inlasning.iakttagelser.all().delete()[0]
