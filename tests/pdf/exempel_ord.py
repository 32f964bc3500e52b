"""Words for the sample report; districts are real names, everything said about them is invented."""

STADSDELAR = (
    "Bromma", "Enskede-Årsta-Vantör", "Farsta", "Hägersten-Älvsjö", "Hässelby-Vällingby", "Järva",
    "Kungsholmen", "Norra innerstaden", "Skarpnäck", "Skärholmen", "Södermalm",
)  # fmt: skip

# area: full name, short name, ingress, goals as (goal, measure, unit, start value, yearly change, decimals, is upward good)
OMRADEN = (
    ("Unga i riskzon för destruktivt beteende", "Unga i riskzon",
     "Färre ungdomar uppger att de har begått brott, och skolorna upptäcker frånvaro tidigare. Insatserna kommer fortfarande igång för sent i tre områden.",
     (("Så få barn och unga som möjligt utvecklar destruktivt beteende", "Elever i årskurs 9 som begått brott senaste året", "procent av de svarande", 31.0, -0.7, 1, False),
      ("Allvarligheten i ett utvecklat destruktivt beteende ska vara så låg som möjligt", "Personrån mot unga", "anmälda per 100 000 invånare", 74.0, -1.9, 1, False),
      ("De unga som ändå utvecklar destruktivt beteende ska upptäckas tidigt och erbjudas insats", "Unga med brottsoro som erbjudits insats", "procent", 61.0, 1.8, 1, True))),
    ("Otrygga och brottsutsatta platser", "Platser",
     "De gemensamma platserna blev färre och tryggheten ökar långsamt. Skadegörelsen kring knutpunkter i kollektivtrafiken går åt fel håll i fyra områden.",
     (("Minska antalet öppna drogscener samt otrygga och brottsutsatta platser", "Platser på parternas gemensamma lista", "antal", 6.2, -0.25, 0, False),
      ("Minska brottsligheten på öppna drogscener samt befintliga brottsutsatta platser", "Skadegörelse vid utpekad plats", "anmälda brott", 640.0, 4.0, 0, False),
      ("Öka tryggheten på öppna drogscener samt otrygga platser", "Otrygg ute sent på kvällen, 16–84 år", "procent av de svarande", 29.5, -0.6, 1, False))),
    ("Systemhotande brottslighet", "Systemhotande",
     "Fler handläggare är utbildade och fler enheter har en riskanalys. Ännu mäts mest det parterna gör, inte vad det leder till.",
     (("Stärka stadens förmåga att motverka välfärdsbrott", "Handläggare med genomgången utbildning", "procent", 38.0, 6.5, 1, True),
      ("Minska antalet och storleken på felaktiga utbetalningar", "Fel i stickprov av utbetalningar", "procent av granskade", 4.4, -0.12, 1, False),
      ("Stärka parternas förmåga att motverka otillåten påverkan", "Enheter med rutin och övning", "procent", 44.0, 5.1, 1, True))),
    ("Särskilt utsatta och sårbara brottsoffer", "Brottsoffer",
     "Fler av dem som anmäler erbjuds stöd. Den självrapporterade utsattheten är oförändrad, vilket talar för att mörkertalet består.",
     (("Färre gärningspersoner begår brott mot särskilt utsatta och sårbara brottsoffer", "Upprepade anmälningar i samma relation", "procent av ärendena", 22.0, -0.4, 1, False),
      ("Färre särskilt utsatta och sårbara brottsoffer utsätts för brott", "Självrapporterad utsatthet för våld i nära relation", "procent av de svarande", 5.6, 0.0, 1, False),
      ("Fler särskilt utsatta och sårbara brottsoffer får relevant stöd och hjälp", "Anmälande som erbjudits stöd", "procent", 58.0, 3.2, 1, True))),
    ("Kriminella miljöer och livsstilar", "Kriminella miljöer",
     "Rekryteringen av unga minskar i de områden där skola, socialtjänst och polis träffas varje vecka. Fler lämnar, men få följs upp efter ett år.",
     (("Färre individer ska radikaliseras och rekryteras in i våldsbejakande miljöer", "Elever som pressats att begå brott", "procent av de svarande", 7.8, -0.3, 1, False),
      ("Fler individer ska lämna kriminella miljöer/livsstil", "Kvar utanför kriminalitet efter tolv månader", "procent av avslutade ärenden", 51.0, 1.1, 1, True))),
)  # fmt: skip

GJORDES = "64 åtgärder har genomförts i elva områden, varav 41 är avslutade. Vanligast var föräldramöten, fältarbete kvällstid och gemensamma samtal med dem det gäller."
GAV = "Där åtgärden svarade mot en utredd orsak förbättrades måttet i sju fall av nio. Där orsaken inte var utredd syns ingen skillnad mot jämförelseområdena."
ATERSTAR = "Två områden saknar orsaksanalys. Fjorton åtgärder är försenade, nio av dem väntar på beslut om plats eller pengar."

