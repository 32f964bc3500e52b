"""Challenges chosen from a decided lägesbild, and why they happen."""

from lagesbild.models import Lagesbild, Lagespunkt, Orsak, Orsaksanalys, Utmaning
from uppfoljning.demo.bygge import Bygge
from uppfoljning.demo.lagesbilder import Punkter
from uppfoljning.demo.texter.tema import Tema
from uppfoljning.demo.underlag import Arende

BEN = ["brottsutsatt", "garningsperson", "plats"]


def bygg_utmaningar(
    b: Bygge, lagesbild: Lagesbild, punkter: Punkter, klara: bool
) -> list[tuple[Utmaning, Tema, list[Orsak]]]:
    """One challenge for each area, with its analysis of causes."""
    resultat = []
    valda = {arende.omrade: (arende, punkt) for arende, punkt in reversed(punkter)}
    tid = b.tid(lagesbild.year, 1, 20) if klara else b.tid(lagesbild.year - 1, 12, 20)
    for nr, (nummer, (arende, punkt)) in enumerate(sorted(valda.items()), 1):
        tema = arende.tema
        utmaning = Utmaning.objects.create(
            lagesbild=lagesbild,
            samverkansomrade=b.samverkansomraden[nummer - 1],
            malsattning=b.mal[nummer, tema.mal],
            nummer=nr,
            rubrik=f"{tema.rubrik} i {arende.stadsdel.namn}",
            formulering=f"{_problemet(arende, punkt)} Det händer {tema.nar}. Under året ska det bli "
            "märkbart bättre, både i anmälningar och i vad de som vistas där berättar.",
            delningsniva="publik" if klara or nr % 2 else "parterna",
            created_at=tid,
            updated_at=tid,
        )
        utmaning.lagespunkter.add(punkt)
        resultat.append((utmaning, tema, _analys(b, utmaning, arende, klara or nr == 1)))
    return resultat


def _problemet(arende: Arende, punkt: Lagespunkt) -> str:
    """The statement's words when they are for all; a prioritised challenge is always public."""
    if punkt.delningsniva == "publik":
        return punkt.text
    return f"Parternas bilder av {arende.stadsdel.namn} pekar på samma problem."


def _analys(b: Bygge, utmaning: Utmaning, arende: Arende, klar: bool) -> list[Orsak]:
    tema, plats = arende.tema, arende.stalle
    analys = Orsaksanalys.objects.create(
        utmaning=utmaning,
        status="klar" if klar else "pagar",
        vad=utmaning.formulering,
        var_nar=f"Främst vid {plats}, {tema.nar}.",
        vilka="Boende, verksamheter och unga som vistas i området." if klar else "",
        hur="Mönstret är detsamma varje gång: samma tid, samma väg in och ut." if klar else "",
        deltagare="Samordnare, kommunpolis, fältassistent, områdespolis, fastighetsförvaltare",
        created_at=utmaning.created_at,
        updated_at=utmaning.created_at,
    )
    texter = [text.format(p=plats, s=arende.stadsdel.namn) for text in tema.orsaker]
    orsaker = Orsak.objects.bulk_create(
        Orsak(
            orsaksanalys=analys,
            nummer=nr,
            ben=ben,
            text=text,
            belagg="styrkt" if nr == 1 else "antagen",
            datakalla="Fältassistenternas dagbok och anmälda brott" if nr == 1 else "",
            paverkbar=nr != 2,
            created_at=utmaning.created_at,
            updated_at=utmaning.created_at,
        )
        for nr, (ben, text) in enumerate(zip(BEN, texter, strict=True), 1)
    )
    bakom = Orsak.objects.create(
        orsaksanalys=analys,
        bakom=orsaker[2],
        nummer=4,
        ben="plats",
        text="Ansvaret för platsen är delat och ingen ser helheten.",
        created_at=utmaning.created_at,
        updated_at=utmaning.created_at,
    )
    return [*orsaker, bakom]
