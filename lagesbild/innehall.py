"""The canonical content of a lägesbild: what the parties' approvals are bound to.

An approver may not see everything of the other party through row protection, and both must get
the same hash; so only rows that both see are read: what has been handed over and what is joint.

It holds what the parties stand behind: their underlag with judgement, method and sources, the
statements with every source, severity, motive and reservation, what was put aside and why, the
analyses with the challenges that they propose, the places pointed out and the geographic analyses
with parameters and result. It leaves out aids to the work (what was told apart, planned dates,
versions, who saved last), challenges, which are chosen afterwards, and figures (`Matvarde`): no
figure is part of the text, they are public, corrected by their sources and carry their own import
with its sha256.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from lagesbild.models import Godkannande, Harkomst, Lagesbild, Observation, Underlag
from samverkan.kanonisk import kanonisk, kontrollsumma
from samverkan.models import Part


def innehall(lagesbild: Lagesbild) -> dict[str, Any]:
    """Everything that is approved, read anew; names of rows, never their database numbers."""
    bild = Lagesbild.objects.select_related("stadsdelsomrade", "overenskommelse").get(
        pk=lagesbild.pk
    )
    return {
        "slag": "lägesbild",
        "stadsdelsomrade": bild.stadsdelsomrade.slug,
        "overenskommelse": bild.overenskommelse.dnr,
        "year": bild.year,
        "utgava": bild.utgava,
        "dnr": bild.dnr,
        "sammanfattning": bild.sammanfattning,
        "sammanfattning_niva": bild.sammanfattning_niva,
        "underlag": [_underlag(ett) for ett in _inlamnade(bild)],
        "analyser": _analyser(bild),
        "utmaningsforslag": _forslag(bild),
        "lagespunkter": [_punkt(punkt) for punkt in _punkter(bild)],
        "undanlagda": _undanlagda(bild),
        "platser": _platser(bild),
        "platsanalyser": _platsanalyser(bild),
    }


def summa(lagesbild: Lagesbild) -> str:
    """The sha256 of the present content."""
    return kontrollsumma(innehall(lagesbild))


def gallande_innehall(lagesbild: Lagesbild) -> dict[str, Any]:
    """What the picture says: as decided when it is, else as it stands now."""
    return lagesbild.faststallt_innehall or innehall(lagesbild)


def giltiga_parter(lagesbild: Lagesbild, sha256: str) -> set[int]:
    """The parties whose approval holds: made of exactly this content."""
    rader = Godkannande.objects.filter(lagesbild=lagesbild, sha256=sha256)
    return set(rader.values_list("part_id", flat=True))


def avviker_fran_beslutet(lagesbild: Lagesbild) -> bool:
    """Whether a decided picture's rows say something else than the kept copy.

    Places live on after the decision, renamed and described anew, so their particulars may differ.
    """
    kvar = lagesbild.faststallt_innehall
    return kvar is None or kanonisk(_utan_platser(kvar)) != kanonisk(
        _utan_platser(innehall(lagesbild))
    )


def _utan_platser(varde: Any) -> Any:
    if isinstance(varde, dict):
        rader = {n: v for n, v in varde.items() if n not in ("plats", "platser")}
        return {n: _utan_platser(v) for n, v in rader.items()}
    return [_utan_platser(v) for v in varde] if isinstance(varde, list) else varde


_VAR = {
    "underlag": "Underlag",
    "analyser": "Analysen av område {omrade}",
    "utmaningsforslag": "Förslag till utmaning i område {omrade}",
    "lagespunkter": "Lägespunkt L-{nummer:02d}",
    "undanlagda": "Iakttagelse {kod}",
    "platser": "Utpekad plats {nummer}",
    "platsanalyser": "Platsanalysen",
}


def texter(allt: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text of the content with the words for where it stands."""
    yield "Diarienumret", allt["dnr"]
    yield "Samlad bedömning", allt["sammanfattning"]
    for del_, var in _VAR.items():
        for post in allt[del_]:
            for text in _strangar(post):
                yield var.format(**post), text


def _strangar(varde: Any) -> Iterator[str]:
    if isinstance(varde, str):
        yield varde
    elif isinstance(varde, dict | list):
        for del_ in varde.values() if isinstance(varde, dict) else varde:
            yield from _strangar(del_)


def _analyser(bild: Lagesbild) -> list[dict[str, Any]]:
    falt = ("text", "samsyn", "skillnader", "allvar", "trend", "paverkan", "delningsniva")
    rader = bild.omradesanalyser.select_related("samverkansomrade")
    return [
        {"omrade": rad.samverkansomrade.nummer} | {namn: getattr(rad, namn) for namn in falt}
        for rad in rader.order_by("samverkansomrade__nummer")
    ]


