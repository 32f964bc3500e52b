"""A lägesbild's document with the chapters of every floor."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from lagesbild.dokument.dokument import dokument, las_kalla
from lagesbild.models import Lagesbild
from samverkan.dokument.modell import Dokument
from samverkan.dokument.pdf import som_html
from samverkan.kanonisk import kontrollsumma
from samverkan.models import User, behorighet
from uppfoljning.lagesbildsdokument.kapitel import fler_kapitel
from uppfoljning.models import Lagesbildsfil


def hela_dokumentet(bild: Lagesbild, *, publik: bool) -> Dokument:
    """Everything the two parties share, or only what is public."""
    return dokument(las_kalla(bild, publik=publik), fler_kapitel(bild, publik=publik))


def fil_for(bild: Lagesbild, dokument: Dokument, *, publik: bool) -> Lagesbildsfil | None:
    """The finished PDF of exactly this text."""
    text = kontrollsumma(som_html(dokument))
    return Lagesbildsfil.objects.filter(lagesbild=bild, publik=publik, text_sha256=text).first()


def dokumentsida(user: User, bild: Lagesbild, *, publik: bool) -> dict[str, Any]:
    """The document with the addresses of its files; the PDF when that of this text is made."""
    stam = "uppfoljning:lagesbild_" + ("offentlig" if publik else "dokument")
    filer = [("För ordbehandlare (ODT)", f"{stam}_odt")]
    filer.append(("Innehållet (JSON)", f"{stam}_json" if publik else "lagesbild:export"))
    lankar = [(text, reverse(namn, args=[bild.pk])) for text, namn in filer]
    if not publik:
        offentlig = reverse("uppfoljning:lagesbild_offentlig", args=[bild.pk])
        lankar.append(("Offentlig version", offentlig))
    elif bild.stadsdelsomrade_id in behorighet(user).foljer:
        hela = reverse("uppfoljning:lagesbild_dokument", args=[bild.pk])
        lankar.append(("Hela dokumentet, för parterna", hela))
    dokument = hela_dokumentet(bild, publik=publik)
    return {
        "bild": bild,
        "dokument": dokument,
        "filer": lankar,
        "pdf": fil_for(bild, dokument, publik=publik) is not None,
        "pdf_url": reverse(f"{stam}_pdf", args=[bild.pk]),
        "bestall_url": reverse(f"{stam}_bestall", args=[bild.pk]),
        "publik": publik,
    }
