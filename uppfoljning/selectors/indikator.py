"""One indicator with all of its values and their warnings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone

from lagesbild.models import Matvarde
from lagesbild.selectors.varden import las_varden
from samverkan.format_sv import forandring, intervall, tal
from samverkan.models import Indikator, Stadsdelsomrade, User
from samverkan.parterna import hela_orten
from uppfoljning.indikatorbild import TECKEN, Bild, alla_omraden, linje
from uppfoljning.malstatus import Bedomning
from uppfoljning.permissions import may_ange_varde
from uppfoljning.selectors.lage import bedom_indikator, malvarden
from uppfoljning.selectors.omrade import ORD, gallande_omraden


def indikatorsida(
    user: User, indikator: Indikator, omrade: Stadsdelsomrade | None
) -> dict[str, Any]:
    """Definition, key figures, charts and the table of the same numbers."""
    year = timezone.localdate().year
    varden = las_varden(user, [indikator])
    malet = malvarden(user, year).get((indikator.pk, omrade.pk)) if omrade else None
    bild = Bild(indikator, varden, malet)
    vard = varden.senaste(indikator.pk, omrade.pk if omrade else None, year)
    bedomning = (
        bedom_indikator(indikator, omrade.pk, year, varden, malet)
        if omrade
        else Bedomning("ej", "målen är satta för varje stadsdelsområde")
    )
    return {
        "indikator": indikator,
        "omrade": omrade,
        "mal": malet,
        "bedomning": bedomning,
        "bedomd": f"{ORD[bedomning.lage]}: {bedomning.skal}",
        "fakta": _fakta(indikator),
        "ankare": f"#o{indikator.malsattning.samverkansomrade.nummer}",
        "nyckeltal": _nyckeltal(bild, vard),
        "linje": linje(bild, omrade, _linjefynd(bild, omrade, vard)),
        "alla": alla_omraden(bild, gallande_omraden(user), omrade),
        "rader": _tabell(bild, omrade),
        "kolumn": omrade.namn if omrade else hela_orten(),
        "ange": _ange(user, indikator, omrade),
    }


def _ange(user: User, indikator: Indikator, omrade: Stadsdelsomrade | None) -> str:
    """Where the user enters a value for what is shown; empty where it is not the user's to enter."""
    if not may_ange_varde(user, omrade.pk if omrade else None):
        return ""
    if omrade is None:
        return reverse("uppfoljning:varde_staden", args=[indikator.pk])
    return reverse("uppfoljning:varde_ny", args=[indikator.pk, omrade.slug])


def _fakta(indikator: Indikator) -> list[tuple[str, str]]:
    mal = indikator.malsattning
    alla = [
        ("Mål", f"{mal.beteckning} {mal.text}"),
        ("Täljare", indikator.taljare),
        ("Nämnare", indikator.namnare),
        ("Enhet", indikator.enhet),
        ("Önskad riktning", indikator.get_riktning_display()),
        ("Källa", indikator.datakalla),
        ("Kommer", indikator.get_periodicitet_display()),
        ("Lägsta geografi", indikator.lagsta_geografi),
    ]
    return [(etikett, text) for etikett, text in alla if text]


def _med_enhet(indikator: Indikator, varde: Decimal | None) -> str:
    if varde is None:
        return "saknas"
    text = tal(varde, indikator.decimaler)
    tecken = TECKEN.get(indikator.enhet)
    return f"{text}\u00a0{tecken}" if tecken else text


def _nyckeltal(bild: Bild, vard: Matvarde | None) -> list[dict[str, str]]:
    """Latest, change, baseline and target, each with its warning beneath."""
    indikator, mal = bild.indikator, bild.mal
    if vard is None:
        return []
    synligt = bild.varden.varde(vard)
    senast = "skyddat" if synligt is None else _med_enhet(indikator, synligt)
    poster = [{"etikett": f"Senast, {vard.year}", "varde": senast, "under": _osakerhet(bild, vard)}]
    poster += _andring(bild, vard)
    if mal and bild.has_synlig_bas:
        bas = _med_enhet(indikator, mal.baslinje)
        poster.append({"etikett": f"Utgångsläge, {mal.baslinje_year}", "varde": bas})
    if mal and mal.malvarde is not None:
        text = _med_enhet(indikator, mal.malvarde)
        under = "lokal överenskommelse"
        poster.append({"etikett": f"Mål, {mal.mal_year}", "varde": text, "under": under})
    return poster


