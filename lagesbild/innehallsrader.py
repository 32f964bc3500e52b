"""The rows of a lägesbild's content, all read by one query, with what belongs to them inside them.

One read sees one state of the database: nothing can be changed between two parts of a checksum.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from lagesbild.models import (
    Datakalla,
    Harkomst,
    Lagesbild,
    Lagespunkt,
    Observation,
    Omradesanalys,
    Platsanalys,
    Reservation,
    Underlag,
    Utmaningsforslag,
    UtpekadPlats,
    ValdAnalys,
)  # fmt: skip

_OMRADE = {"omrade": "samverkansomrade__nummer"}
_IAKTTAGELSE = {
    "bokstav": "underlag__part__bokstav", "lopnummer": "lopnummer",
    "part": "underlag__part__kod", **_OMRADE, "text": "text", "var": "plats_text",
    "plats": "plats__namn", "stadsdel": "stadsdel__namn", "kalla": "datakalla__namn",
    "latitud": "latitud", "longitud": "longitud", "nar": "nar_text", "veckodagar": "veckodagar",
    "timme_fran": "timme_fran", "timme_till": "timme_till", "frekvens": "frekvens",
    "allvar": "allvar", "trend": "trend", "niva": "niva", "delningsniva": "delningsniva",
}  # fmt: skip
_TEXTER = "sammanfattning omradesbeskrivning trygghet kommande metod"


def las_rader(pk: int) -> dict[str, Any]:
    """The lägesbild with its rows by name; each row has the names of the canonical content."""
    rader = Lagesbild.objects.annotate(
        underlagen=_underlag(),
        analyser=_egna(Omradesanalys, "samverkansomrade__nummer", **_OMRADE, **_lika(
            "text samsyn skillnader allvar trend paverkan delningsniva"
        )),
        forslagen=_egna(Utmaningsforslag, "samverkansomrade__nummer", "rang", "pk", **_OMRADE,
            **_lika("rang rubrik motiv")),
        punkter=_punkter(),
        undan=_undanlagda(),
        platserna=_platser(),
        valda=_egna(ValdAnalys, "nummer", **_lika("nummer slutsats delningsniva utdrag")),
        geo=_egna(Platsanalys, "pk", **_lika("metod parametrar datamangd resultat slutsats")),
    )  # fmt: skip
    falt = (
        "year", "utgava", "andringsskal", "dnr", "sammanfattning", "sammanfattning_niva",
        "underlagen", "analyser", "forslagen", "punkter", "undan", "platserna", "geo", "valda",
    )  # fmt: skip
    namn = {"slug": F("stadsdelsomrade__slug"), "avtal": F("overenskommelse__dnr")}
    return dict(rader.values(*falt, **namn).get(pk=pk))


def _lika(namn: str) -> dict[str, str]:
    """Fields that are called the same in the content."""
    return {ett: ett for ett in namn.split()}


def bredvid(bild: Lagesbild, **listor: ArraySubquery) -> dict[str, list[dict[str, Any]]]:
    """Small lists about a lägesbild in one question."""
    rader: Any = Lagesbild.objects.filter(pk=bild.pk)
    return dict(rader.values(**listor).get())


def samlade(rader: QuerySet[Any], namn: str, **falt: Any) -> ArraySubquery:
    """A small list inside another question: the fields named, and those called something else."""
    return _rader(rader, _lika(namn) | falt)


def _rader(rader: QuerySet[Any], falt: dict[str, Any]) -> ArraySubquery:
    return ArraySubquery(rader.values(rad=JSONObject(**falt)))


def _egna(modell: Any, *ordning: str, **falt: Any) -> ArraySubquery:
    """Rows that hang on the lägesbild itself, in their order."""
    rader = modell.objects.filter(lagesbild=OuterRef("pk"))
    return _rader(rader.order_by(*ordning), falt)


def _inuti(modell: Any, led: str, falt: dict[str, Any]) -> ArraySubquery:
    """Rows that hang on a row; the content sorts them itself."""
    return _rader(modell.objects.filter(**{led: OuterRef("pk")}).order_by("pk"), falt)


def _underlag() -> ArraySubquery:
    kallor = _inuti(Datakalla, "underlag", _lika("namn slag tacker tacker_inte anvand motiv"))
    rader = Underlag.objects.filter(lagesbild=OuterRef("pk"), status=Underlag.Status.INLAMNAT)
    falt = {"part": "part__kod", **_lika(f"dnr {_TEXTER}"), "kallor": kallor}
    return _rader(rader.order_by("part__ordning"), falt)


def _punkter() -> ArraySubquery:
    ur = {namn: f"observation__{falt}" for namn, falt in _IAKTTAGELSE.items()}
    return _egna(
        Lagespunkt,
        "lopnummer",
        nummer="lopnummer",
        endast="endast_part__kod",
        plats="plats__namn",
        **_OMRADE,
        **_lika("text allvar allvar_motiv trend trend_motiv delningsniva"),
        ur=_inuti(Harkomst, "lagespunkt", ur),
        reservationer=_inuti(Reservation, "lagespunkt", {"part": "part__kod", "text": "text"}),
    )


def _undanlagda() -> ArraySubquery:
    rader = Observation.objects.filter(
        underlag__lagesbild=OuterRef("pk"), undanlagd__isnull=False
    ).order_by("pk")
    return _rader(rader, _IAKTTAGELSE | {"motiv": "undanlagd__motiv"})


def _platser() -> ArraySubquery:
    namn = "namn slag beskrivning latitud longitud geometri delningsniva"
    falt = {ett: f"plats__{ett}" for ett in namn.split()}
    return _egna(UtpekadPlats, "nummer", **_lika("nummer motiv"), **falt)
