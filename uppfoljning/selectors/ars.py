"""Reads for the pages of the yearly report and the districts' contributions."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from samverkan.models import User, behorighet
from uppfoljning.arsrapport.kapitel_aret import aret
from uppfoljning.arsrapport.saknas import distriktet_saknar
from uppfoljning.arsrapport.snapshot import arets_omraden, oversikt
from uppfoljning.malstatus import ORD
from uppfoljning.models import Arssammanstallning, Bidrag, Delgivning
from uppfoljning.permissions import is_central, may_redigera_ars, may_skriva_bidrag
from uppfoljning.workflow.ars import ARS_OVERGANGAR, BIDRAG_OVERGANGAR


def arssammanstallningar(user: User) -> QuerySet[Arssammanstallning]:
    """Without the heavy columns: the frozen content and the file."""
    return Arssammanstallning.objects.visible_to(user).defer("pdf", "innehall")


def arssida(user: User, rad: Arssammanstallning) -> dict[str, Any]:
    """The report as a page: from its frozen content, or as it would read today."""
    innehall = rad.innehall or oversikt(rad, arets_omraden(rad.year))
    bidrag = Bidrag.objects.visible_to(user).filter(arssammanstallning=rad)
    mina = behorighet(user).egna_omraden
    delgivningar = Delgivning.objects.filter(arssammanstallning=rad).select_related(
        "stadsdelsomrade", "mottagen_av"
    )
    return {
        "rad": rad,
        "innehall": innehall,
        "aret": aret(innehall, {}),
        "varme": _varme(innehall),
        "bidrag": bidrag.select_related("stadsdelsomrade", "lamnat_av"),
        "delgivningar": delgivningar,
        "mina_delgivningar": {
            d.pk for d in delgivningar if d.stadsdelsomrade_id in mina and not d.mottagen_at
        },
        "sha256": rad.sha256,
        "central": is_central(user),
        "may_redigera": may_redigera_ars(user, rad),
        "akter": ARS_OVERGANGAR.mojliga(user, rad),
    }


def _varme(innehall: dict[str, Any]) -> dict[str, Any]:
    """The matrix of the report as the heat table of a page."""
    omraden = innehall["samverkansomraden"]
    return {
        "kolumner": [omrade["kortnamn"] for omrade in omraden],
        "rader": [_varmerad(distrikt, omraden) for distrikt in innehall["stadsdelsomraden"]],
        "sist": f"av {sum(len(omrade['mal']) for omrade in omraden)} mål, på väg",
    }


def _varmerad(distrikt: dict[str, Any], omraden: list[dict[str, Any]]) -> dict[str, Any]:
    slug = distrikt["slug"]
    return {
        "namn": distrikt["namn"],
        "url": reverse("uppfoljning:omrade", args=[slug]),
        "sist": distrikt["mal_pa_vag"],
        "celler": [_varmecell(omrade, slug) for omrade in omraden],
    }


def _varmecell(omrade: dict[str, Any], slug: str) -> dict[str, Any]:
    lage = omrade["lagen"][slug]
    pa_vag = sum(mal["lagen"][slug] == "ja" for mal in omrade["mal"])
    return {"slag": lage, "ord": ORD[lage], "text": f"{pa_vag} av {len(omrade['mal'])}"}


def bidragssida(user: User, bidrag: Bidrag) -> dict[str, Any]:
    """A contribution with what the follow-up already says of the district's year."""
    rad, omrade = bidrag.arssammanstallning, bidrag.stadsdelsomrade
    innehall = rad.innehall or oversikt(rad, [omrade])
    distrikt = next((d for d in innehall["stadsdelsomraden"] if d["slug"] == omrade.slug), None)
    atgarder = distrikt["atgarder"] if distrikt else []
    return {
        "bidrag": bidrag,
        "distrikt": distrikt,
        "klara": sum(a["status"] == "klar" for a in atgarder),
        "saknas": [*distriktet_saknar(distrikt, rad.year)] if distrikt else [],
        "may_skriva": may_skriva_bidrag(user, bidrag),
        "akter": BIDRAG_OVERGANGAR.mojliga(user, bidrag) if rad.is_oppen else [],
    }