def _osakerhet(bild: Bild, vard: Matvarde) -> str:
    """Interval, number of answers and preliminary, as far as they are known and may be shown."""
    if bild.varden.varde(vard) is None:
        return "för få för att visas"
    delar = []
    if vard.ki_lag is not None and vard.ki_hog is not None:
        text = intervall(vard.ki_lag, vard.ki_hog, bild.indikator.decimaler)
        delar.append(f"{text} med 95 % säkerhet")
    if vard.n is not None and not bild.indikator.is_antal:
        delar.append(f"n = {tal(vard.n, 0)}")
    return ", ".join([*delar, *(["preliminärt"] if vard.preliminar else [])])


def _fore(bild: Bild, vard: Matvarde) -> Matvarde | None:
    return bild.varden.senaste(bild.indikator.pk, vard.stadsdelsomrade_id, vard.year - 1)


def _andring(bild: Bild, vard: Matvarde) -> list[dict[str, str]]:
    fore = _fore(bild, vard)
    nytt, gammalt = bild.varden.varde(vard), bild.varden.varde(fore)
    if fore is None or nytt is None or gammalt is None:
        return []
    enhet = "procentenheter" if bild.indikator.enhet == "procent" else bild.indikator.enhet
    under = f"{enhet}, inom osäkerheten" if _overlappar(vard, fore) else enhet
    text = forandring(nytt - gammalt, bild.indikator.decimaler)
    return [{"etikett": f"Sedan {fore.year}", "varde": text, "under": under}]


def _overlappar(ena: Matvarde, andra: Matvarde) -> bool:
    """Whether the intervals share ground; without intervals nothing is said."""
    if None in (ena.ki_lag, ena.ki_hog, andra.ki_lag, andra.ki_hog):
        return False
    return ena.ki_lag <= andra.ki_hog and andra.ki_lag <= ena.ki_hog  # type: ignore[operator]


def _lang_enhet(indikator: Indikator) -> str:
    """The unit in words where it has no sign and is not a plain count."""
    har_tecken = indikator.is_antal or indikator.enhet in TECKEN
    return "" if har_tecken else f" {indikator.enhet}"


def _linjefynd(bild: Bild, omrade: Stadsdelsomrade | None, vard: Matvarde | None) -> str:
    """The heading over the chart says what it shows."""
    namn = omrade.namn if omrade else hela_orten()
    nytt = bild.varden.varde(vard)
    if vard is None or nytt is None:
        return f"{namn}: inget värde att visa"
    text = f"{namn} {vard.year}: {_med_enhet(bild.indikator, nytt)}{_lang_enhet(bild.indikator)}"
    fore = _fore(bild, vard)
    gammalt = bild.varden.varde(fore)
    if fore is None or gammalt is None:
        return text
    if nytt == gammalt:
        return f"{text}, oförändrat sedan {fore.year}"
    if _overlappar(vard, fore):
        return f"{text}, skillnaden mot {fore.year} ryms i osäkerheten"
    return f"{text}, {'lägre' if nytt < gammalt else 'högre'} än {fore.year}"


def _tabell(bild: Bild, omrade: Stadsdelsomrade | None) -> list[dict[str, Any]]:
    """One row a year, newest first, with everything that belongs to the number."""
    rader = []
    for year in sorted(bild.varden.years(bild.indikator.pk), reverse=True):
        vard = bild.varden.hamta(bild.indikator.pk, omrade.pk if omrade else None, year)
        punkt, staden = (
            bild.punkt(vard),
            bild.punkt(bild.varden.hamta(bild.indikator.pk, None, year)),
        )
        synlig = punkt.value is not None
        rader.append(
            {
                "year": year,
                "varde": punkt.text(bild.indikator.decimaler),
                "synlig": synlig,
                "intervall": intervall(punkt.lag, punkt.hog, bild.indikator.decimaler),
                "n": punkt.n if synlig and not bild.indikator.is_antal else None,
                "staden": staden.text(bild.indikator.decimaler),
                "preliminar": punkt.is_prel,
                "kommentar": vard.kommentar if vard and punkt.saknas != "skyddat" else "",
            }
        )
    return rader
