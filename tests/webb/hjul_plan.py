"""The second half of the wheel: causes, agreement, measures, follow-up and the city's report."""

import time
from pathlib import Path

from tests.webb.hjul_bild import SLUG, YEAR, Hjul, tryck
from tests.webb.steg import Person

UTMANING = "Öppen narkotikahandel på torget i Bredäng"
ORSAK = "Trappan är skymd av ett plank, så säljarna ser utan att synas."
ATGARD = "Planket vid trappan tas bort och ersätts av låg belysning"
GJORT = "Planket revs i mars och nio nya armaturer är tända."
RESULTAT = "Butikerna anmäler hälften så många hot som förra våren."
BIDRAG = "Torget i Bredäng är åter en väg hem för dem som bor där."
STADENS_ORD = "Ett år då Skärholmen visade att en trappa kan byggas om till trygghet."
AKTIVITET = "Handbok om sikt och ljus på torg"
UPPFOLJD = "Handboken är spridd till alla elva stadsdelsområden."
#: A value that no other row of the demo has.
VARDE = "417"
INDIKATOR = "Öppna drogscener"


def valj_utmaning(person: Person, bild: str) -> str:
    person.ga(bild)
    person.lank("Utmaningar och orsaker")
    person.lank("Ny utmaning")
    person.spara(
        rubrik=UTMANING,
        formulering="Handel pågår öppet varje kväll från september.",
        malsattning="2.1",
        lagespunkter=["L-01"],
        platser=["Torget i Bredäng"],
        delningsniva="publik",
    )
    return person.adress


def sok_orsaken(hjul: Hjul, utmaning: str) -> None:
    """The police write what is known and the cause, the city marks the analysis as finished."""
    hjul.polis.ga(utmaning)
    hjul.polis.lank("Sök orsakerna")
    hjul.polis.lank("Ny orsak")
    hjul.polis.spara(
        ben="plats", text=ORSAK, belagg="styrkt", datakalla="Vandring 2027", paverkbar="on"
    )
    hjul.polis.lank("Skriv vad ni vet")
    hjul.polis.spara(vad="Tio säljare.", var_nar="Trappan, kvällar.", deltagare="Samordnare, polis")
    tryck(hjul.stad, hjul.polis.adress, "Markera som klar")
    assert "Orsaksanalysen är klar." in hjul.stad.text


def skriv_avtalet(person: Person, bild: str) -> str:
    """Period and words, the challenge first on the list, and every goal of its area."""
    person.ga(f"{bild}utmaningar/")
    person.lank("Skriv lokal överenskommelse")
    person.spara(
        giltig_fran=f"{YEAR}-02-01",
        giltig_till=f"{YEAR + 1}-01-31",
        inriktning="Torget ska bli en plats för alla.",
        uppfoljning="Varje tertial.",
    )
    avtal = person.adress
    person.lank("Prioritera en utmaning")
    person.spara(utmaning=UTMANING, motiv="Båda parter ser den, och trappan går att bygga om.")
    _satt_mal(person, avtal)
    return avtal


def _satt_mal(person: Person, avtal: str) -> None:
    person.ga(avtal)
    person.lank("Ange det för mål 2.1")
    person.spara(
        indikator=INDIKATOR, baslinje="33", baslinje_year="2026", malvarde="24", mal_year=str(YEAR)
    )
    for mal in ("2.2", "2.3"):
        person.ga(avtal)
        person.lank(f"Ange det för mål {mal}")
        person.spara(utan_matt="Följs i ord vid årets slut.")
    assert "Målvärde saknas" not in person.text


def skriv_planen(person: Person, avtal: str) -> str:
    person.ga(avtal)
    person.lank("Ny åtgärdsplan")
    person.spara(year=str(YEAR), ingress="Året då trappan byggs om.")
    plan = person.adress
    person.lank("Ny åtgärd")
    person.spara(
        rubrik=ATGARD, beskrivning="Kontoret river, fastighetsägaren bekostar ljuset.",
        orsaker=[ORSAK], niva="universell", inriktning="situationell", sikt="kort",
        form="punktinsats", ansvarig_part="Stockholms stad", ansvarig_funktion="Samordnare",
        start=f"{YEAR}-02-01", slut=f"{YEAR}-06-30", malsattning="2.1",
        operativt_mal="Planket borta före april.", delningsniva="publik",
    )  # fmt: skip
    return plan


