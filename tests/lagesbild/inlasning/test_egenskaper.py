"""Readers under generated input: what is written is read back, and no damage brings one down."""

import io
import json
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.inlasning import LASARE, Fil, Mappning, las
from lagesbild.inlasning.resultat import Tolkning
from lagesbild.inlasning.text import bitar, stada
from samverkan.tabellfil import skriv_csv, skriv_xlsx
from tests.lagesbild.inlasning import filer
from tests.lagesbild.inlasning.test_lasare import BRA, _handelse

SMA = {
    "bra_sol": BRA.encode("latin-1"),
    "bra_kommun": "Kommun;Antal;Per 100 000 inv.\nÖrby;7;9\nÅby;..;-\n".encode(),
    "folkmangd": b"indelning,omrade,2022,2023\nx,Norrby,10,11\n",
    "enkat": filer.ENKAT,
    "iakttagelser": filer.EST,
    "punkter": b"datum;typ;lat;lon\n2026-03-04;R;59.36;17.84\n2026-03-05;R;;\n",
    "varden": "Område;År;Brott;Antal\nNorrby;2024;Rån;5\n".encode(),
    "jsonstat": json.dumps(filer.JSONSTAT | {"value": [1, 2, 3, None, 5, 6, 7, 8]}).encode(),
    "pxweb": json.dumps(filer.PXWEB).encode(),
    "kolada": json.dumps(filer.KOLADA).encode(),
    "polisens_handelser": _handelse(),
    "granser": filer.geojson({"N": [filer.ruta(17.8, 59.3, 0.01)]}),
    "shapefil": filer.shapefil({"N": [filer.ruta(141061, 6583685, 900)]}),
    "utsatta": "Namn;Kategori;Version\nViken;Riskområde;2025-12-01\n".encode(),
    "bra_tabell": filer.bok(P1=filer.P1),
    "bra_indikatorer": filer.bok(**filer.INDIKATORER),
}


def _hel(tolkning: Tolkning) -> None:
    """Whatever stood in it: known kind or told, and every fault says why and what to do."""
    assert tolkning.slag in {*LASARE, "okand"}
    for fel in tolkning.fel:
        assert fel.skal.endswith((".", "”")) and fel.atgard.endswith(".")
    for rad in tolkning.rader:
        assert (rad.varde is None) == bool(rad.saknas)
    for en in tolkning.handelser:
        assert (en.latitud is None) == (en.longitud is None)


@pytest.mark.parametrize("namn", SMA)
def test_cut_at_every_byte(namn: str) -> None:
    data = SMA[namn]
    steg = 1 if len(data) < 1000 else len(data) // 250
    for langd in range(0, len(data), steg):
        _hel(las(Fil(data[:langd], "2024.csv")))


@pytest.mark.parametrize("namn", SMA)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), min_size=1, max_size=4))
def test_bytes_changed(namn: str, andringar: list[tuple[float, bytes]]) -> None:
    data = bytearray(SMA[namn])
    for andel, nytt in andringar:
        plats = int(andel * len(data))
        data[plats : plats + len(nytt)] = nytt
    _hel(las(Fil(bytes(data), "2024.csv")))


ORD = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
RADER = st.lists(
    st.tuples(
        ORD, st.integers(1950, 2099), ORD,
        st.decimals(-(10**6), 10**6, places=2, allow_nan=False, allow_infinity=False),
    ), min_size=1, max_size=8,
)  # fmt: skip
HUVUD = ["Område", "År", "Brott", "Antal"]


def _last(data: bytes) -> list[tuple[str, int, str, Decimal | None]]:
    vald = Mappning({"omrade": "Område", "period": "År", "serie": "Brott", "varde": "Antal"}, {})
    tolkning = las(Fil(data), vald, "varden")
    assert tolkning.fel == []
    return [(r.omrade, r.period.year, r.serie, r.varde) for r in tolkning.rader]


@given(RADER)
def test_what_is_written_is_read_back(rader: list[tuple[str, int, str, Decimal]]) -> None:
    """By the exports' writer; texts that could start a formula come back with its mark in CSV."""
    vantat = [(stada(a), year, stada(b), varde) for a, year, b, varde in rader]
    if all(a and b for a, _, b, _ in vantat):
        assert _last(skriv_xlsx(HUVUD, rader)) == vantat
        ofarliga = [
            rad for rad in rader if rad[0][0] not in "=+-@'\"" and rad[2][0] not in "=+-@'\""
        ]
        if ofarliga:
            rena = [(stada(a), y, stada(b), v) for a, y, b, v in ofarliga]
            assert _last(skriv_csv(HUVUD, ofarliga)) == rena


@given(st.lists(st.tuples(ORD.filter(lambda t: ";" not in t and '"' not in t and "&" not in t),
                          st.integers(1950, 2099), st.integers(0, 10**9)),
                min_size=1, max_size=8, unique_by=lambda rad: (rad[0], rad[1])))  # fmt: skip
def test_sol_round_trip(rader: list[tuple[str, int, int]]) -> None:
    text = "Region;Brott;År;Period;Antal;/100 000 inv\n" + "".join(
        f"{namn};Rån;År;{year};{antal};1;\n" for namn, year, antal in rader
    )
    tolkning = las(text.encode())
    assert tolkning.fel == []
    assert [(r.omrade, r.period, r.varde) for r in tolkning.rader] == [
        (stada(namn), date(year, 1, 1), antal) for namn, year, antal in rader
    ]


@given(st.text(max_size=40), st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_no_exported_text_is_a_formula_and_figures_stay_figures(text: str, tal: float) -> None:
    rad = skriv_csv(["a", "b"], [[text, tal]]).decode("utf-8-sig")
    cell = rad.split("\r\n", 1)[1]
    assert not cell.lstrip('"').startswith(("=", "+", "-", "@", "\t", "\r")) or not text
    assert str(Decimal(str(tal))).split("E")[0][:1] in "-0123456789"


def test_excel_formulas_are_written_as_text() -> None:
    for text in ("=1+1", "+1", "-1", "@x", "\tx", "\rx"):
        data = skriv_xlsx(["a", "b"], [[text, -3.5]])
        ark = __import__("zipfile").ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in ark and b"<v>-3.5</v>" in ark
        assert skriv_csv(["a"], [[text]]).endswith(b"\r\n") and b"'" in skriv_csv(["a"], [[text]])
    assert xlsxwriter.__version__


@given(st.text(alphabet="ab\n\r", max_size=60), st.integers(1, 20))
def test_the_pieces_of_a_text_have_the_same_rows(text: str, langd: int) -> None:
    rader = [rad for bit in bitar(text, langd) for rad in bit.split("\n")]
    assert rader == text.split("\n")


@given(st.lists(st.integers(0, 8), max_size=40))
def test_a_row_that_stands_twice_counts_once(nummer: list[int]) -> None:
    rader = [f"Norrby;Rån;År;{2000 + n};{n};;" for n in nummer]
    text = "\n".join(["Region;Brott;År;Period;Antal;/100 000 inv", *rader])
    tolkning = las(text.encode())
    assert sorted(rad.varde for rad in tolkning.rader) == sorted(set(nummer))
    dubbla = len(nummer) - len(set(nummer))
    assert [v.split()[0] for v in tolkning.varningar if "två gånger" in v] == [str(dubbla)] * (
        dubbla > 0
    )
