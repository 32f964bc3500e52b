"""Småstad carries a whole year through the pages alone: its own parties, areas and goals."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from pypdf import PdfReader

from samverkan.jobb import kor
from samverkan.models import Jobb
from tests.factories import LOSENORD, MANNISKOR
from tests.webblasare import Webblasare
from uppfoljning.workflow.rapportpdf import skriv_pdf

YEAR = timezone.localdate().year
NORRBY = "/stadsdelsomraden/norrby/"
TORGET = "Klotter och krossat glas vid torgets busshållplats."
KOMMUNENS = [(TORGET, "Torget", "veckan", 3), ("Parken är mörk.", "Åsen", "dagligen", 2)]
POLISENS = [(TORGET, "Torget", "veckan", 4), ("Mopeder på gångvägen.", "Åsen", "månaden", 2)]
ATGARD = "Belysning på torgets norra sida"
MAL = [
    "Fler vågar röra sig i centrum på kvällen.",
    "Färre brott begås kring stationen.",
    "Inget barn i Småstad ska dras in i brott.",
]


class Folk:
    """The people of the year, each in a browser of their own, logged in when first needed."""

    def __getattr__(self, namn: str) -> Webblasare:
        person = Webblasare(MANNISKOR[namn], LOSENORD)
        setattr(self, namn, person)
        return person


@pytest.fixture
def folk(db: None) -> Iterator[Folk]:
    yield Folk()


def test_the_whole_wheel_of_a_small_municipality(folk: Folk) -> None:
    bild = _lagesbild(folk)
    utmaning = _orsaker(folk, bild)
    avtal = _overenskommelse(folk, bild)
    plan = _plan(folk, avtal)
    _uppfoljning(folk, plan)
    _handlingsplan(folk.central)
    rapport = _arsrapport(folk)
    text = _pdf(folk, rapport)
    assert utmaning in text
    for vantat in (*MAL, "Småstad", "Norrby", "KS 2023/17", "Torget saknar belysning", ATGARD,
                   "Fler stannar på torget", "31,4", "29", "Utbilda butikspersonal", "Ett lugnare år",
                   "Torget är ljusare"):  # fmt: skip
        assert vantat in text, vantat
    assert "Söderby: stadsdelsområdets eget bidrag är inte lämnat." in text
    assert "Norrby: stadsdelsområdets eget bidrag" not in text
    assert "Stockholm" not in text


def _lagesbild(folk: Folk) -> str:
    """Two underlag, merged, analysed, approved by both and decided."""
    folk.stad.ga(f"{NORRBY}lagesbild/ny/").skicka("Spara", year=YEAR, dnr="KS 7")
    bild: str = folk.stad.url
    for vem, rader in ((folk.stad, KOMMUNENS), (folk.polis, POLISENS)):
        _underlag(vem, bild, rader)
    _sammanforing(folk, bild)
    _godkann(folk, bild)
    return bild


def _underlag(vem: Webblasare, bild: str, rader: list[tuple[str, str, str, int]]) -> None:
    vem.ga(bild).skicka("Börja på ert underlag")
    underlag = vem.url
    vem.folj("Lägg till källa").skicka(
        "Spara", namn="Trygghetsvandring", slag="dialog", tacker="Centrum"
    )
    for text, plats, frekvens, allvar in rader:
        vem.ga(underlag).folj("Skriv en iakttagelse").skicka(
            "Spara", samverkansomrade="Trygga platser i tätorten", text=text, plats_text=plats,
            stadsdel=plats, frekvens=frekvens, allvar=f"{allvar}", datakalla="Trygghetsvandring",
            delningsniva="de två parterna", nar_text="kvällar",
        )  # fmt: skip
    vem.ga(underlag).folj("Skriv eller ändra").skicka(
        "Spara", sammanfattning="Lugnt utom vid torget.", metod="Samtal och vandringar."
    )
    assert vem.ga(underlag).skicka("Lämna in underlaget").text.count("Inlämnat")


def _sammanforing(folk: Folk, bild: str) -> None:
    """One pair joined, one kept as the municipality's own, one put aside with a reason."""
    folk.polis.ga(bild).skicka("Starta sammanföringen")
    folk.polis.skicka(
        "Godta och gå till nästa", text="Klotter och krossat glas på torget.", allvar="4",
        allvar_motiv="Polisen ser fler händelser.",
    )  # fmt: skip
    if folk.polis.far_skicka("Inte samma sak"):
        folk.polis.skicka("Inte samma sak")
    folk.polis.skicka("Behåll", vid="Parken är mörk.")
    folk.stad.ga(bild).folj("Sammanföringen").skicka(
        "Lägg åt sidan", vid="Mopeder på gångvägen.", motiv="Hör till trafikgruppen."
    )
    assert "Hör till trafikgruppen." in folk.polis.ga(folk.stad.url).text
    analys = folk.stad.ga(bild).folj("Gemensam analys").url
    for kortnamn in ("Platser", "Unga"):
        folk.stad.ga(analys).folj(f"Skriv eller ändra {kortnamn}").skicka(
            "Spara", text=f"{kortnamn}: något bättre än i fjol."
        )
    folk.stad.ga(bild).folj("Skriv eller ändra").skicka(
        "Spara", sammanfattning="Läget är lugnt men torget oroar."
    )
    _plats(folk, bild)


