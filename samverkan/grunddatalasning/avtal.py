"""The overall agreement with its areas, goals and indicators."""

from datetime import date
from pathlib import Path

from samverkan.grunddatalasning.filer import Falt, Grunddatafel, las_fil
from samverkan.grunddatalasning.rader import Rakning, hitta, spara
from samverkan.models import Indikator, Malsattning, Overenskommelse, Samverkansomrade

OVERENSKOMMELSE = {
    "dnr": Falt(str),
    "namn": Falt(str),
    "giltig_fran": Falt(date),
    "giltig_till": Falt(date, None),
    "status": Falt(str),
    "ingress": Falt(str, ""),
}
SAMVERKANSOMRADE = {
    "overenskommelse": Falt(str),
    "nummer": Falt(int),
    "namn": Falt(str),
    "kortnamn": Falt(str),
    "beskrivning": Falt(str, ""),
    "mal": Falt(list),
}
INDIKATOR = {
    "overenskommelse": Falt(str),
    "mal": Falt(str),
    "kod": Falt(str),
    "namn": Falt(str),
    "definition": Falt(str),
    "taljare": Falt(str, ""),
    "namnare": Falt(str, ""),
    "enhet": Falt(str),
    "datakalla": Falt(str),
    "riktning": Falt(str),
    "periodicitet": Falt(str),
    "lagsta_geografi": Falt(str),
    "minsta_n": Falt(int, 5),
    "decimaler": Falt(int, 0),
    "polisdriven": Falt(bool, False),
    "lasanvisning": Falt(str, ""),
    "aktiv": Falt(bool, True),
    "raknas_ur": Falt(str, ""),
}


def las_overenskommelser(mapp: Path, rakning: Rakning) -> None:
    """The state is given to a new agreement only: afterwards it changes by decisions."""
    for post in las_fil(mapp, "overenskommelser", OVERENSKOMMELSE):
        varden = dict(post.varden)
        nyckel, ny = {"dnr": varden.pop("dnr")}, {"status": varden.pop("status")}
        spara(post, Overenskommelse, nyckel, varden, rakning, bara_ny=ny)


def _avtal() -> dict[str, Overenskommelse]:
    return {avtal.dnr: avtal for avtal in Overenskommelse.objects.all()}


def las_samverkansomraden(mapp: Path, rakning: Rakning) -> None:
    """Areas, each with its goals in order and in the agreement's own words."""
    avtal = _avtal()
    for post in las_fil(mapp, "samverkansomraden", SAMVERKANSOMRADE):
        nyckel = {
            "overenskommelse": hitta(post, "overenskommelse", avtal, post["overenskommelse"]),
            "nummer": post["nummer"],
        }
        varden = {namn: post[namn] for namn in ("namn", "kortnamn", "beskrivning")}
        omrade = spara(post, Samverkansomrade, nyckel, varden, rakning)
        for nummer, text in enumerate(post["mal"], 1):
            if not isinstance(text, str) or not text.strip():
                raise post.fel("mal", f"mål {nummer} ska vara text.")
            nyckel = {"samverkansomrade": omrade, "nummer": nummer}
            spara(post, Malsattning, nyckel, {"text": text}, rakning)


def las_indikatorer(mapp: Path, rakning: Rakning) -> None:
    """Indicators by goal, e.g. 2.1, and code."""
    mal = {
        (m.samverkansomrade.overenskommelse.dnr, m.beteckning): m
        for m in Malsattning.objects.select_related("samverkansomrade__overenskommelse")
    }
    sedda = set()
    for post in las_fil(mapp, "indikatorer", INDIKATOR):
        varden = dict(post.varden)
        vilket = (varden.pop("overenskommelse"), varden.pop("mal"))
        if vilket not in mal:
            raise post.fel("mal", f"överenskommelsen {vilket[0]} har inget mål {vilket[1]}.")
        if (nyckel := (vilket, varden.pop("kod"))) in sedda:
            raise post.fel("kod", f"”{nyckel[1]}” står två gånger i filen.")
        sedda.add(nyckel)
        spara(post, Indikator, {"malsattning": mal[vilket], "kod": nyckel[1]}, varden, rakning)
    if not sedda:
        raise Grunddatafel("indikatorer.toml: filen har inga poster.")
