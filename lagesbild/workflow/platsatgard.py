"""What each step does to the list of places, and what stands in its way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from lagesbild.models import Plats, Platsbeslut, Platshandelse
from samverkan.dokument.delar import uppraknat
from samverkan.log import log
from samverkan.models import User, snavaste

Handling = Platsbeslut.Handling
Vad = Platshandelse.Slag
#: How many places a step takes, and how many it gives.
TAR = {Handling.FUNNEN: (0, 0), Handling.SAMMANSLAGEN: (2, 20)}
NYA = {Handling.FUNNEN: (1, 1), Handling.DELAD: (2, 6), Handling.SAMMANSLAGEN: (1, 1)}


def hinder(beslut: Platsbeslut, platser: list[Plats]) -> list[str]:
    """Why the step cannot be taken now; empty when it can."""
    minst, hogst = TAR.get(Handling(beslut.handling), (1, 1))
    if not minst <= len(platser) <= hogst:
        return [
            "Välj minst två platser att slå ihop." if minst == 2 else "Platsen finns inte längre."
        ]
    return [
        *_antal(beslut),
        *_datumfel(beslut, platser),
        *_lage(beslut, platser),
        *_namn(beslut),
        *_andra(beslut, platser),
    ]


def _datumfel(beslut: Platsbeslut, platser: list[Plats]) -> list[str]:
    if beslut.datum > timezone.localdate():
        return ["Datumet ligger i framtiden. Skriv den dag då beslutet gäller, senast i dag."]
    senast = Platshandelse.objects.filter(plats__in=platser).order_by("-datum").first()
    if senast and senast.datum > beslut.datum:
        skrivet = senast.datum.isoformat()
        return [
            f"{senast.plats} fick ett senare beslut {skrivet}. Skriv den dagen eller en senare."
        ]
    return []


def _lage(beslut: Platsbeslut, platser: list[Plats]) -> list[str]:
    """Only what is on the list is changed, and only what was closed comes back."""
    if beslut.handling != Handling.OPPNAD:
        borta = [plats.namn for plats in platser if plats.stangd_year]
        return [f"{uppraknat(borta)} är inte kvar på listan."] if borta else []
    plats = platser[0]
    if not plats.stangd_year:
        return [f"{plats} står redan på listan."]
    sist = plats.livslinje.order_by("datum", "pk").last()
    if sist and sist.till_plats_id:
        return [f"{plats} blev {sist.till_plats} {sist.year}. Ändra den platsen i stället."]
    return []


def _antal(beslut: Platsbeslut) -> list[str]:
    """A split gives between two and six places, and every new place has a name and a kind."""
    minst, hogst = NYA.get(Handling(beslut.handling), (0, 1))
    if not minst <= len(beslut.delar) <= hogst:
        return [f"En plats delas i {minst} till {hogst} delar. Här är de {len(beslut.delar)}."]
    if minst and not all(del_.get("namn") and del_.get("slag") for del_ in beslut.delar):
        return ["Varje ny plats behöver ett namn och minst ett slag."]
    return []


def _namn(beslut: Platsbeslut) -> list[str]:
    nya = [str(d["namn"]) for d in beslut.delar] if beslut.handling in NYA else []
    if len(set(nya)) < len(nya):
        return ["Delarna behöver olika namn."]
    finns = Plats.objects.filter(stadsdelsomrade=beslut.stadsdelsomrade_id, namn__in=nya)
    return [
        f"Det finns redan en plats som heter {plats.namn}. Välj ett annat namn." for plats in finns
    ]


def _andra(beslut: Platsbeslut, platser: list[Plats]) -> list[str]:
    """One open proposal at a time for each place."""
    oppna = Platsbeslut.objects.vantar().filter(platser__in=platser).exclude(pk=beslut.pk)
    return [f"Det väntar redan ett förslag: {annat}. Svara på det först." for annat in oppna[:1]]


def genomfor(beslut: Platsbeslut, platser: list[Plats], *, by: User) -> None:
    """Do the step and write it into the places' lives."""
    GOR[Handling(beslut.handling)](beslut, platser, by)
    beslut.status, beslut.avgjort_at = Platsbeslut.Status.GENOMFORT, timezone.now()
    beslut.save(update_fields=["status", "avgjort_at"])
    log(by, "genomfor_platsbeslut", beslut, efter={"vad": beslut.handling, "datum": beslut.datum})


def _handelse(beslut: Platsbeslut, plats: Plats, nu: Plats, till: Plats | None = None) -> None:
    """One row of a life, with the kinds and the outline of the place as it is from then on."""
    Platshandelse.objects.create(
        plats=plats, datum=beslut.datum, slag=beslut.handling, till_plats=till, beslut=beslut,
        platsslag=[] if beslut.handling == Handling.STANGD else nu.slag,
        geometri=nu.geometri, motiv=beslut.skal,
    )  # fmt: skip


def _ny(beslut: Platsbeslut, del_: dict[str, Any], by: User) -> Plats:
    falt = (
        "namn",
        "slag",
        "beskrivning",
        "stadsdel_id",
        "latitud",
        "longitud",
        "geometri",
        "delningsniva",
    )
    varden = {namn: del_[namn] for namn in falt if del_.get(namn) is not None}
    return Plats.objects.create(
        stadsdelsomrade_id=beslut.stadsdelsomrade_id, funnen_year=beslut.datum.year, updated_by=by,
        **varden,
    )  # fmt: skip


def _andra_plats(beslut: Platsbeslut, plats: Plats, by: User, **varden: Any) -> Plats:
    for namn, varde in varden.items():
        setattr(plats, namn, varde)
    plats.version, plats.updated_at, plats.updated_by = plats.version + 1, timezone.now(), by
    plats.save()
    return plats


def _funnen(beslut: Platsbeslut, platser: list[Plats], by: User) -> None:
    ny = _ny(beslut, beslut.delar[0], by)
    beslut.platser.set([ny])
    _handelse(beslut, ny, ny)


def _andrad(beslut: Platsbeslut, platser: list[Plats], by: User) -> None:
    """Kept with its kinds of today, moved, or back again."""
    varden = {
        n: v for n, v in beslut.delar[0].items() if n in ("slag", "latitud", "longitud", "geometri")
    }
    plats = _andra_plats(beslut, platser[0], by, stangd_year=None, **varden)
    _handelse(beslut, plats, plats)


def _stangd(beslut: Platsbeslut, platser: list[Plats], by: User) -> None:
    plats = _andra_plats(beslut, platser[0], by, stangd_year=beslut.datum.year)
    _handelse(beslut, plats, plats)


def _blir_nya(beslut: Platsbeslut, platser: list[Plats], by: User) -> None:
    """A split or a merge: the old end, the new begin, one row from each to each."""
    arv = {"delningsniva": snavaste([p.delningsniva for p in platser]),
           "stadsdel_id": platser[0].stadsdel_id}  # fmt: skip
    nya = [_ny(beslut, arv | del_, by) for del_ in beslut.delar]
    for gammal in platser:
        _andra_plats(beslut, gammal, by, stangd_year=beslut.datum.year)
        for ny in nya:
            _handelse(beslut, gammal, ny, ny)


GOR: dict[Handling, Callable[[Platsbeslut, list[Plats], User], None]] = {
    Handling.FUNNEN: _funnen,
    Handling.KVAR: _andrad,
    Handling.FLYTTAD: _andrad,
    Handling.OPPNAD: _andrad,
    Handling.STANGD: _stangd,
    Handling.DELAD: _blir_nya,
    Handling.SAMMANSLAGEN: _blir_nya,
}