def _plats(folk: Folk, bild: str) -> None:
    """The city proposes the place, the ordningsenhet says yes, and it can be pointed out."""
    vem = folk.stad
    platser = vem.ga(bild).folj("Alla platser").url
    vem.folj("Föreslå en plats").skicka(
        "Föreslå", namn="Torget", slag=["otrygg plats"], stadsdel="Torget", skal="Klotter."
    )
    folk.polis.ga(vem.url).skicka("Säg ja för er part")
    vem.ga(platser).folj("Peka ut en plats").skicka(
        "Peka ut", plats="Torget", motiv="Båda parter får klagomål."
    )


def _godkann(folk: Folk, bild: str) -> None:
    folk.stad.ga(bild).skicka("Skicka för godkännande")
    folk.stad.skicka("Godkänn innehållet")
    folk.styr_stad.ga(bild).skicka("Fastställ lägesbilden")
    assert "Polisen har inte godkänt innehållet som det står nu." in folk.styr_stad.text
    folk.polis.ga(bild).skicka("Godkänn innehållet")
    folk.styr_stad.ga(bild).skicka("Fastställ lägesbilden", paragraf="§ 12")
    assert "§ 12" in folk.lasare.ga(bild).text


def _orsaker(folk: Folk, bild: str) -> str:
    """A challenge with a cause that the parties can act on; the analysis is finished."""
    rubrik = "Torget är otryggt på kvällen"
    folk.stad.ga(bild).folj("Utmaningar och orsaker").folj("Ny utmaning").skicka(
        "Spara", rubrik=rubrik, formulering="Färre rör sig på torget efter mörkrets inbrott.",
        malsattning=MAL[0], lagespunkter=["Klotter"], platser=["Torget"], delningsniva="offentlig",
    )  # fmt: skip
    folk.polis.ga(folk.stad.url).folj("Sök orsakerna").folj("Ny orsak").skicka(
        "Spara", ben="platsen eller objektet", text="Torget saknar belysning.", belagg="antagen",
    )  # fmt: skip
    folk.polis.skicka("Markera som klar")
    return rubrik


def _overenskommelse(folk: Folk, bild: str) -> str:
    """A priority and something said of each of its area's goals; signed by both."""
    folk.stad.ga(bild).folj("Utmaningar").folj("Skriv lokal överenskommelse").skicka(
        "Spara", giltig_fran=f"{YEAR}-01-01", giltig_till=f"{YEAR}-12-31",
        inriktning="Torget ska kännas tryggt.", uppfoljning="Varje tertial.",
    )  # fmt: skip
    avtal = folk.stad.url
    folk.stad.folj("Prioritera en utmaning").skicka("Spara", utmaning="Torget är otryggt")
    folk.stad.ga(avtal).folj("Ange det för mål 1.1").skicka(
        "Spara", indikator="Otrygga i centrum", baslinje="33,0", baslinje_year=YEAR - 1,
        malvarde="29", mal_year=YEAR,
    )  # fmt: skip
    folk.stad.ga(avtal).folj("Ange det för mål 1.2").skicka(
        "Spara", utan_matt="Mäts först nästa år."
    )
    folk.stad.ga(avtal).skicka("Föreslå för styrgruppen")
    folk.styr_stad.ga(avtal).skicka("Underteckna för Kommunen")
    folk.styr_polis.ga(avtal).skicka("Underteckna för Polisen")
    assert "Överenskommelsen gäller." in folk.styr_polis.text
    return avtal


