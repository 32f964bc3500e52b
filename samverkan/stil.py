"""Invented examples for /stil/, the living page where every part is drawn by its own template."""

from datetime import date, timedelta

from django import forms
from django.core.paginator import Page, Paginator
from django.utils import timezone

from samverkan.formular import DatumInput, TalInput, TextYta
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
        **_tabeller(idag),
        **_resten(),
        **figurer(),
    }


def _tabeller(idag: date) -> dict[str, object]:
    return {
        "kolumner": ["Plats", "#2025", "#2026", "#Ändring"],
        "rader": [
            ["Bussterminalen", 1096, 1184, "+8,0 %"],
            ["Torget", 412, 447, "+8,5 %"],
            ["Parkeringshuset", 88, None, "–"],
        ],
        "summa": ["Alla", 1596, 1631, "+2,2 %"],
        "tavla": [
            {"namn": "Exempeldalen", "url": "#stegtavla", "nu": 2, "text": "14 kvar"},
            {
                "namn": "Provby",
                "url": "#stegtavla",
                "nu": 1,
                "text": "polisen saknas",
                "sen": "10 dagar sen",
            },
            {"namn": "Testholmen", "url": "#stegtavla", "nu": 4, "text": "styrgrupp 1 dec"},
        ],
        "datum": [
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
        ],
        "talen": [
            {"etikett": "Otrygg ute sent", "varde": "31,4 %", "under": "± 2,1, 2026, n = 412"},
            {
                "etikett": "Förra mätningen",
                "varde": "32,6 %",
                "under": "skillnaden ryms i osäkerheten",
            },
            {"etikett": "Mål 2027", "varde": "28,0 %"},
        ],
        "fakta": [("Diarienummer", "EX 2026/551"), ("Giltig", "2026–2029"), ("Beslutad", None)],
    }


def _resten() -> dict[str, object]:
    return {
        "flikar": [
            {"text": "1. Unga i riskzon", "url": "#flikar", "antal": "klar"},
            {"text": "2. Platser", "url": "#flikar", "antal": 6, "aktuell": True},
            {"text": "3. Systemhotande", "url": "#flikar", "antal": 3},
        ],
        "skillnader": [
            {
                "etikett": "Beskrivning",
                "fore": "Trasig belysning i tunneln, fyra felanmälningar.",
                "efter": "Belysningen lagad 12 november i tunneln, fyra felanmälningar.",
            }
        ],
        "konflikten": {
            "namn": "beskrivning",
            "etikett": "Beskrivning",
            "min": "Belysningen i tunneln är trasig, fyra felanmälningar.",
            "deras": "Belysningen i tunneln är lagad, fyra felanmälningar.",
            "lang": True,
        },
        "jobben": [
            {
                "lage": "pagar",
                "rubrik": "Årsrapporten skapas",
                "procent": 40,
                "text": "Sida 12 av 30.",
            },
            {"lage": "klar", "rubrik": "Inläsning av statistik", "text": "1 184 rader, inga fel."},
            {"lage": "fel", "rubrik": "Inläsning av enkät", "text": "Rad 14: året saknas."},
        ],
    }
