"""What the tables, tabs, figures and jobs of /stil/ hold; all of it invented."""

KOLUMNER = ["Plats", "#2025", "#2026", "#Ändring"]
RADER = [
    ["Bussterminalen", 1096, 1184, "+8,0 %"],
    ["Torget", 412, 447, "+8,5 %"],
    ["Parkeringshuset", 88, None, "–"],
]
SUMMA = ["Alla", 1596, 1631, "+2,2 %"]
TAVLA = [
    {"namn": "Exempeldalen", "url": "#stegtavla", "nu": 2, "text": "14 kvar"},
    {
        "namn": "Provby",
        "url": "#stegtavla",
        "nu": 1,
        "text": "polisen saknas",
        "sen": "10 dagar sen",
    },
    {"namn": "Testholmen", "url": "#stegtavla", "nu": 4, "text": "styrgrupp 1 dec"},
]
TALEN = [
    {"etikett": "Otrygg ute sent", "varde": "31,4 %", "under": "± 2,1, 2026, n = 412"},
    {
        "etikett": "Förra mätningen",
        "varde": "32,6 %",
        "under": "skillnaden ryms i osäkerheten",
    },
    {"etikett": "Mål 2027", "varde": "28,0 %"},
]
FAKTA = [("Diarienummer", "EX 2026/551"), ("Giltig", "2026–2029"), ("Beslutad", None)]
FLIKAR = [
    {"text": "1. Unga i riskzon", "url": "#flikar", "antal": "klar"},
    {"text": "2. Platser", "url": "#flikar", "antal": 6, "aktuell": True},
    {"text": "3. Systemhotande", "url": "#flikar", "antal": 3},
]
SKILLNADER = [
    {
        "etikett": "Beskrivning",
        "fore": "Trasig belysning i tunneln, fyra felanmälningar.",
        "efter": "Belysningen lagad 12 november i tunneln, fyra felanmälningar.",
    }
]
KONFLIKTEN = {
    "namn": "beskrivning",
    "etikett": "Beskrivning",
    "min": "Belysningen i tunneln är trasig, fyra felanmälningar.",
    "deras": "Belysningen i tunneln är lagad, fyra felanmälningar.",
    "lang": True,
}
JOBBEN = [
    {
        "lage": "pagar",
        "rubrik": "Årsrapporten skapas",
        "procent": 40,
        "text": "Sida 12 av 30.",
    },
    {"lage": "klar", "rubrik": "Inläsning av statistik", "text": "1 184 rader, inga fel."},
    {"lage": "fel", "rubrik": "Inläsning av enkät", "text": "Rad 14: året saknas."},
]

TABELLER: dict[str, object] = {
    "kolumner": KOLUMNER,
    "rader": RADER,
    "summa": SUMMA,
    "tavla": TAVLA,
    "talen": TALEN,
    "fakta": FAKTA,
}
ARBETE: dict[str, object] = {
    "flikar": FLIKAR,
    "skillnader": SKILLNADER,
    "konflikten": KONFLIKTEN,
    "jobben": JOBBEN,
}