def _plan(folk: Folk, avtal: str) -> str:
    folk.stad.ga(avtal).folj("Ny åtgärdsplan").skicka(
        "Spara", year=YEAR, ingress="Ett år för torget."
    )
    plan = folk.stad.url
    folk.stad.folj("Ny åtgärd").skicka(
        "Spara", rubrik=ATGARD, beskrivning="Nya stolpar.", orsaker=["Torget saknar belysning"],
        niva="universell", inriktning="situationell", sikt="kort", form="punktinsats",
        ansvarig_part="Småstads kommun", ansvarig_funktion="gatuingenjör", start=f"{YEAR}-01-01",
        slut=f"{YEAR}-12-31", malsattning=MAL[0], indikator="Otrygga i centrum",
        operativt_mal="Åtta stolpar före oktober.", delningsniva="offentlig",
    )  # fmt: skip
    folk.styr_polis.ga(plan).skicka("Besluta planen")
    return plan


def _uppfoljning(folk: Folk, plan: str) -> None:
    folk.stad.ga(plan).folj(f"1. {ATGARD}").skicka("Starta")
    folk.stad.folj("Visa uppföljningen").folj("Stäm av åtgärden").skicka(
        "Spara", lage="går enligt plan", gjort="Lamporna är bytta.", resultat="Fler stannar på torget.",
    )  # fmt: skip
    folk.stad.ga("/mal-och-indikatorer/").folj("Otrygga i centrum").folj("Ange ett värde").skicka(
        "Spara värdet", year=YEAR, varde="31,4", n="412"
    )
    assert "31,4" in folk.lasare.ga(folk.stad.url).text


def _handlingsplan(central: Webblasare) -> None:
    central.ga("/handlingsplaner/").folj("Ny handlingsplan").skicka(
        "Spara", year=YEAR, inriktning="Gemensamt för hela kommunen."
    )
    plan = central.url
    central.folj("Ny aktivitet").skicka(
        "Spara", rubrik="Utbilda butikspersonal", malsattning=MAL[1], ansvarig_part="Småstads kommun",
        ansvarig_funktion="näringslivschef", slut=f"{YEAR}-12-31",
    )  # fmt: skip
    central.ga(plan).skicka("Besluta handlingsplanen")


def _arsrapport(folk: Folk) -> str:
    """Opened, one district of two answers, the city's words, decided."""
    folk.central.ga("/arssammanstallningar/").folj("Öppna ett nytt år").skicka("Spara", year=YEAR)
    rapport: str = folk.central.url
    folk.stad.ga("/").folj("Skriv bidraget").folj("Skriv bidraget").skicka(
        "Spara", resultat="Torget är ljusare.", lardomar="Börja tidigare.", nasta_year="Stationen."
    )
    folk.stad.skicka("Lämna bidraget")
    folk.central.ga(rapport).folj("Skriv kommunens ord").skicka(
        "Spara", sammanfattning="Ett lugnare år.", nasta_year="Vi fortsätter."
    )
    folk.central.skicka("Fastställ")
    return rapport


def _pdf(folk: Folk, rapport: str) -> str:
    folk.central.ga(rapport).skicka("Skapa PDF")
    kor(Jobb.objects.get().pk, skriv_pdf)
    svar: Any = folk.lasare.ga(rapport).folj("Hämta PDF").svar
    sidor = PdfReader(BytesIO(svar.content)).pages
    text = " ".join(sida.extract_text() for sida in sidor)
    return " ".join(text.replace("\u00ad", "").split())
