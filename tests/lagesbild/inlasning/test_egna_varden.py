"""A party's own figures taken out as a file, corrected there, and read back."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from lagesbild.inlasning import Fil, las
from lagesbild.models import Matvarde, Statistikserie, Underlag
from lagesbild.selectors.egna_varden import FILKOLUMNER
from lagesbild.workflow.inlasning import angra, las_in
from samverkan.fel import Hinder
from samverkan.models import LogEntry, Part, Stadsdelsomrade, User
from samverkan.tabellfil import skriv_csv, skriv_xlsx
from tests.factories import make_lagesbild, make_underlag

Agare = Callable[[], AbstractContextManager[None]]
Som = Callable[[User], AbstractContextManager[None]]
Logga_in = Callable[[User], Client]
HUVUD = "Stadsdelsområde;Typ;Period;Grupp;Antal;Enhet;Källa\n"
EGNA = (
    "Norrby;Vräkningar;2023;alla;3;antal;Förvaltningen\n"
    "Norrby;Vräkningar;2024;=unga;1217,5;antal;Förvaltningen\n"
    "Norrby;Vräkningar;2024-03;alla;..;antal;Förvaltningen\n"
    "Norrby;Orosanmälningar;2024K2;alla;41;antal;Förvaltningen\n"
)


@pytest.fixture
def underlagen(agare: Agare, norrby: Stadsdelsomrade) -> list[Underlag]:
    with agare():
        bild = make_lagesbild(norrby)
        return [make_underlag(bild, part) for part in Part.objects.order_by("ordning")[:2]]


@pytest.fixture
def underlag(underlagen: list[Underlag], stad: User, som: Som) -> Underlag:
    with som(stad):
        annan = "Söderby;Vräkningar;2024;alla;77;antal;Förvaltningen\n"
        las_in(underlagen[0], las((HUVUD + EGNA + annan).encode()), "a.csv", by=stad)
    return underlagen[0]


def _hamta(client: Client, underlag: Underlag, form: str = "csv") -> bytes:
    svar = client.get(f"/underlag/{underlag.pk}/varden/fil/?form={form}")
    assert svar.status_code == 200
    return svar.content


def _som_de_star() -> list[dict[str, object]]:
    return list(Matvarde.objects.order_by("pk").values())


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_read_back_unchanged_it_changes_nothing(
    form: str, underlag: Underlag, stad: User, som: Som, logga_in: Logga_in
) -> None:
    data = _hamta(logga_in(stad), underlag, form)
    with som(stad):
        fore, tolkning = _som_de_star(), las(data)
        assert (tolkning.slag, tolkning.fel, len(tolkning.rader)) == ("egna_varden", [], 4)
        inlast = las_in(underlag, tolkning, "b", by=stad)
        assert (inlast.pk, inlast.antal_nya, inlast.antal_andrade, inlast.antal_lika) == (
            None,
            0,
            0,
            4,
        )
        assert _som_de_star() == fore
        assert LogEntry.objects.filter(akt="hamta_varden").count() == 1


def test_the_wizard_says_that_nothing_changes(
    underlag: Underlag, stad: User, logga_in: Logga_in
) -> None:
    client = logga_in(stad)
    fil = Fil(_hamta(client, underlag), "varden.csv")
    sida = client.post(
        f"/underlag/{underlag.pk}/las-in/",
        {"fil": SimpleUploadedFile(fil.namn, fil.data)}, follow=True,
    ).content.decode()  # fmt: skip
    assert "Egna värden, hämtade ur underlaget" in sida and "ändrar ingenting" in sida


def test_a_corrected_cell_alone_is_changed_and_can_be_undone(
    underlag: Underlag, stad: User, som: Som, logga_in: Logga_in
) -> None:
    data = _hamta(logga_in(stad), underlag).replace(b"1217,5", b"1218")
    with som(stad):
        fore = _som_de_star()
        inlast = las_in(underlag, las(data), "b", by=stad)
        assert (inlast.antal_nya, inlast.antal_andrade, inlast.antal_lika) == (0, 1, 3)
        assert inlast.datakalla == "Förvaltningen"
        assert Matvarde.objects.get(inlasning=inlast).varde == 1218
        assert Statistikserie.objects.filter(datakalla="Förvaltningen").count() == 2
        angra(inlast, by=stad)
        assert _som_de_star() == fore


def test_what_was_changed_after_the_file_was_taken_is_not_overwritten(
    underlag: Underlag, stad: User, som: Som, logga_in: Logga_in
) -> None:
    data = _hamta(logga_in(stad), underlag)
    with som(stad):
        nyare = HUVUD + EGNA.replace("1217,5", "1300")
        las_in(underlag, las(nyare.encode()), "c.csv", by=stad)
        fore = _som_de_star()
        with pytest.raises(Hinder, match="Värdet har ändrats sedan filen hämtades"):
            las_in(underlag, las(data), "b", by=stad)
        assert _som_de_star() == fore


def test_a_figure_with_an_interval_is_not_parted_from_it(
    underlag: Underlag, stad: User, som: Som, logga_in: Logga_in, agare: Agare
) -> None:
    with agare():
        Matvarde.objects.filter(varde=41).update(ki_lag=39, ki_hog=43, n=90)
    data = _hamta(logga_in(stad), underlag)
    with som(stad):
        assert las_in(underlag, las(data), "b", by=stad).antal_lika == 4
        with pytest.raises(Hinder, match="Värdet har ett intervall"):
            las_in(underlag, las(data.replace(b";41;", b";60;")), "b", by=stad)


@pytest.mark.parametrize("vems", ["andra parten", "annat område", "ingens"])
def test_a_number_that_is_not_the_partys_own_here_is_refused(
    vems: str, underlag: Underlag, underlagen: list[Underlag], stad: User, polis: User, som: Som
) -> None:
    with som(polis):
        deras = HUVUD + "Norrby;Rån;2024;alla;9;antal;Polisen\n"
        las_in(underlagen[1], las(deras.encode()), "p.csv", by=polis)
    with som(stad):
        alla = Matvarde.objects.select_related("serie", "stadsdelsomrade")
        ett = alla.get(varde=77 if vems == "annat område" else 9)
        assert ett.serie and ett.stadsdelsomrade
        rad = [
            10**15 if vems == "ingens" else ett.pk, ett.inlasning_id, ett.serie.kod,
            ett.stadsdelsomrade.namn, "2024", "alla", 1, "", "", "",
        ]  # fmt: skip
        data = skriv_csv(FILKOLUMNER, [rad])
        with pytest.raises(Hinder, match="Rad 2, Värdenummer: Numret är inte ett av partens egna"):
            las_in(underlag, las(data), "b", by=stad)
        assert not Matvarde.objects.filter(varde=1).exists()


@pytest.mark.parametrize(
    ("fran", "till", "falt"),
    [
        ("Norrby;2023", "Söderby;2023", "Område"), ("Norrby;2023", "Norrby;2022", "Period"),
        ("2023;alla", "2023;unga", "Grupp"), ("orosanmalningar;", "vrakningar;", "Serienyckel"),
    ],
)  # fmt: skip
def test_what_a_figure_is_of_cannot_be_moved(
    fran: str, till: str, falt: str, underlag: Underlag, stad: User, som: Som, logga_in: Logga_in
) -> None:
    text = _hamta(logga_in(stad), underlag).decode()
    assert fran in text
    with som(stad), pytest.raises(Hinder, match=f"{falt}: .* är inte det som värdet gäller"):
        las_in(underlag, las(text.replace(fran, till).encode()), "b", by=stad)


def test_the_file_holds_only_the_partys_own_figures_of_the_district(
    underlag: Underlag, underlagen: list[Underlag], stad: User, polis: User, som: Som,
    logga_in: Logga_in, agare: Agare,
) -> None:  # fmt: skip
    assert logga_in(polis).get(f"/underlag/{underlag.pk}/varden/fil/").status_code == 404
    assert "Norrby" not in _hamta(logga_in(polis), underlagen[1]).decode()
    text = _hamta(logga_in(stad), underlag).decode()
    assert text.count("Norrby") == 4 and "Söderby" not in text and "'=unga" in text
    with som(polis):
        deras = HUVUD + EGNA.replace("1217,5", "1400")
        las_in(underlagen[1], las(deras.encode()), "p.csv", by=polis)
    assert "1400" not in _hamta(logga_in(stad), underlag).decode()
    with agare():
        Underlag.objects.update(status="inlamnat", inlamnat_at="2027-01-01T00:00Z")
    assert logga_in(stad).get(f"/underlag/{underlag.pk}/varden/fil/").status_code == 403


@given(
    st.decimals(-(10**10), 10**10, places=4),
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=40),
    st.integers(1, 10**12), st.booleans(),
)  # fmt: skip
def test_any_figure_comes_back_as_it_was(
    tal: Decimal, enhet: str, nummer: int, preliminar: bool
) -> None:
    rad = [nummer, 7, "kod", "Norrby", "2024-03", "alla", tal.normalize(),
           "ja" if preliminar else "", "Vad", enhet]  # fmt: skip
    for data in (skriv_csv(FILKOLUMNER, [rad]), skriv_xlsx(FILKOLUMNER, [rad])):
        tolkning = las(data)
        ett = tolkning.rader[0]
        assert (tolkning.slag, ett.varde, ett.preliminar) == ("egna_varden", tal, preliminar)
        assert (*ett.egen, ett.serie, ett.periodtyp) == (nummer, 7, "kod", "manad")
