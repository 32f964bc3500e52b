"""From a lägesbild to the document: what is read, and the chapters in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from lagesbild.dokument.kalla import (
    Beslut,
    Bildkalla,
    las_beslut,
    las_datum,
    las_godkannanden,
    las_innehall,
    parter_i_ord,
)
from lagesbild.dokument.kapitel_bild import om_kapitel, sammanfattning
from lagesbild.dokument.kapitel_omrade import kapitel_per_omrade
from lagesbild.dokument.kapitel_skillnader import reservationskapitel, skillnadskapitel
from lagesbild.dokument.kapitel_slut import beslutskapitel, platskapitel, sifferkapitel
from lagesbild.dokument.sammanhang import gallande_sammanhang
from lagesbild.kartbild import bildkarta
from lagesbild.models import Lagesbild, Plats, UtpekadPlats
from lagesbild.punktkarta import omradeskartor
from lagesbild.selectors.analysutdrag import utdragets_karta
from lagesbild.selectors.begrepp import lexikonet
from samverkan.datum_sv import datum
from samverkan.dokument.modell import Dokument, Kapitel
from samverkan.kartor.modell import Karta


def las_kalla(bild: Lagesbild, *, publik: bool) -> Bildkalla:
    """Read once; of the public version nothing else is read than what it shows."""
    prefetch_related_objects([bild.stadsdelsomrade], "stadsdelar")
    innehall, sha256 = las_innehall(bild, publik=publik)
    sammanhang, tidigare = gallande_sammanhang(bild)
    forra = las_innehall(tidigare, publik=publik)[0] if tidigare else None
    beslut = las_beslut(bild, sha256)
    return Bildkalla(
        innehall=innehall,
        sammanhang=sammanhang,
        forra=forra,
        beslut=beslut,
        godkannanden=las_godkannanden(bild, beslut.sha256),
        karta=karta_av(bild, innehall, forra),
        kartor=omradeskartor(bild, innehall),
        is_publik=publik,
        datum=las_datum(bild, beslut),
        part_i_ord=parter_i_ord(sammanhang),
        analyskartor=analyskartor(bild, innehall),
    )


def analyskartor(bild: Lagesbild, innehall: dict[str, Any]) -> dict[int, Karta]:
    """The maps of the analyses that the content holds."""
    kartor = {
        rad["nummer"]: utdragets_karta(bild, rad["utdrag"])
        for rad in innehall.get("valda_analyser", [])
    }
    return {nummer: karta for nummer, karta in kartor.items() if karta}


def karta_av(
    bild: Lagesbild, innehall: dict[str, Any], forra: dict[str, Any] | None
) -> Karta | None:
    """The map of the places as the content has them, with last time's outlines."""
    fore = {rad["namn"]: rad["geometri"] for rad in (forra or {}).get("platser", [])}
    rader = [
        UtpekadPlats(
            nummer=rad["nummer"],
            plats=Plats(
                stadsdelsomrade=bild.stadsdelsomrade,
                namn=rad["namn"],
                latitud=rad["latitud"],
                longitud=rad["longitud"],
                geometri=rad["geometri"],
                funnen_year=bild.year - (forra is None or rad["namn"] in fore),
            ),
        )
        for rad in innehall["platser"]
    ]
    return bildkarta(bild, rader, {namn: g for namn, g in fore.items() if g})


def dokument(kalla: Bildkalla, fler: Sequence[Kapitel] = ()) -> Dokument:
    """The whole document; `fler` are the chapters of the floors above, before the decision."""
    parter = " och ".join(part["namn"] for part in kalla.sammanhang["parter"])
    dnr = kalla.innehall["dnr"]
    return Dokument(
        titel=f"Lägesbild {kalla.innehall['year']}, {kalla.sammanhang['stadsdelsomrade']}",
        under=f"{_slag(kalla)}. {_lage(kalla.beslut)}",
        parter=parter,
        fot=f"{parter}. Dnr {dnr}" if dnr else parter,
        datum=kalla.datum,
        kapitel=(
            sammanfattning(kalla),
            om_kapitel(kalla),
            *kapitel_per_omrade(kalla),
            platskapitel(kalla),
            sifferkapitel(kalla),
            skillnadskapitel(kalla, lexikonet()),
            reservationskapitel(kalla),
            *fler,
            beslutskapitel(kalla),
        ),
    )


def _slag(kalla: Bildkalla) -> str:
    utgava = kalla.innehall["utgava"]
    slag = "Offentlig version" if kalla.is_publik else "Gemensam lokal lägesbild"
    return f"{slag}, utgåva {utgava}" if utgava > 1 else slag


def _lage(beslut: Beslut) -> str:
    if beslut.dag is None:
        return "Utkast, inte fastställt"
    paragraf = f", {beslut.paragraf}" if beslut.paragraf else ""
    return f"Fastställd {datum(beslut.dag)}{paragraf}"
