"""Themes of the area Brottsoffer; invented."""

from uppfoljning.demo.texter.tema import Tema

TEMAN = [
    Tema(
        "Våld i nära relation upptäcks sent",
        3,
        5,
        "hela året",
        "Relationsvåldscentrum möter kvinnor från {s} som levt länge med våld innan de fick stöd.",
        "Flera anmälningar från samma adresser i {s} under ett år.",
        "Våld i nära relation i {s} upptäcks sent, trots tidiga tecken.",
        (
            "Ekonomiskt beroende gör det svårt att lämna.",
            "Våldet trappas upp utan att någon ingriper.",
            "Hemmet ligger utom synhåll.",
        ),
        ("Frågor om våld i alla första samtal", "Stöd samma dag efter anmälan"),
    ),
    Tema(
        "Telefonbedrägerier mot äldre",
        2,
        3,
        "vardagar på dagtid",
        "Äldre på mötesplatsen i {s} berättar om samtal från falska banktjänstemän.",
        "Anmälda bedrägerier mot äldre i {s} ökar, ofta flera samma dag.",
        "Äldre i {s} utsätts för bedrägerier på telefon, ofta i vågor.",
        (
            "Äldre som är ensamma svarar och vill vara till lags.",
            "Bedragarna arbetar organiserat på distans.",
            "Betalning går att göra utan spärr.",
        ),
        ("Informationsträffar på mötesplatser", "Samtal till äldre när en våg upptäcks"),
    ),
    Tema(
        "Hedersrelaterat förtryck",
        3,
        4,
        "före skollov",
        "Elevhälsan i {s} möter flickor som kontrolleras på vägen till och från skolan.",
        "Få anmälningar om hedersrelaterat förtryck i {s}, men tecken finns i andra ärenden.",
        "Hedersrelaterat förtryck i {s} syns i skolan men leder sällan till anmälan.",
        (
            "Unga är rädda för vad som händer familjen.",
            "Släkt utövar kontroll tillsammans.",
            "Skolvägen är bevakad.",
        ),
        ("Resurspersoner i varje skola", "Beredskap inför skollov"),
    ),
    Tema(
        "Personer i hemlöshet utsätts",
        2,
        3,
        "nätter",
        "Uppsökare ser personer i hemlöshet med skador vid {p}; få vill ha kontakt med polisen.",
        "Våld mot personer i hemlöshet vid {p} blir sällan anmält.",
        "Personer i hemlöshet vid {p} utsätts för våld som inte anmäls.",
        (
            "Låg tillit till myndigheter.",
            "Skulder drivs in med våld.",
            "Inga öppna lokaler nattetid.",
        ),
        (
            "Uppsökare och polis går ihop en kväll i veckan",
            "Anmälan med stöd av frivilligorganisation",
        ),
    ),
    Tema(
        "Barn som bevittnat våld",
        1,
        4,
        "hela året",
        "Förskolor i {s} gör fler orosanmälningar om barn som bevittnat våld.",
        "Vid ingripanden i hem i {s} finns barn på plats i var tredje.",
        "Många barn i {s} bevittnar våld och får inte alltid stöd.",
        (
            "Barnen talar inte om det.",
            "Våldsutövare får sällan behandling.",
            "Hemmet är platsen.",
        ),
        ("Samtal om eget våld erbjuds direkt", "Barnsamtal inom en vecka"),
    ),
    Tema(
        "Grannar som inte vet hur de ska larma",
        2,
        2,
        "kvällar och nätter",
        "Grannar i {s} uppger att de hört bråk men inte vetat vem de ska ringa.",
        "Larm om lägenhetsbråk i {s} kommer ofta sent.",
        "Grannar i {s} larmar sent vid våld i hemmet.",
        (
            "Den utsatta skäms.",
            "Våldet kan pågå ostört.",
            "Tunna väggar men svag grannkontakt.",
        ),
        ("Huskurage i tre bostadsbolag", "Affischer i trapphus om hur man larmar"),
    ),
]
