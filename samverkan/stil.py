"""Invented examples for /stil/, the living page where every part is drawn by its own template."""

from datetime import date, timedelta

from django import forms
from django.core.paginator import Page, Paginator
from django.utils import timezone

from samverkan.formular import DatumInput, TalInput, TextYta
from samverkan.stil_exempel import ARBETE, TABELLER
from samverkan.stil_figurer import figurer

FARGER = [
    ("papper", "Papper", "sidans botten"),
    ("yta", "Yta", "paneler, filter"),
    ("yta-2", "Yta 2", "osäkert"),
    ("black", "Svärta", "text"),
    ("black-2", "Svärta 2", "hjälptext"),
    ("linje-stark", "Stark linje", "fältkant, axel"),
    ("linje", "Linje", "avdelare"),
    ("stad-linje", "Staden", "gult, liggande"),
    ("polis-linje", "Polisen", "blått, stående"),
    ("gem", "Gemensamt", "grönt, länk, handling"),
    ("rod-linje", "Rött", "tråden"),
    ("rod-full", "Avvikelse", "yta med vit text"),
]
STATIONER = [
    "Underlag",
    "Sammanföring",
    "Orsaksanalys",
    "Överensk. och plan",
    "Uppföljning",
    "Årssammanställning",
]
OMRADEN = ["Unga i riskzon", "Platser", "Systemhotande", "Brottsoffer", "Kriminella miljöer"]
DELAR = [
    ("gem", 32, "sammanförda"),
    ("stad", 5, "endast staden"),
    ("polis", 4, "endast polisen"),
    ("undan", 3, "lagda åt sidan"),
    ("rest", 14, "återstår"),
]


class ExempelForm(forms.Form):
    """One field of each kind."""

    plats = forms.CharField(label="Plats", help_text="En stadsdel eller en namngiven plats.")
    nar = forms.DateField(label="Datum", widget=DatumInput, required=False)
    antal = forms.DecimalField(
        label="Antal per 1 000 invånare",
        localize=True,
        widget=TalInput,
        required=False,
        help_text="Decimaler med komma, till exempel 12,5.",
    )
    omrade = forms.ChoiceField(label="Område", choices=[(namn, namn) for namn in OMRADEN])
    niva = forms.ChoiceField(
        label="Vem får se?",
        choices=[("egen", "Bara staden"), ("parterna", "Båda parter"), ("publik", "Alla")],
        widget=forms.RadioSelect,
        help_text="Följer med till varje sida, fil och rapport.",
    )
    motiv = forms.CharField(label="Motiv", widget=TextYta)
    klar = forms.BooleanField(label="Räkna som färdig", required=False)


class ExempelFilter(forms.Form):
    """A small filter."""

    year = forms.ChoiceField(label="År", choices=[("2026", "2026"), ("2025", "2025")])
    visa = forms.ChoiceField(
        label="Visa", choices=[("lage", "målens läge"), ("alla", "alla värden")]
    )
    bara = forms.BooleanField(label="Bara avvikelser", required=False)


def _hjul() -> list[dict[str, str]]:
    texter = [
        "båda inlämnade 13 nov",
        "pågår, klar till 4 dec",
        "januari",
        "24 feb",
        "tre tertial",
        "dec",
    ]
    lagen = ["klar", "nu", "", "", "", ""]
    rader = zip(STATIONER, texter, lagen, strict=True)
    return [{"namn": namn, "text": text, "lage": lage} for namn, text, lage in rader]


def _kedja() -> list[dict[str, str]]:
    return [
        {"slag": "Utmaning", "text": "Skadegörelse vid terminalen", "url": "#roda-traden"},
        {"slag": "Orsak", "text": "Ingen uppsikt efter kl. 20"},
        {"slag": "Åtgärd", "text": "Kvällsöppen fritidsgård"},
        {
            "slag": "Resultat",
            "text": "Mått saknas.",
            "saknas": "Välj en indikator, eller skriv varför det inte går att mäta.",
        },
    ]


def _varme() -> list[dict[str, object]]:
    ja = {"slag": "ja", "ord": "på väg", "text": "3 av 3", "pil": "ner"}
    nja = {"slag": "nja", "ord": "osäkert", "text": "2 av 3", "pil": "lika"}
    nej = {"slag": "nej", "ord": "avviker", "text": "1 av 3", "pil": "upp"}
    ej = {"slag": "ej", "ord": "bedöms inte", "text": "0 av 3", "pil": "lika"}
    rader = [("Exempeldalen", [ja, nja, ej, ja, nja], 9), ("Provby", [nej, nej, nja, ja, ja], 7)]
    return [{"namn": n, "url": "#varmetabell", "celler": c, "sist": s} for n, c, s in rader]


def _gora(idag: date) -> list[dict[str, object]]:
    dagar = [
        (-4, "Avstämning av åtgärd 7", "Tertial 3 stänger på fredag.", "plan 2026"),
        (
            1,
            "Tre skillnader i allvar att motivera",
            "Utan motiv står de som reservation.",
            "område 2",
        ),
        (9, "Skriv bedömning för två områden", "", "2 av 5"),
    ]
    return [
        {"nar": idag + timedelta(n), "vad": vad, "url": "#gora", "varfor": varfor, "antal": antal}
        for n, vad, varfor, antal in dagar
    ]


def _handelser() -> list[dict[str, object]]:
    nu = timezone.now()
    texter = [
        (0, "polis", "Polisen godtog 4 förslag."),
        (1, "gem", "En plats lades till på den gemensamma listan."),
        (3, "stad", "Trygghetsmätningen lästes in: 9 indikatorer, 2 varningar."),
    ]
    return [{"nar": nu - timedelta(n), "part": part, "text": text} for n, part, text in texter]


def _sida() -> Page:
    return Paginator(range(1184), 50).page(2)


def exempel() -> dict[str, object]:
    """Give everything that templates/samverkan/stil.html shows."""
    idag = timezone.localdate()
    return {
        "farger": FARGER,
        "stationer": STATIONER,
        "omraden": OMRADEN,
        "matardelar": DELAR,
        "hjulet": _hjul(),
        "lankar": _kedja(),
        "varmerader": _varme(),
        "vantar": _gora(idag),
        "hant": _handelser(),
        "sidan": _sida(),
        "formularet": ExempelForm({"nar": "2026-11-23", "antal": "12,5", "omrade": OMRADEN[0]}),
        "filtret": ExempelFilter(),
        "datum": _datum(idag),
        **TABELLER,
        **ARBETE,
        **figurer(),
    }


def _datum(idag: date) -> list[dict[str, object]]:
    return [
        {
            "nar": idag + timedelta(1),
            "vad": "Sammanföringsmöte",
            "under": "9.00–10.30, stationen",
        },
        {
            "nar": idag + timedelta(22),
            "vad": "Lokal styrgrupp",
            "under": "lägesbilden fastställs",
        },
    ]
