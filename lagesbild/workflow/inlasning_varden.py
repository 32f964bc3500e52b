"""Figures of a file: series and districts found, then staged and saved."""

import hashlib
from collections.abc import Iterator

from django.db import connection
from django.db.models import Max
from django.utils.text import slugify

from lagesbild.inlasning import Fel, Rad, Tolkning
from lagesbild.inlasning.egna_varden import SLAG
from lagesbild.models import LAGSTA_TROSKEL, Statistikserie
from lagesbild.workflow import staging
from lagesbild.workflow.omradesnamn import Kanda
from lagesbild.workflow.staging import Antal, Mal

VARDEN = Mal(
    "lagesbild_matvarde",
    "matvarde_id",
    nyckel={
        "serie_id": "bigint", "stadsdelsomrade_id": "bigint", "jamforelse": "text",
        "periodtyp": "text", "period_start": "date", "grupp": "text",
    },
    varden={
        "varde": "numeric(16,4)", "saknas": "text default ''", "preliminar": "boolean default false",
        "kommentar": "text default ''", "n": "integer", "ki_lag": "numeric(16,4)",
        "ki_hog": "numeric(16,4)",
    },
    fasta={"part_id": "bigint", "delningsniva": "text"},
    behall="s.preliminar and not m.preliminar",
)  # fmt: skip
GRUND = ("serie_id", "stadsdelsomrade_id", "jamforelse", "periodtyp", "period_start", "grupp",
         "filrad", "varde", "preliminar")  # fmt: skip
FLER = ("saknas", "kommentar", "n", "ki_lag", "ki_hog")
KODLANGD = 80


def seriekod(kalla: str, namn: str) -> str:
    """A key that is readable when short, and never the same for two long names."""
    kod = slugify(f"{kalla} {namn}")
    if len(kod) <= KODLANGD:
        return kod
    return f"{kod[:69]}-{hashlib.sha256(f'{kalla} {namn}'.encode()).hexdigest()[:10]}"


def serier(tolkning: Tolkning, *, skapa: bool) -> tuple[dict[str, int], list[int]]:
    """The key of each series in the file, a negative number of one that is not there yet, and the
    keys of those that stood before."""
    enheter = {rad.serie: rad.enhet for rad in tolkning.rader}
    egna = tolkning.slag == SLAG
    koder = {namn: namn if egna else seriekod(tolkning.datakalla, namn) for namn in enheter}
    finns = _finns(koder)
    gamla = list(finns.values())
    nya = {namn: enhet for namn, enhet in enheter.items() if koder[namn] not in finns}
    if skapa and nya:
        troskel = kallans_troskel(tolkning.datakalla)
        skapade = Statistikserie.objects.bulk_create(
            Statistikserie(
                kod=koder[namn], namn=namn[:200], enhet=enhet[:60], datakalla=tolkning.datakalla,
                forbehall=tolkning.forbehall[:400], polisdriven=tolkning.polisdriven,
                decimaler=0 if enhet in ("antal", "invånare") else 1, minsta_n=troskel,
            )
            for namn, enhet in nya.items()
        )  # fmt: skip
        finns |= {serie.kod: serie.pk for serie in skapade}
    pk = {namn: finns.get(kod, -nr) for nr, (namn, kod) in enumerate(koder.items(), start=1)}
    return pk, gamla


def kallans_troskel(datakalla: str) -> int:
    """What is set for the source holds for its new series too."""
    hogst = Statistikserie.objects.filter(datakalla=datakalla).aggregate(n=Max("minsta_n"))["n"]
    return max(hogst or 0, LAGSTA_TROSKEL)


def _finns(koder: dict[str, str]) -> dict[str, int]:
    rader = Statistikserie.objects.filter(kod__in=set(koder.values()))
    return dict(rader.values_list("kod", "pk"))


def stall(tolkning: Tolkning, kanda: Kanda, *, skapa: bool) -> Antal:
    """Stage all figures and tell what they are; two of the same thing are faults of the file."""
    if not tolkning.rader:
        return Antal()
    pk, gamla = serier(tolkning, skapa=skapa)
    fler = [
        namn for namn in FLER if any(getattr(r, namn) not in ("", None) for r in tolkning.rader)
    ]
    staging.stall(VARDEN, (*GRUND, *fler), _rader(tolkning.rader, pk, kanda, fler))
    dubbla = staging.dubbletter(VARDEN)
    if dubbla:
        per_rad = {rad.rad: rad for rad in tolkning.rader}
        for forst, senare in dubbla:
            rad = per_rad[senare]
            skal = f"{rad.omrade}, {rad.serie}, {rad.period.year} står redan på rad {forst}."
            tolkning.fel.append(Fel(senare, "värde", str(rad.varde), skal, "Behåll en av raderna."))
        return Antal()
    antal = _jamfor(tolkning, gamla)
    tolkning.not_om(
        antal.behallna, "preliminära värden ersätter inte slutliga som redan är inlästa."
    )
    return antal


def _jamfor(tolkning: Tolkning, gamla: list[int]) -> Antal:
    """Of series that are all new nothing stands to compare with."""
    if not gamla:
        return Antal(nya=len(tolkning.rader))
    urval = "m.indikator_id is null and m.serie_id = any(%s)"
    return staging.jamfor(VARDEN, urval, [gamla], len(tolkning.rader))


def _rader(
    rader: list[Rad], serier: dict[str, int], kanda: Kanda, fler: list[str]
) -> Iterator[list[str]]:
    text = staging.text
    omraden = {namn: _var(namn, kanda) for namn in {rad.omrade for rad in rader}}
    nycklar = {namn: str(pk) for namn, pk in serier.items()}
    grupper = {namn: text(namn[:200]) for namn in {rad.grupp for rad in rader}}
    for rad in rader:
        yield [
            nycklar[rad.serie], omraden[rad.omrade], rad.periodtyp, str(rad.period),
            grupper[rad.grupp], str(rad.rad), "\\N" if rad.varde is None else str(rad.varde),
            "t" if rad.preliminar else "f",
            *[text(_kort(getattr(rad, namn))) for namn in fler],
        ]  # fmt: skip


def _var(namn: str, kanda: Kanda) -> str:
    """Both columns of a place: the district's key, or else the source's name."""
    pk = kanda.hitta(namn)
    return f"{pk}\t" if pk else "\\N\t" + staging.text(namn[:100])


def _kort(varde: object) -> object:
    return varde[:300] if isinstance(varde, str) else varde


def las_statistik() -> None:
    """Imports of figures one at a time, so that two of the same file do not collide."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('lagesbild.inlasning'))")
