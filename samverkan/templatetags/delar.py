"""Parts of a page: head, table, meter, lists, wheel, chain, tabs, dialogue, notice, job."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from samverkan import datum_sv
from samverkan.celler import namngivna
from samverkan.jamforelse import ordvis
from samverkan.templatetags.marken import part_tecken

register = template.Library()
Post = Mapping[str, object]
NOTIS_IKON = {"info": "info", "varning": "varning", "stopp": "nej", "klar": "ja"}
GLIPA = 0.5


def _mall(namn: str, **innehall: object) -> SafeString:
    return render_to_string(f"samverkan/delar/{namn}.html", innehall)


@register.inclusion_tag("samverkan/delar/smulor.html")
def smulor(*led: object) -> dict[str, object]:
    """Draw the way here: text, url, text, url … and last the page's own name."""
    lankar = list(zip(led[:-1:2], led[1::2], strict=False))
    return {"lankar": lankar, "sist": led[-1]}


@register.simple_tag
def sidhuvud(rubrik: str, under: str = "", over: str = "", knapp: str = "") -> SafeString:
    return _mall("sidhuvud", rubrik=rubrik, under=under, over=over, knapp=knapp)


@register.simple_tag
def delhuvud(rubrik: str, under: str = "", id: str = "", url: str = "") -> SafeString:
    """Open a section: heading and, to the right, a line or a link."""
    return _mall("delhuvud", rubrik=rubrik, under=under, id=id, url=url)


@register.simple_tag
def nasta(rubrik: str, text: str = "", knapp: str = "", vid_sidan: str = "") -> SafeString:
    """Say the one thing to do now, with its button and, beside it, a meter."""
    return _mall("nasta", rubrik=rubrik, text=text, knapp=knapp, vid_sidan=vid_sidan)


@register.simple_block_tag
def notis(content: str, slag: str = "info", roll: str = "") -> SafeString:
    return _mall("notis", content=content, slag=slag, ikon=NOTIS_IKON[slag], roll=roll)


@register.simple_block_tag
def dialog(content: str, id: str, rubrik: str) -> SafeString:
    """Hold what a button with `dialog=id` opens; works without script."""
    return _mall("dialog", content=content, id=id, rubrik=rubrik)


@register.simple_block_tag
def tabell(
    content: str, rubrik: str, dold_rubrik: bool = False, tat: bool = False, slag: str = ""
) -> SafeString:
    """Wrap thead and tbody in a table that is named; on a phone its rows stand one by one."""
    named, is_bred = namngivna(content)
    slag = " ".join(filter(None, (slag, "i-rader" if is_bred else "")))
    # Written by the page's own template, with its texts escaped there.
    content = mark_safe(named)
    return _mall(
        "tabell", content=content, rubrik=rubrik, dold_rubrik=dold_rubrik, tat=tat, slag=slag
    )


@register.inclusion_tag("samverkan/delar/datatabell.html")
def datatabell(kolumner: Sequence[object], rader: Sequence[object], **val: object) -> Post:
    """Draw plain rows; `#` before a column's name: numbers; first cell: the row's head."""
    huvud = [(str(namn).removeprefix("#"), str(namn).startswith("#")) for namn in kolumner]
    tal = [is_tal for _, is_tal in huvud]
    parade = [list(zip(rad, tal, strict=True)) for rad in rader]  # type: ignore[call-overload]
    summa = list(zip(val["summa"], tal, strict=True)) if val.get("summa") else []  # type: ignore[call-overload]
    return {**val, "huvud": huvud, "rader": parade, "summa": summa}


