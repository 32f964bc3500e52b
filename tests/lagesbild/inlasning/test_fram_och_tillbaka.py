"""A party's observations taken out as a file, corrected there, and read back."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from lagesbild.inlasning import Fil, las
from lagesbild.models import Observation, Underlag
from lagesbild.selectors.observation import FILKOLUMNER
from lagesbild.workflow.inlasning import angra, las_in
from samverkan.fel import Hinder
from samverkan.models import LogEntry, Part, Samverkansomrade, Stadsdelsomrade, User
from samverkan.tabellfil import skriv_csv
from tests.factories import make_lagesbild, make_observation, make_underlag

Agare = Callable[[], AbstractContextManager[None]]
Som = Callable[[User], AbstractContextManager[None]]
Logga_in = Callable[[User], Client]
TEXTER = ["=1+1 på skylten", "Två rader\noch ; semikolon", "- - streck", "'citat'", "Grupper, unga"]


@pytest.fixture
def underlag(agare: Agare, norrby: Stadsdelsomrade) -> Underlag:
    with agare():
        part = Part.objects.order_by("ordning").first()
        assert part
        ett = make_underlag(make_lagesbild(norrby), part)
        omraden = list(Samverkansomrade.objects.order_by("nummer"))
        for nr, text in enumerate(TEXTER):
            make_observation(
                ett, text=text, plats_text="Torget; norr", nar_text="kvällar",
                samverkansomrade=omraden[nr % len(omraden)], veckodagar=[4, 5],
                timme_fran=[None, 0, 18][nr % 3], timme_till=[None, 24][nr % 2], allvar=nr % 5 + 1,
            )  # fmt: skip
    return ett


def _hamta(client: Client, underlag: Underlag, form: str) -> bytes:
    svar = client.get(f"/underlag/{underlag.pk}/iakttagelser/fil/?form={form}")
    assert svar.status_code == 200
    return svar.content


def _som_de_star(underlag: Underlag) -> list[dict[str, object]]:
    nar = ("updated_at", "updated_by_id")
    rader = underlag.observationer.order_by("lopnummer").values()
    return [{namn: varde for namn, varde in rad.items() if namn not in nar} for rad in rader]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_read_back_unchanged_it_changes_nothing(
    form: str, underlag: Underlag, stad: User, som: Som, logga_in: Logga_in
) -> None:
    data = _hamta(logga_in(stad), underlag, form)
    with som(stad):
        tolkning = las(data)
        assert (tolkning.slag, tolkning.fel) == ("iakttagelser", [])
        inlast = las_in(underlag, tolkning, "a", by=stad)
        assert (inlast.antal_nya, inlast.antal_andrade, inlast.antal_lika) == (0, 0, len(TEXTER))
        assert LogEntry.objects.filter(akt="hamta_iakttagelser").count() == 1


def test_a_corrected_row_alone_is_changed_and_can_be_undone(
    underlag: Underlag, stad: User, som: Som, logga_in: Logga_in
) -> None:
    data = _hamta(logga_in(stad), underlag, "csv").replace(
        b"Grupper, unga", "Grupper på torget".encode()
    )
    with som(stad):
        fore = _som_de_star(underlag)
        inlast = las_in(underlag, las(data), "a", by=stad)
        assert (inlast.antal_andrade, inlast.antal_lika) == (1, len(TEXTER) - 1)
        assert underlag.observationer.filter(text="Grupper på torget", version=2).count() == 1
        angra(inlast, by=stad)
        assert _som_de_star(underlag) == fore and len(fore) == len(TEXTER)


def test_another_field_leaves_the_breaks_of_line(
    underlag: Underlag, stad: User, som: Som, logga_in: Logga_in
) -> None:
    tolkning = las(_hamta(logga_in(stad), underlag, "xlsx"))
    tolkning.iakttagelser = [rad._replace(allvar=5) for rad in tolkning.iakttagelser]
    with som(stad):
        las_in(underlag, tolkning, "a", by=stad)
        texter = underlag.observationer.order_by("lopnummer").values_list("text", "allvar")
        assert list(texter) == [(text, 5) for text in TEXTER]


def test_what_was_edited_after_the_file_was_taken_is_not_overwritten(
    underlag: Underlag, stad: User, som: Som, logga_in: Logga_in
) -> None:
    data = _hamta(logga_in(stad), underlag, "csv").replace(b"Grupper, unga", b"Ur filen")
    with som(stad):
        rad = underlag.observationer.get(text="Grupper, unga")
        rad.text, rad.version = "På sidan", 2
        rad.save()
        with pytest.raises(Hinder, match="har ändrats för hand"):
            las_in(underlag, las(data), "a", by=stad)
        assert underlag.observationer.filter(text="På sidan").exists()


def test_the_file_holds_only_what_the_person_sees(
    underlag: Underlag, polis: User, agare: Agare, logga_in: Logga_in
) -> None:
    client, vag = logga_in(polis), f"/underlag/{underlag.pk}/iakttagelser/fil/"
    assert client.get(vag).status_code == 404
    with agare():
        Observation.objects.filter(text="Grupper, unga").update(delningsniva="parterna")
        Observation.objects.exclude(text="Grupper, unga").update(delningsniva="egen")
        Underlag.objects.filter(pk=underlag.pk).update(
            status="inlamnat", inlamnat_at="2027-01-01T00:00Z"
        )
    text = client.get(vag).content.decode()
    assert "Grupper, unga" in text and "streck" not in text


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" \n=+-@'"),
        min_size=1, max_size=60,
    ).filter(lambda text: text == text.strip())
)  # fmt: skip
def test_any_words_come_back_as_they_were(text: str) -> None:
    """All but breaks of line, which reading back leaves as they stand."""
    rad = ["S-01", text, "", "", "", None, None, "enstaka", 3, "okant", 1, 1]
    tolkning = las(Fil(skriv_csv(FILKOLUMNER, [rad]), "a.csv"))
    assert [en.text for en in tolkning.iakttagelser] == [" ".join(text.split())]
