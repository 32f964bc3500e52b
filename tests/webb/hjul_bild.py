"""The first half of the wheel, as people walk it: two underlag, the merge, the approvals."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator

from tests.webb.steg import Person

SLUG, YEAR = "skarholmen", 2028
#: Whom the wheel needs, by a short name.
EPOST = {
    "stad": f"samordnare.{SLUG}@stad.example",
    "polis": f"polis.{SLUG}@polis.example",
    "styr_stad": f"styrgrupp.{SLUG}@stad.example",
    "styr_polis": f"styrgrupp.{SLUG}@polis.example",
    "central": "central@stad.example",
}
TORGET = {
    "samverkansomrade": "Otrygga",
    "plats_text": "Torget i Bredäng, vid trappan",
    "nar_text": "kvällar hela hösten",
    "frekvens": "flera",
    "delningsniva": "publik",
}
EGEN = "Obekräftade uppgifter om en tom lokal, bara för stadens egen del."
SANDLADAN = "Klotter på sandlådan i lekparken."
TRAFIKEN = "Mopeder kör på gångvägen bakom skolan."
LJUSET = "Lyktorna vid idrottshallen är släckta."
GALLRET = "Ungdomar klättrar över grinden till hallens förråd."
MOTIV = "Parterna är eniga om fyra: polisen ser hoten, staden ser flykten från torget."
RESERVATION = "Polisen menar att läget på torget är värre än så om sommaren."


@dataclass
class Hjul:
    """The people, and the addresses that they come back to."""

    folk: dict[str, Person]
    adress: dict[str, str] = field(default_factory=dict)

    def __getattr__(self, namn: str) -> Person:
        try:
            return self.__dict__["folk"][namn]
        except KeyError:
            raise AttributeError(namn) from None


def borja_bilden(hjul: Hjul) -> None:
    """The samordnare opens the year on the district's page; each party starts its underlag."""
    hjul.stad.ga(f"/stadsdelsomraden/{SLUG}/")
    hjul.stad.lank("Börja på en ny lägesbild")
    hjul.stad.spara(
        year=YEAR, dnr="PROV 2028/1", underlag_senast="2027-10-15", styrgruppsmote="2028-01-20"
    )
    hjul.adress["bild"] = hjul.stad.adress
    for namn in ("stad", "polis"):
        person = hjul.folk[namn]
        person.ga(hjul.adress["bild"])
        person.knapp("Börja på ert underlag")
        hjul.adress[f"underlag_{namn}"] = person.adress


def skriv_kalla(person: Person, underlag: str) -> None:
    person.ga(underlag)
    person.lank("Lägg till källa")
    person.spara(
        namn="Trygghetsvandring i september",
        slag="dialog",
        tacker="Torget och gångvägarna.",
        tacker_inte="Hur det är om natten.",
    )


def skriv(person: Person, underlag: str, text: str, allvar: int = 3, **andra: str) -> None:
    """Enter an observation."""
    person.ga(underlag)
    person.lank("Skriv en iakttagelse")
    falt = {"samverkansomrade": "Otrygga", "frekvens": "vecka", "delningsniva": "parterna"}
    person.spara(**(falt | {"text": text, "allvar": str(allvar)} | andra))


def skriv_underlagen(hjul: Hjul) -> None:
    """Turn by turn, so that both work at once."""
    ena, andra = hjul.adress["underlag_stad"], hjul.adress["underlag_polis"]
    skriv_kalla(hjul.stad, ena)
    skriv(hjul.stad, ena, "Öppen handel med narkotika på torget om kvällarna.", 3, **TORGET)
    skriv(hjul.polis, andra, "Narkotika säljs öppet på torget, med hot mot butiker.", 5, **TORGET)
    skriv(hjul.stad, ena, EGEN, 2, delningsniva="egen")
    skriv(hjul.stad, ena, SANDLADAN, 1, plats_text="Lekparken i Sätra")
    skriv(hjul.polis, andra, TRAFIKEN, 2, plats_text="Gångvägen bakom skolan")
    skriv(hjul.stad, ena, LJUSET, 2, plats_text="Idrottshallen")
    skriv(hjul.polis, andra, GALLRET, 2, plats_text="Förrådet")
    for namn in ("stad", "polis"):
        person = hjul.folk[namn]
        person.ga(hjul.adress[f"underlag_{namn}"])
        person.lank("Skriv eller ändra")
        person.spara(sammanfattning="Torget är det viktigaste i år.", metod="Möten och vandring.")


