"""Small signs, always with their words: status, trend, party, severity, function, date, button."""

from datetime import date, datetime

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samverkan import datum_sv
from samverkan.models.bas import Allvar, Trend
from samverkan.parterna import partnamn
from samverkan.templatetags.svenska import stor

register = template.Library()

STATUS = {"ja": "På väg", "nja": "Osäkert", "nej": "Avviker", "ej": "Bedöms inte"}
GEMENSAMT = {
    "gem": "Gemensamt",
    "undan": "Lagt åt sidan",
    "rest": "Återstår",
}
# A party's judgement has no number of its own: more of the problem is worse, so worse points up.
PIL = {Trend.BATTRE: "ner", Trend.OFORANDRAT: "lika", Trend.SAMRE: "upp", Trend.OKANT: "minus"}
RUTA = 11


def part_tecken(vem: object) -> tuple[str, str]:
    """Give sign and name of a party object, or of one of the signs by name."""
    if tecken := getattr(vem, "tecken", None):
        return str(tecken), stor(getattr(vem, "kortnamn", ""))
    kod = str(vem or "gem")
    return kod, GEMENSAMT.get(kod) or partnamn(kod)


@register.simple_tag
def ikon(namn: str, text: str = "") -> SafeString:
    """Draw a sign from the sprite; with a text it is an image of its own."""
    roll = format_html('role="img" aria-label="{}"', text) if text else 'aria-hidden="true"'
    mall = '<svg class="ikon" viewBox="0 0 16 16" {}><use href="#i-{}"/></svg>'
    return format_html(mall, SafeString(roll), namn)


@register.inclusion_tag("samverkan/delar/status.html")
def status(slag: str, text: str = "") -> dict[str, str]:
    return {"slag": slag, "text": text or STATUS[slag]}


@register.inclusion_tag("samverkan/delar/trend.html")
def trend(riktning: str, text: str = "") -> dict[str, str]:
    """Draw the number's direction (upp, lika, ner) with the judgement in words, or a `Trend`."""
    if riktning in Trend.values:
        return {"riktning": PIL[Trend(riktning)], "text": text or str(Trend(riktning).label)}
    return {"riktning": riktning, "text": text or str(Trend.OFORANDRAT.label)}


@register.inclusion_tag("samverkan/delar/part.html")
def part(vem: object, text: str = "", bara_tecken: bool = False) -> dict[str, object]:
    kod, namn = part_tecken(vem)
    return {"kod": kod, "text": text or namn, "bara_tecken": bara_tecken}


@register.inclusion_tag("samverkan/delar/allvar.html")
def allvar(varde: int, text: str = "") -> dict[str, object]:
    rutor = [(f"{RUTA * nr}.5", "pa" if nr < int(varde) else "av") for nr in range(len(Allvar))]
    nummer, _, ord_ = str(Allvar(int(varde)).label).partition(" ")
    return {"varde": nummer, "text": text or ord_, "rutor": rutor}


@register.inclusion_tag("samverkan/delar/funktion.html")
def funktion(vem: object, namn: str, under: str = "") -> dict[str, str]:
    return {"kod": part_tecken(vem)[0], "namn": namn, "under": under}


FORMER = {
    "datum": datum_sv.datum,
    "lang": datum_sv.langdatum,
    "kort": datum_sv.kortdatum,
    "dag": datum_sv.dagdatum,
    "iso": lambda value: datum_sv.dag(value).isoformat(),
    "tid": datum_sv.tid,
    "relativ": lambda value: datum_sv.relativ(value, timezone.localdate()),
    "stampel": lambda value: datum_sv.stampel(value, timezone.localdate()),
}


@register.simple_tag
def datum(value: date | None, form: str = "datum") -> str:
    """Write a <time> in one of the forms."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = datum_sv.har(value)
    maskin = (
        value.isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()
    )
    return format_html('<time datetime="{}">{}</time>', maskin, FORMER[form](value))


@register.simple_tag
def knapp(text: str, url: str = "", **val: object) -> SafeString:
    """Draw a button, or a link that looks like one; `slag` 1 is the page's one green button."""
    grund = {
        "text": text,
        "url": url,
        "slag": 1,
        "tat": False,
        "name": "",
        "value": "",
        "dialog": "",
    }
    if okanda := val.keys() - grund.keys() - {"typ", "formular"}:
        raise template.TemplateSyntaxError(f"knapp: okända argument {okanda}")
    return render_to_string("samverkan/delar/knapp.html", grund | val)


@register.inclusion_tag("samverkan/delar/handling.html")
def handling(text: str, url: str, slag: int = 2, **dolda: object) -> dict[str, object]:
    """Draw a form with one button: other arguments become hidden fields."""
    return {"text": text, "url": url, "slag": slag, "tat": dolda.pop("tat", False), "dolda": dolda}
