"""The core tasks of the wheel, whoever does them and however."""

from typing import Any

import psycopg

from tests.webb.hjul_plan import bestall_pdf
from tests.webb.steg import Person


class Rader:
    """Keys of the demo's rows, asked for as the owner."""

    def __init__(self, databas: str) -> None:
        self.databas = databas

    def pk(self, sats: str, *varden: Any) -> int:
        with psycopg.connect(self.databas) as koppling:
            rad = koppling.execute(sats, varden).fetchone()
        assert rad is not None, sats
        return int(rad[0])

    def bild(self, slug: str) -> str:
        pk = self.pk(
            "select l.id from lagesbild_lagesbild l join samverkan_stadsdelsomrade o"
            " on o.id = l.stadsdelsomrade_id where o.slug = %s and l.year = 2027", slug,
        )  # fmt: skip
        return f"/lagesbilder/{pk}/"

    def underlag(self, slug: str, part: str = "stad") -> str:
        pk = self.pk(
            "select u.id from lagesbild_underlag u join samverkan_stadsdelsomrade o"
            " on o.id = u.stadsdelsomrade_id join samverkan_part p on p.id = u.part_id"
            " join lagesbild_lagesbild l on l.id = u.lagesbild_id"
            " where o.slug = %s and p.kod = %s and l.year = 2027", slug, part,
        )  # fmt: skip
        return f"/underlag/{pk}/"

    def atgard(self, slug: str) -> str:
        pk = self.pk(
            "select a.id from atgardsplan_atgard a join atgardsplan_atgardsplan p"
            " on p.id = a.atgardsplan_id join atgardsplan_lokaloverenskommelse l"
            " on l.id = p.lokal_overenskommelse_id join samverkan_stadsdelsomrade o"
            " on o.id = l.stadsdelsomrade_id where o.slug = %s and a.status = 'pagar'"
            " and p.status = 'beslutad' order by a.id limit 1", slug,
        )  # fmt: skip
        return f"/atgarder/{pk}/"

    def bidrag(self, slug: str) -> str:
        pk = self.pk(
            "select b.id from uppfoljning_bidrag b join samverkan_stadsdelsomrade o"
            " on o.id = b.stadsdelsomrade_id join uppfoljning_arssammanstallning a"
            " on a.id = b.arssammanstallning_id where o.slug = %s and a.year = 2026", slug,
        )  # fmt: skip
        return f"/bidrag/{pk}/"

    @property
    def rapport(self) -> str:
        pk = self.pk("select id from uppfoljning_arssammanstallning where year = 2026")
        return f"/arssammanstallningar/{pk}/"


def logga_in(person: Person, epost: str) -> None:
    person.ga("/logga-in/")
    form = person.sida.locator("main form").first
    person.fyll(form, username=epost, password="lagesbild-demo")
    person.knapp("Logga in")
    assert person.adress == "/"


def skriv_iakttagelse(person: Person, underlag: str) -> None:
    person.ga(underlag)
    person.lank("Skriv en iakttagelse")
    person.spara(
        samverkansomrade="Unga", text="Ungdomar samlas vid porten.", plats_text="Porten",
        frekvens="vecka", allvar="3", trend="samre", delningsniva="parterna",
    )  # fmt: skip
    person.ga(underlag)
    assert "Ungdomar samlas vid porten." in person.text


def lamna_in(person: Person, underlag: str) -> None:
    person.ga(underlag)
    person.lank("Skriv eller ändra")
    person.spara(sammanfattning="Porten är viktigast.", metod="Möten.")
    person.ga(underlag)
    person.i_dialog("Lämna in underlaget")
    assert "Inlämnat" in person.text


def godta(person: Person, bild: str) -> None:
    """The first proposal of the first area that has one."""
    for nummer in range(1, 6):
        person.ga(f"{bild}sammanforing/?omrade={nummer}")
        forslag = person.sida.locator("section.par-aktiv")
        if forslag.count():
            break
    kvar = person.sida.locator("section.par:has(form)").count()
    person.fyll(forslag, allvar_motiv="Parterna har talats vid.")
    if forslag.locator("[name=trend_motiv]").count():
        person.fyll(forslag, trend_motiv="Det har ökat under hösten.")
    person.knapp("Godta och gå till nästa", forslag)
    assert person.sida.locator("section.par:has(form)").count() < kvar


def godkann(person: Person, bild: str) -> None:
    person.ga(bild)
    person.knapp("Godkänn innehållet")
    assert "Godkännandet är sparat" in person.text


def stam_av(person: Person, atgard: str) -> None:
    """By the page of the measure; without script the follow-up is a link away."""
    person.ga(atgard)
    if person.sida.get_by_role("link", name="Visa uppföljningen").count():
        person.sida.wait_for_timeout(1500)
    if person.sida.get_by_role("link", name="Visa uppföljningen").count():
        person.lank("Visa uppföljningen")
    person.lank("Stäm av åtgärden")
    person.spara(lage="osakert", gjort="Upphandlingen drar ut.", tertial="1", year="2027")
    assert "Avstämningen är sparad." in person.text


def lamna_bidrag(person: Person, bidrag: str) -> None:
    person.ga(bidrag)
    person.lank("Skriv bidraget")
    person.spara(resultat="Porten är lugn igen.")
    person.knapp("Lämna bidraget")
    assert "Bidraget är lämnat. Tack!" in person.text


def bestall(person: Person, rapport: str) -> None:
    bestall_pdf(person, rapport)
    assert "Hämta PDF (utkast)" in person.text