def lamna_in(person: Person, underlag: str) -> None:
    person.ga(underlag)
    person.i_dialog("Lämna in underlaget")


def godta_forslaget(person: Person, bild: str) -> None:
    """The first proposal, where the parties judge differently: the severity gets its motive."""
    person.ga(f"{bild}sammanforing/?omrade=2")
    forslag = person.sida.locator("section.par-aktiv")
    person.fyll(
        forslag, text="Narkotika säljs öppet på torget i Bredäng.", allvar="4", allvar_motiv=MOTIV
    )
    if forslag.locator("[name=trend_motiv]").count():
        person.fyll(forslag, trend_motiv=MOTIV)
    person.knapp("Godta och gå till nästa", forslag)


def ensidig(person: Person, bild: str, text: str) -> None:
    par = _par(person, bild, text)
    person.tryck(par.get_by_text("Behåll som ensidig"))
    person.knapp("Behåll", par)


def lagg_undan(person: Person, bild: str, text: str, motiv: str) -> None:
    par = _par(person, bild, text)
    person.tryck(par.locator("summary", has_text="Lägg åt sidan"))
    par.locator('[name="motiv"]').fill(motiv)
    person.knapp("Lägg åt sidan", par)


def _par(person: Person, bild: str, text: str) -> Locator:
    person.ga(f"{bild}sammanforing/?omrade=2")
    return person.sida.locator("section.par-ensam", has_text=text)


def para_ihop(person: Person, bild: str, *texter: str) -> None:
    """Join on one's own hand what no proposal has found."""
    person.ga(f"{bild}sammanforing/?omrade=2")
    del_ = person.sida.locator("section", has=person.sida.locator("#egna"))
    person.tryck(del_.locator("summary").first)
    person.fyll(del_, iakttagelse=list(texter), text="Hallens baksida är mörk.", allvar="2")
    person.knapp("Spara lägespunkten", del_)


def reservera(person: Person, bild: str) -> None:
    person.ga(f"{bild}sammanforing/?omrade=2")
    person.lank("Ändra L-01")
    plats = person.sida.locator("form", has=person.sida.locator("#reservation"))
    person.fyll(plats, text=RESERVATION)
    person.knapp("Spara reservationen", plats)


def skriv_analyser(hjul: Hjul) -> None:
    """The joint analysis of each area, by the two parties in turn."""
    bild = hjul.adress["bild"]
    hjul.stad.ga(f"{bild}analys/")
    antal = hjul.stad.sida.get_by_role("link", name="Skriv eller ändra").count()
    assert antal == 5
    for nummer in range(antal):
        person = (hjul.stad, hjul.polis)[nummer % 2]
        person.ga(f"{bild}analys/")
        person.folj(person.sida.get_by_role("link", name="Skriv eller ändra").nth(nummer))
        person.spara(text=f"Gemensam analys nummer {nummer + 1}.", trend="oforandrat")


def skriv_bedomning(person: Person, bild: str, text: str) -> None:
    person.ga(bild)
    person.lank("Skriv eller ändra")
    person.spara(sammanfattning=text)


def peka_ut(person: Person, bild: str) -> None:
    person.ga(f"{bild}platser/")
    person.lank("Peka ut en plats")
    person.spara("Peka ut", plats="Torget i Bredäng", motiv="Båda parter ser handeln på torget.")


def tryck(person: Person, adress: str, knapp: str) -> None:
    person.ga(adress)
    person.knapp(knapp)