STYCKEN = (
    "Utvecklingen i staden som helhet går åt det håll målet anger. Förändringen sedan 2020 är säkerställd, förändringen det senaste året är det inte. Skillnaderna mellan områdena är större än skillnaderna mellan åren, och samma tre områden ligger högst under hela perioden.",
    "Parterna läser siffrorna med två förbehåll. Antalet svarande är lågt i de minsta områdena, och frågan ändrades 2022 så att åren före och efter inte går att jämföra rakt av. Där intervallen överlappar har läget bedömts som osäkert även om talet i sig har blivit bättre.",
)

PRIORITERINGAR = (
    (
        "Boende undviker gångtunneln efter mörkrets inbrott",
        "Trasig belysning och ingen uppsikt från torget",
        "Ny belysning, röjd sikt och öppettider på biblioteket",
        "Felanmälningar från 23 till 6 på ett år",
    ),
    (
        "Försäljning av narkotika vid kollektivtrafikens knutpunkt",
        "Platsen är lätt att nå och svår att överblicka",
        "Gemensamma pass torsdag till lördag, ändrad möblering",
        "Iakttagelserna halverades, en del flyttade till parken",
    ),
    (
        "Unga i årskurs 7 och 8 stannar hemma från skolan",
        "Frånvaro följs inte upp inom en vecka",
        "Samtal med hemmet inom tre dagar, närvaroteam",
        "Ogiltig frånvaro över 20 procent minskade från 9 till 7 procent",
    ),
    ("Äldre utsätts för bedrägeri i hemmet", "", "Information i hemtjänsten och på bibliotek", "Bedöms 2026"),
)

ATGARDER = (
    ("Ny belysning i gångtunneln", "universell", "staden", "2025-05-30", "ja", "Genomförd"),
    ("Röjd sikt mellan torg och station", "universell", "staden", "2025-06-18", "ja", "Genomförd"),
    ("Gemensamma pass torsdag till lördag", "selektiv", "båda", "2025-12-31", "ja", "Genomförd"),
    ("Samtal med hemmet inom tre dagar", "selektiv", "staden", "2025-10-01", "ja", "Genomförd"),
    ("Närvaroteam på två skolor", "indikerad", "staden", "2026-06-12", "nja", "Pågår"),
    ("Information till hemtjänstens brukare", "universell", "polisen", "2025-11-14", "ja", "Genomförd"),
    ("Medborgarlöfte om knutpunkten", "universell", "polisen", "2025-09-01", "nej", "Försenad"),
    ("Orsaksanalys av bedrägeri mot äldre", "universell", "båda", "2026-03-31", "ej", "Inte påbörjad"),
)

HANDLINGSPLAN = (
    ("Gemensam utbildning i orsaksanalys", "staden", "2025-03-18", "ja", "Genomförd"),
    ("Metod för att bedöma platser", "båda", "2025-05-29", "ja", "Genomförd"),
    ("Veckovis utbyte i alla områden", "båda", "2025-09-01", "ja", "Genomförd"),
    ("Stöd vid otillåten påverkan", "staden", "2025-10-14", "ja", "Genomförd"),
    ("Gemensam ordlista", "polisen", "2025-10-30", "ja", "Genomförd"),
    ("Mått på utfall i område 3", "staden", "2026-02-28", "nja", "Pågår"),
    ("Jämförelseplatser för effektmätning", "polisen", "2025-11-30", "nej", "Försenad"),
)

PLAN = (
    ("Utreda orsakerna på de fem äldsta platserna", "2.1", "båda", "2026-06-30"),
    ("Pröva stickprov som mått på felaktiga utbetalningar", "3.2", "staden", "2026-09-30"),
    ("Följa upp avhoppare i tolv månader", "5.2", "båda", "2026-12-31"),
    ("Samma fråga i skola och trygghetsmätning", "1.1", "staden", "2026-10-15"),
    ("Återrapport till varje lokal styrgrupp", "alla", "båda", "2026-03-31"),
    ("Jämförelseplatser för effektmätning", "2.2", "polisen", "2026-04-30"),
)

KALLOR = (
    ("Anmälda brott", "Brå", "2014–2025", "Preliminära för 2025. Anmälningar är inte detsamma som brott."),
    (
        "Trygghetsmätning",
        "Polisregion Stockholm",
        "2020–2025",
        "Urval; intervall redovisas. Låg svarsandel bland unga.",
    ),
    ("Stockholmsenkäten", "Stockholms stad", "2014–2024", "Vartannat år, årskurs 9 och gymnasiets år 2."),
    ("Folkmängd", "SCB", "2020–2024", "Per stadsdelsområde enligt indelningen från 2023."),
    ("Åtgärder och avstämningar", "Parterna", "2025", "Egna uppgifter, inte granskade av någon utomstående."),
)