def _forslag(bild: Lagesbild) -> list[dict[str, Any]]:
    rader = bild.utmaningsforslag.select_related("samverkansomrade")
    return [
        {
            "omrade": rad.samverkansomrade.nummer,
            "rang": rad.rang,
            "rubrik": rad.rubrik,
            "motiv": rad.motiv,
        }
        for rad in rader.order_by("samverkansomrade__nummer", "rang", "pk")
    ]


def _platsanalyser(bild: Lagesbild) -> list[dict[str, Any]]:
    falt = ("metod", "parametrar", "datamangd", "resultat", "slutsats")
    return [
        {namn: getattr(rad, namn) for namn in falt} for rad in bild.platsanalyser.order_by("pk")
    ]


def _inlamnade(bild: Lagesbild) -> Any:
    rader = bild.underlag.filter(status=Underlag.Status.INLAMNAT)
    return rader.select_related("part").prefetch_related("datakallor").order_by("part__ordning")


def _underlag(ett: Underlag) -> dict[str, Any]:
    falt = ("namn", "slag", "tacker", "tacker_inte", "anvand", "motiv")
    kallor = [{namn: getattr(rad, namn) for namn in falt} for rad in ett.datakallor.all()]
    return {
        "part": ett.part.kod,
        "dnr": ett.dnr,
        "sammanfattning": ett.sammanfattning,
        "omradesbeskrivning": ett.omradesbeskrivning,
        "trygghet": ett.trygghet,
        "kommande": ett.kommande,
        "metod": ett.metod,
        "kallor": sorted(kallor, key=lambda post: str(post["namn"])),
    }


_KALLA = ("underlag__part", "samverkansomrade", "plats", "stadsdel", "datakalla")


def _punkter(bild: Lagesbild) -> Any:
    kallor = Harkomst.objects.select_related(*(f"observation__{led}" for led in _KALLA))
    return (
        bild.lagespunkter.select_related("samverkansomrade", "endast_part", "plats")
        .prefetch_related(Prefetch("harkomst", kallor), "reservationer__part")
        .order_by("lopnummer")
    )


def _iakttagelse(rad: Observation) -> dict[str, Any]:
    return {
        "kod": rad.kod,
        "part": rad.underlag.part.kod,
        "omrade": rad.samverkansomrade.nummer,
        "text": rad.text,
        "var": rad.plats_text,
        "plats": rad.plats.namn if rad.plats else None,
        "stadsdel": rad.stadsdel.namn if rad.stadsdel else None,
        "kalla": rad.datakalla.namn if rad.datakalla else None,
        "latitud": rad.latitud,
        "longitud": rad.longitud,
        "nar": rad.nar_text,
        "veckodagar": sorted(rad.veckodagar),
        "timmar": [rad.timme_fran, rad.timme_till],
        "frekvens": rad.frekvens,
        "allvar": rad.allvar,
        "trend": rad.trend,
        "niva": rad.niva,
        "delningsniva": rad.delningsniva,
    }


def _punkt(punkt: Any) -> dict[str, Any]:
    return {
        "nummer": punkt.lopnummer,
        "omrade": punkt.samverkansomrade.nummer,
        "text": punkt.text,
        "endast": punkt.endast_part.kod if punkt.endast_part else None,
        "plats": punkt.plats.namn if punkt.plats else None,
        "allvar": punkt.allvar,
        "allvar_motiv": punkt.allvar_motiv,
        "trend": punkt.trend,
        "delningsniva": punkt.delningsniva,
        "ur": sorted(
            (_iakttagelse(h.observation) for h in punkt.harkomst.all()), key=lambda r: r["kod"]
        ),
        "reservationer": sorted(
            ({"part": r.part.kod, "text": r.text} for r in punkt.reservationer.all()),
            key=lambda r: r["part"],
        ),
    }


def _undanlagda(bild: Lagesbild) -> list[dict[str, Any]]:
    rader = Observation.objects.filter(underlag__lagesbild=bild, undanlagd__isnull=False)
    poster = [
        _iakttagelse(rad) | {"motiv": rad.undanlagd.motiv}
        for rad in rader.select_related(*_KALLA, "undanlagd")
    ]
    return sorted(poster, key=lambda post: post["kod"])


def _platser(bild: Lagesbild) -> list[dict[str, Any]]:
    return [
        {
            "nummer": rad.nummer,
            "motiv": rad.motiv,
            "namn": rad.plats.namn,
            "slag": rad.plats.slag,
            "beskrivning": rad.plats.beskrivning,
            "latitud": rad.plats.latitud,
            "longitud": rad.plats.longitud,
            "geometri": rad.plats.geometri,
            "delningsniva": rad.plats.delningsniva,
        }
        for rad in bild.utpekade_platser.select_related("plats").order_by("nummer")
    ]


def parterna() -> list[Part]:
    return list(Part.objects.order_by("ordning"))