@register.inclusion_tag("samverkan/delar/akter.html", takes_context=True)
def akter(
    context: template.Context, mojliga: Sequence[Any], adress: str, pk: int, gron: str = ""
) -> Post:
    """Draw a button for each possible transition; `gron` names the act that is the page's one."""
    poster = [
        (steg.etikett, reverse(adress, args=[pk, steg.akt]), 1 if steg.akt == gron else 2)
        for steg in mojliga
    ]
    return {"poster": poster, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("samverkan/delar/tomt.html")
def tomt(rubrik: str, text: str = "", knapp: str = "", url: str = "") -> Post:
    return {"rubrik": rubrik, "text": text, "knapp": knapp, "url": url}


@register.inclusion_tag("samverkan/delar/nyckeltal.html")
def nyckeltal(poster: Sequence[Post]) -> Post:
    return {"poster": poster}


@register.inclusion_tag("samverkan/delar/fakta.html")
def fakta(poster: Sequence[tuple[str, object]]) -> Post:
    return {"poster": poster}


@register.simple_tag
def matare(delar: Sequence[tuple[str, int, str]], text: str) -> SafeString:
    """Draw shares (sign, count, word) as one bar with patterns; counts stand beneath."""
    summa = sum(antal for _, antal, _ in delar) or 1
    rutor, x = [], 0.0
    for slag, antal, _ in delar:
        bredd = 100 * antal / summa
        if antal:
            rutor.append((slag, f"{x:.2f}%", f"{max(bredd - GLIPA, GLIPA):.2f}%"))
        x += bredd
    return _mall("matare", rutor=rutor, delar=delar, text=text)


def _gora_rad(post: Post, idag: date) -> dict[str, object]:
    nar = post.get("nar")
    sen = isinstance(nar, date) and datum_sv.dag(nar) < idag
    return {**post, "sen": sen}


@register.inclusion_tag("samverkan/delar/gora.html")
def gora(poster: Sequence[Post]) -> Post:
    """List what waits: nar, vad, url, varfor, antal; late is computed and said in words."""
    idag = timezone.localdate()
    return {"poster": [_gora_rad(post, idag) for post in poster]}


@register.inclusion_tag("samverkan/delar/tidslinje.html")
def tidslinje(poster: Sequence[Post]) -> Post:
    """List what happened: nar (moment), part, text, url."""
    return {"poster": [{**post, "tecken": part_tecken(post.get("part"))} for post in poster]}


@register.inclusion_tag("samverkan/delar/datumlista.html")
def datumlista(poster: Sequence[Post]) -> Post:
    """List what is coming: nar, vad, under, url."""
    return {"poster": poster}


@register.inclusion_tag("samverkan/delar/flikar.html")
def flikar(poster: Sequence[Post], namn: str) -> Post:
    """Draw tabs as links: text, url, antal, aktuell."""
    return {"poster": poster, "namn": namn}


@register.inclusion_tag("samverkan/delar/diff.html")
def diff(falt: Sequence[Post], fore: str = "Före", efter: str = "Efter") -> Post:
    """Compare texts word by word: etikett, fore, efter."""
    par = [(post["etikett"], *ordvis(str(post["fore"]), str(post["efter"]))) for post in falt]
    return {"par": par, "fore": fore, "efter": efter}


@register.inclusion_tag("samverkan/delar/paginering.html", takes_context=True)
def paginering(context: template.Context, sida: Page, namn: str = "sida") -> Post:
    """Link to the pages around; the filter in the address is kept."""
    request: HttpRequest | None = context.get("request")
    query = request.GET.copy() if request else None

    def adress(nummer: int) -> str:
        if query is None:
            return f"?{namn}={nummer}"
        query[namn] = str(nummer)
        return f"?{query.urlencode()}"

    fore = adress(sida.previous_page_number()) if sida.has_previous() else ""
    efter = adress(sida.next_page_number()) if sida.has_next() else ""
    return {"sida": sida, "fore": fore, "efter": efter}


@register.inclusion_tag("samverkan/delar/jobb.html")
def jobb(jobb: Post, url: str) -> Post:
    """Show a background job; `url` answers with jobb_inre.html while it runs."""
    return {"jobb": jobb, "url": url}


@register.filter
def notisslag(level: str) -> str:
    """Turn the level of a message into the kind of notice."""
    return {"success": "klar", "warning": "varning", "error": "stopp"}.get(level, "info")
