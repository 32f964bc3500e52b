"""Goals with their indicators: values of five years, targets and states, for all districts."""

from __future__ import annotations

from typing import Any

from atgardsplan.models import LokalOverenskommelse, Malvarde
from lagesbild.dokument.siffror import frys_serie, talet
from lagesbild.models import Matvarde
from lagesbild.selectors.varden import Varden, varden_av
from samverkan.models import (
    Delningsniva,
    Indikator,
    Malsattning,
    Overenskommelse,
    Samverkansomrade,
    Stadsdelsomrade,
)
from uppfoljning.malstatus import sammanvag
from uppfoljning.selectors.lage import bedom_indikator, malvarden_av

YEARS = 5
BESLUTADE = [LokalOverenskommelse.Status.GALLANDE, LokalOverenskommelse.Status.AVSLUTAD]


class Talen:
    """What the goals are written from: values, targets and districts of one year."""

    def __init__(
        self, indikatorer: list[Indikator], omraden: list[Stadsdelsomrade], year: int
    ) -> None:
        self.omraden, self.year = omraden, year
        oppna = Matvarde.objects.filter(delningsniva=Delningsniva.PUBLIK)
        beslutade = LokalOverenskommelse.objects.filter(status__in=BESLUTADE)
        self.varden: Varden = varden_av(oppna, indikatorer)
        self.malvarden: dict[tuple[int, int], Malvarde] = malvarden_av(beslutade, year)

    @property
    def years(self) -> range:
        return range(self.year - YEARS + 1, self.year + 1)


def las_mal(
    avtal: Overenskommelse, omraden: list[Stadsdelsomrade], year: int
) -> list[dict[str, Any]]:
    """The agreement's areas in order; a fixed number of queries."""
    rader = avtal.samverkansomraden.prefetch_related("malsattningar__indikatorer")
    alla = list(rader.order_by("nummer"))
    indikatorer = [
        i for rad in alla for ett in rad.malsattningar.all() for i in ett.indikatorer.all()
    ]
    talen = Talen(indikatorer, omraden, year)
    return [_omrade(rad, talen) for rad in alla]


def _omrade(rad: Samverkansomrade, talen: Talen) -> dict[str, Any]:
    mal = [_mal(ett, talen) for ett in sorted(rad.malsattningar.all(), key=lambda m: m.nummer)]
    lagen = {
        omrade.slug: sammanvag([ett["lagen"][omrade.slug] for ett in mal])
        for omrade in talen.omraden
    }
    return {
        "nummer": rad.nummer,
        "namn": rad.namn,
        "kortnamn": rad.kortnamn,
        "mal": mal,
        "lagen": lagen,
    }


def _mal(rad: Malsattning, talen: Talen) -> dict[str, Any]:
    aktiva = sorted((i for i in rad.indikatorer.all() if i.aktiv), key=lambda i: i.kod)
    indikatorer = [_indikator(ett, talen) for ett in aktiva]
    return {
        "nummer": rad.nummer,
        "text": rad.text,
        "indikatorer": indikatorer,
        "lagen": {
            omrade.slug: sammanvag([ett["lagen"][omrade.slug]["lage"] for ett in indikatorer])
            for omrade in talen.omraden
        },
    }


def _indikator(rad: Indikator, talen: Talen) -> dict[str, Any]:
    return {
        "kod": rad.kod,
        "namn": rad.namn,
        "definition": rad.definition,
        "enhet": rad.enhet,
        "decimaler": rad.decimaler,
        "riktning": rad.riktning,
        "polisdriven": rad.polisdriven,
        "kalla": rad.datakalla,
        "lasanvisning": rad.lasanvisning,
        "periodicitet": rad.get_periodicitet_display(),
        "geografi": rad.lagsta_geografi,
        "staden": frys_serie(
            talen.varden, {y: talen.varden.staden.get((rad.pk, y)) for y in talen.years}
        ),
        "omraden": {
            omrade.slug: frys_serie(
                talen.varden,
                {y: talen.varden.per_nyckel.get((rad.pk, omrade.pk, y)) for y in talen.years},
            )
            for omrade in talen.omraden
        },
        "lagen": {omrade.slug: _lage(rad, omrade, talen) for omrade in talen.omraden},
    }


def _lage(rad: Indikator, omrade: Stadsdelsomrade, talen: Talen) -> dict[str, Any]:
    mal = talen.malvarden.get((rad.pk, omrade.pk))
    bedomning = bedom_indikator(rad, omrade.pk, talen.year, talen.varden, mal)
    lage: dict[str, Any] = {"lage": bedomning.lage, "skal": bedomning.skal}
    if mal and mal.malvarde is not None:
        lage["mal"] = {"varde": talet(mal.malvarde), "year": mal.mal_year}
    return lage
