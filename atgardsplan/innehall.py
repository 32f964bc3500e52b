"""The canonical content of a local agreement: what the parties' signatures are bound to."""

from typing import Any

from atgardsplan.models import LokalOverenskommelse, Malvarde, Prioritering
from samverkan.kanonisk import kontrollsumma


def innehall(avtal: LokalOverenskommelse) -> dict[str, Any]:
    """Everything that is signed, read anew; names of rows, never their database numbers."""
    prioriteringar = avtal.prioriteringar.select_related(
        "utmaning__malsattning__samverkansomrade"
    ).order_by("ordning", "utmaning__nummer")
    malvarden = avtal.malvarden.select_related("malsattning__samverkansomrade", "indikator")
    ordnade = malvarden.order_by(
        "malsattning__samverkansomrade__nummer", "malsattning__nummer", "indikator__kod"
    )
    return {
        "slag": "lokal överenskommelse",
        "stadsdelsomrade": avtal.stadsdelsomrade.slug,
        "overenskommelse": avtal.overenskommelse.dnr,
        "lagesbild": {
            "year": avtal.lagesbild.year,
            "utgava": avtal.lagesbild.utgava,
            "sha256": avtal.lagesbild.faststalld_sha256,
        },
        "dnr": avtal.dnr,
        "giltig_fran": avtal.giltig_fran,
        "giltig_till": avtal.giltig_till,
        "inriktning": avtal.inriktning,
        "uppfoljning": avtal.uppfoljning,
        "prioriteringar": [_prioritering(rad) for rad in prioriteringar],
        "malvarden": [_malvarde(rad) for rad in ordnade],
    }


def _prioritering(rad: Prioritering) -> dict[str, Any]:
    return {
        "ordning": rad.ordning,
        "motiv": rad.motiv,
        "utmaning": {
            "nummer": rad.utmaning.nummer,
            "rubrik": rad.utmaning.rubrik,
            "formulering": rad.utmaning.formulering,
            "malsattning": rad.utmaning.malsattning.beteckning,
        },
    }


def _malvarde(rad: Malvarde) -> dict[str, Any]:
    return {
        "malsattning": rad.malsattning.beteckning,
        "indikator": rad.indikator.kod if rad.indikator else None,
        "baslinje": rad.baslinje,
        "baslinje_year": rad.baslinje_year,
        "malvarde": rad.malvarde,
        "mal_year": rad.mal_year,
        "utan_matt": rad.utan_matt,
    }


def summa(avtal: LokalOverenskommelse) -> str:
    """The sha256 of the content as it stands now."""
    return kontrollsumma(innehall(avtal))


def giltiga_parter(avtal: LokalOverenskommelse, sha256: str) -> set[int]:
    """The parties whose signature holds for exactly this content."""
    return set(avtal.undertecknanden.filter(sha256=sha256).values_list("part_id", flat=True))
