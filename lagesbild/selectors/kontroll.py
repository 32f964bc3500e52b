"""Which version a checksum or an exported file is, and what has changed between two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from lagesbild.andringar import Andring, andringar
from lagesbild.dokument.kalla import las_innehall
from lagesbild.innehall import gallande_innehall, summa
from lagesbild.models import Godkannande, Innehallskopia, Lagesbild
from samverkan.kanonisk import kontrollsumma
from samverkan.models import User, behorighet

OFFENTLIG = "lägesbild, offentlig version"


@dataclass(frozen=True)
class Version:
    """One content of a lägesbild under its checksum, and what is known of it."""

    bild: Lagesbild
    sha256: str
    sagt: str


def versioner(user: User, sha256: str) -> list[Version]:
    """The lägesbilder that the user may see whose content has or had this checksum."""
    synliga = Lagesbild.objects.visible_to(user).select_related("stadsdelsomrade")
    fasta = [
        Version(bild, sha256, _fast(bild))
        for bild in synliga.filter(faststalld_sha256=sha256).exclude(faststalld_sha256="")
    ]
    if fasta:
        return fasta
    foljer = behorighet(user).foljer
    godkanda = Godkannande.objects.filter(
        sha256=sha256, lagesbild__stadsdelsomrade_id__in=foljer
    ).values("lagesbild_id")
    kopior = Innehallskopia.objects.visible_to(user).filter(sha256=sha256).values("lagesbild_id")
    rader = synliga.filter(Q(pk__in=godkanda) | Q(pk__in=kopior))
    return [Version(bild, sha256, _oppen(bild, sha256)) for bild in rader]


def _fast(bild: Lagesbild) -> str:
    """Decided, and whether it still holds."""
    sagt = "Det här är innehållet som fastställdes."
    return sagt if bild.is_gallande else f"{sagt} En senare utgåva gäller nu."


def _oppen(bild: Lagesbild, sha256: str) -> str:
    if bild.is_oppen and summa(bild) == sha256:
        return "Det här är innehållet som det står nu. Det är inte fastställt."
    return "Det här innehållet har godkänts av en part men gäller inte längre."


def kontrollera_fil(user: User, innehall: dict[str, Any]) -> dict[str, Any]:
    """Which version an exported file is; else the lägesbild it says it is, and what differs."""
    sha256 = kontrollsumma(innehall)
    svar = {"sha256": sha256, "versioner": versioner(user, sha256)}
    if svar["versioner"]:
        return svar
    bild = _utpekad(user, innehall)
    if bild is None:
        return svar
    publik = innehall.get("slag") == OFFENTLIG
    if not publik and bild.stadsdelsomrade_id not in behorighet(user).foljer:
        return svar | {"bild": bild, "far_jamfora": False}
    skillnad = andringar(las_innehall(bild, publik=publik)[0], innehall)
    if not skillnad:
        sagt = (
            "Det här är den offentliga versionen."
            if publik
            else "Det är innehållet som det står nu."
        )
        return svar | {"versioner": [Version(bild, sha256, sagt)]}
    return svar | {"bild": bild, "far_jamfora": True, "andringar": _falt(skillnad)}


def _utpekad(user: User, innehall: dict[str, Any]) -> Lagesbild | None:
    """The lägesbild that a file names by district, year and edition."""
    slug, year, utgava = (innehall.get(n) for n in ("stadsdelsomrade", "year", "utgava"))
    if not (isinstance(slug, str) and type(year) is int and type(utgava) is int):
        return None
    if not (0 < year < 10_000 and 0 < utgava < 10_000):
        return None
    rader = Lagesbild.objects.visible_to(user).select_related("stadsdelsomrade", "overenskommelse")
    return rader.filter(stadsdelsomrade__slug=slug, year=year, utgava=utgava).first()


def _falt(skillnad: list[Andring]) -> list[dict[str, str]]:
    return [{"etikett": a.etikett, "fore": a.fore, "efter": a.efter} for a in skillnad]


def andringssida(user: User, bild: Lagesbild, sha256: str) -> dict[str, Any]:
    """The picture as it stands against an approved content or an earlier edition."""
    kandidater = _kandidater(user, bild)
    vald = next((k for k in kandidater if k["sha256"] == sha256), None)
    vald = vald or (kandidater[0] if kandidater else None)
    if vald is None:
        return {"bild": bild, "kandidater": []}
    skillnad = andringar(vald["innehall"], gallande_innehall(bild))
    return {"bild": bild, "kandidater": kandidater, "vald": vald, "falt": _falt(skillnad)}


def _kandidater(user: User, bild: Lagesbild) -> list[dict[str, Any]]:
    """What this picture's content can be compared with, the latest first."""
    kopior = Innehallskopia.objects.visible_to(user).filter(lagesbild=bild)
    svar = [
        {"sha256": rad.sha256, "innehall": rad.innehall, "namn": "Godkänt innehåll", "at": rad.at}
        for rad in kopior.exclude(sha256=bild.faststalld_sha256)
    ]
    utgavor = Lagesbild.objects.visible_to(user).faststallda()
    tidigare = utgavor.filter(
        stadsdelsomrade=bild.stadsdelsomrade_id, year=bild.year, utgava__lt=bild.utgava
    )
    svar += [
        {
            "sha256": rad.faststalld_sha256,
            "innehall": rad.faststallt_innehall or {},
            "namn": f"Fastställd utgåva {rad.utgava}",
            "at": rad.faststalld_at,
        }
        for rad in tidigare.order_by("-utgava")
    ]
    return svar