def underteckna(hjul: Hjul, avtal: str) -> None:
    tryck(hjul.polis, avtal, "Föreslå för styrgruppen")
    for namn, part in (("styr_stad", "Staden"), ("styr_polis", "Polisen")):
        tryck(hjul.folk[namn], avtal, f"Underteckna för {part}")


def folj_upp(hjul: Hjul, plan: str) -> None:
    """The measure starts, and gets its note from the panel on its own page."""
    hjul.stad.ga(plan)
    hjul.stad.lank(ATGARD)
    hjul.stad.knapp("Starta")
    hjul.adress["atgard"] = hjul.stad.adress
    hjul.polis.ga(hjul.adress["atgard"])
    hjul.polis.lank("Stäm av åtgärden")
    hjul.polis.spara(lage="i_fas", gjort=GJORT, resultat=RESULTAT, tertial="1", year=str(YEAR))


def ange_varde(person: Person) -> None:
    person.ga(f"/mal-och-indikatorer/?omrade={SLUG}")
    person.lank(INDIKATOR)
    person.lank("Ange ett värde")
    person.spara("Spara värdet", year="2026", varde=VARDE)


def oppna_aret(person: Person) -> str:
    """The central group opens the year: each district gets a contribution."""
    person.ga("/arssammanstallningar/")
    person.lank("Öppna ett nytt år")
    person.spara(year=str(YEAR), bidrag_senast=f"{YEAR + 1}-01-15")
    return person.adress


def skriv_bidrag(person: Person) -> None:
    """From what waits on the first page."""
    person.ga("/")
    person.lank(f"Lämna bidraget till årssammanställningen {YEAR}")
    person.lank("Skriv bidraget")
    person.spara(resultat=BIDRAG, lardomar="Börja med ljuset.", nasta_year="Nästa trappa.")
    person.knapp("Lämna bidraget")


def handlingsplanen(person: Person) -> None:
    """The city's own plan for the year: an activity, the decision and what came of it."""
    person.ga("/handlingsplaner/")
    person.lank("Ny handlingsplan")
    person.spara(year=str(YEAR), inriktning="Staden stöder torgen.")
    plan = person.adress
    person.lank("Ny aktivitet")
    person.spara(
        rubrik=AKTIVITET, malsattning="2.1", ansvarig_part="Stockholms stad",
        ansvarig_funktion="Trygghetssekretariatet", slut=f"{YEAR}-09-30",
    )  # fmt: skip
    tryck(person, plan, "Besluta handlingsplanen")
    person.lank(AKTIVITET)
    person.spara(status="klar", uppfoljning=UPPFOLJD)


def skriv_stadens_ord(person: Person, rapport: str) -> None:
    person.ga(rapport)
    person.lank("Skriv stadens ord")
    person.spara(sammanfattning=STADENS_ORD, nasta_year="Fler trappor.", dnr="KS 2029/1")


def bestall_pdf(person: Person, rapport: str) -> list[str]:
    """Order the PDF and wait on the job's page; gives what the page said on the way."""
    person.ga(rapport)
    person.knapp("Gör om PDF" if "Gör om PDF" in person.text else "Skapa PDF")
    sagt: list[str] = []
    for _ in range(1200):
        text = person.sida.locator(".jobb").inner_text()
        if text not in sagt:
            sagt.append(text)
        if "Klart" in text or "gick inte" in text:
            break
        time.sleep(0.25)
    assert "Klart" in sagt[-1], sagt
    person.lank("", person.sida.locator(".jobb"))
    assert person.adress == rapport
    return sagt


def hamta_pdf(person: Person, rapport: str, till: Path) -> Path:
    person.ga(rapport)
    with person.sida.expect_download() as hamtning:
        person.sida.get_by_role("link", name="Hämta PDF").click()
    hamtning.value.save_as(till)
    return till
