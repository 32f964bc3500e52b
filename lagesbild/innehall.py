"""The canonical content of a lägesbild: what the parties' approvals are bound to.

An approver may not see everything of the other party through row protection, and both must get
the same hash; so only rows that both see are read: what has been handed over and what is joint.

It holds what the parties stand behind: their underlag with judgement, method and sources, the
statements with every source, severity, motive and reservation, what was put aside and why, the
analyses with the challenges that they propose, the places pointed out and the geographic analyses
as their pages show them, small numbers protected. It leaves out aids to the work (what was told
apart, planned dates, versions, who saved last), challenges, which are chosen afterwards, and figures
(`Matvarde`): no figure is part of the text, they are public, corrected by their sources and carry
their own import with its sha256.
"""

from collections.abc import Iterator
from typing import Any

from lagesbild.innehallsrader import las_rader
from lagesbild.models import Godkannande, Lagesbild
from samverkan.kanonisk import kanonisk, kontrollsumma
from samverkan.models import Part


def innehall(lagesbild: Lagesbild) -> dict[str, Any]:
    """Everything that is approved, read anew; names of rows, never their database numbers."""
    rader = las_rader(lagesbild.pk)
    falt = ("year", "utgava", "dnr", "sammanfattning", "sammanfattning_niva")
    return {
        "slag": "lägesbild",
        "stadsdelsomrade": rader["slug"],
        "overenskommelse": rader["avtal"],
        **{namn: rader[namn] for namn in falt},
        **({"andringsskal": rader["andringsskal"]} if rader["utgava"] > 1 else {}),
        "underlag": [_sorterat(rad, "kallor", "namn") for rad in rader["underlagen"]],
        "analyser": rader["analyser"],
        "utmaningsforslag": rader["forslagen"],
        "lagespunkter": [_punkt(rad) for rad in rader["punkter"]],
        "undanlagda": _iakttagelser(rader["undan"]),
        "platser": [_lage(rad) for rad in rader["platserna"]],
        "platsanalyser": rader["geo"],
        **({"valda_analyser": rader["valda"]} if rader["valda"] else {}),
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


def avviker_fran_beslutet(lagesbild: Lagesbild, nu: dict[str, Any]) -> bool:
    """Whether a decided picture's rows, as they were read, say something else than the kept copy.

    Places live on after the decision, renamed and described anew, so their particulars may differ.
    """
    kvar = lagesbild.faststallt_innehall
    return kvar is None or kanonisk(_utan_platser(kvar)) != kanonisk(_utan_platser(nu))


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
    "valda_analyser": "Geografisk analys {nummer}",
}


def texter(allt: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text of the content with the words for where it stands."""
    yield "Diarienumret", allt["dnr"]
    yield "Skälet till utgåvan", allt.get("andringsskal", "")
    yield "Samlad bedömning", allt["sammanfattning"]
    for del_, var in _VAR.items():
        for post in allt.get(del_, []):
            for text in _strangar(post):
                yield var.format(**post), text


def _strangar(varde: Any) -> Iterator[str]:
    if isinstance(varde, str):
        yield varde
    elif isinstance(varde, dict | list):
        for del_ in varde.values() if isinstance(varde, dict) else varde:
            yield from _strangar(del_)


def _sorterat(rad: dict[str, Any], lista: str, nyckel: str) -> dict[str, Any]:
    return rad | {lista: sorted(rad[lista], key=lambda post: str(post[nyckel]))}


def _punkt(rad: dict[str, Any]) -> dict[str, Any]:
    """A motive of its own for the trend is there only when somebody has written one."""
    if not rad["trend_motiv"]:
        del rad["trend_motiv"]
    return _sorterat(rad, "reservationer", "part") | {"ur": _iakttagelser(rad["ur"])}


def _iakttagelser(rader: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted((_iakttagelse(rad) for rad in rader), key=lambda post: str(post["kod"]))


def _iakttagelse(rad: dict[str, Any]) -> dict[str, Any]:
    """The row with the number people say and its days in order."""
    kod = f"{rad.pop('bokstav')}-{rad.pop('lopnummer'):02d}"
    timmar = [rad.pop("timme_fran"), rad.pop("timme_till")]
    return _lage(rad) | {"kod": kod, "veckodagar": sorted(rad["veckodagar"]), "timmar": timmar}


def _lage(rad: dict[str, Any]) -> dict[str, Any]:
    """Coordinates as the numbers they are; the database writes 59.0 as 59."""
    grader = {n: None if rad[n] is None else float(rad[n]) for n in ("latitud", "longitud")}
    return rad | grader


def parterna() -> list[Part]:
    return list(Part.objects.order_by("ordning"))
