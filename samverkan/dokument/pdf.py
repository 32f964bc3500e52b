"""The document as PDF/A and PDF/UA."""

from __future__ import annotations

from django.template.loader import render_to_string

from samverkan.dokument.modell import Dokument, Kartdel
from samverkan.kartor.svg_karta import rita_karta_fristaende, sammanfatta
from samverkan.kartor.utsnitt import BRED_KARTA, SMAL_KARTA
from samverkan.pdf.render import render_pdf


def som_html(dokument: Dokument) -> str:
    alt = {del_.namn: sammanfatta(del_.karta) for del_ in dokument.kartor}
    rapport = {"titel": dokument.titel, "kapitel": dokument.kapitel}
    kontext = {"rapport": rapport, "dokument": dokument, "alt": alt, "sprak": "sv"}
    return render_to_string("samverkan/pdf/dokument.html", kontext)


def som_pdf(dokument: Dokument) -> bytes:
    """The same document gives the same bytes."""
    return render_pdf(
        som_html(dokument),
        titel=dokument.titel,
        forfattare=dokument.parter,
        amne=dokument.under,
        datum=dokument.datum,
        bilder={del_.namn: _rita(del_) for del_ in dokument.kartor},
    )


def _rita(del_: Kartdel) -> str:
    """A small map is drawn as for a small surface, so that its names can be read."""
    return rita_karta_fristaende(del_.karta, SMAL_KARTA if del_.is_liten else BRED_KARTA)
