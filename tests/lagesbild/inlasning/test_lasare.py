"""Readers of the sources' own files: made-up text in their layouts, and the real files where present."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagesbild.inlasning import Fil, kand_igen, las
from lagesbild.inlasning.text import tal

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
finns = pytest.mark.skipif(not DATA.exists(), reason="real input is not here")

BRA = (
    "Region;Brott;År;Period;Antal;/100 000 inv\r\n"
    "Norrby;Stöld totalt;År;2024;1\u00a0234;500;\r\n"
    "Norrby;Stöld totalt;År;2024;1\u00a0234;500;\r\n"
    "Norrby;8 kap. Stöld;År;2024;..;..;\r\n"
    "Norrby;Rån;2025 prel.;Aug;-;0;\r\n"
)


def test_bra_in_latin_1_with_echoes_and_doubles() -> None:
    tolkning = las(BRA.encode("latin-1"))
    assert tolkning.slag == "bra_sol"
    assert [(r.serie, r.varde, r.period, r.periodtyp, r.preliminar) for r in tolkning.rader] == [
        ("Stöld totalt", Decimal(1234), date(2024, 1, 1), "year", False),
        ("Rån", Decimal(0), date(2025, 8, 1), "manad", True),
    ]
    assert tolkning.fel == []
    assert len(tolkning.varningar) == 2


def test_a_bad_row_tells_row_field_and_what_to_do() -> None:
    tolkning = las((BRA + "Norrby;Rån;2025;Aug;många;0;\r\n").encode())
    (fel,) = tolkning.fel
    assert (fel.rad, fel.falt, fel.varde) == (6, "Antal", "många")
    assert "Rad 6, Antal" in str(fel)


def test_population_reads_the_same_district_once() -> None:
    text = "indelning,omrade,2022,2023\n13 (x),Norrby,10,11\n11 (y),Norrby,10,12\n"
    tolkning = las(text.encode())
    assert [(r.period.year, int(r.varde or 0)) for r in tolkning.rader] == [
        (2022, 10),
        (2023, 11),
        (2023, 12),
    ]


def _handelse(**andra: object) -> bytes:
    post = {
        "id": 7,
        "datetime": "2024-01-01 6:05:09 +01:00",
        "name": "31 december 23.40, Rån, Norrby",
        "summary": "Text.",
        "url": "/aktuellt/x/",
        "type": "Rån",
        "location": {"name": "Norrby", "gps": "59.3,18.0"},
    } | andra
    return b"\xef\xbb\xbf" + json.dumps([post]).encode()


def test_an_event_has_its_own_time_and_never_a_point() -> None:
    (rad,) = las(_handelse()).handelser
    assert rad.intraffade is not None and rad.intraffade.isoformat() == "2023-12-31T23:40:00+01:00"
    assert rad.publicerad is not None and rad.publicerad.hour == 6
    assert rad.url == "https://polisen.se/aktuellt/x/"
    assert not hasattr(rad, "gps")


def test_an_event_without_readable_time_is_a_fault() -> None:
    assert [fel.falt for fel in las(_handelse(datetime="i går")).fel] == ["datetime"]


def _omrade(punkter: list[list[float]], namn: str = "Norrby") -> bytes:
    yta = {"type": "Polygon", "coordinates": [punkter]}
    delar = [{"type": "Feature", "properties": {"namn": namn}, "geometry": yta}]
    return json.dumps({"type": "FeatureCollection", "features": delar}).encode()


def test_boundaries_in_both_swedish_grids_become_wgs84() -> None:
    """The point 59.3681 N 17.8428 E in EPSG:3011 and 3006, computed apart from the code."""
    for ost, nord in ((141061.51, 6583685.35), (661546.96, 6584490.85)):
        kant = [[ost, nord], [ost + 100, nord], [ost + 100, nord + 100], [ost, nord]]
        (grans,) = las(_omrade(kant)).granser
        horn = grans.geometri["coordinates"][0]
        assert any(abs(x - 17.8428) < 1e-4 and abs(y - 59.3681) < 1e-4 for x, y in horn)


def test_swapped_axes_and_nameless_areas_are_refused() -> None:
    fel_ordning = [[59.3, 18.0], [59.31, 18.0], [59.31, 18.01], [59.3, 18.0]]
    assert "bytt plats" in las(_omrade(fel_ordning)).fel[0].meddelande
    rakt = [[18.0, 59.3], [18.01, 59.3], [18.01, 59.31], [18.0, 59.3]]
    assert "saknar namn" in las(_omrade(rakt, namn="")).fel[0].meddelande


@pytest.mark.parametrize(
    "data", [b"", b"   ", b"PK\x03\x04 inte text", b"hej", b'{"type": "FeatureCollection"', b"[{]"]
)
def test_an_unreadable_file_gives_one_clear_answer(data: bytes) -> None:
    tolkning = las(data)
    assert len(tolkning.fel) == 1 and tolkning.antal == 0
    assert tolkning.fel[0].meddelande.endswith(".")


@given(st.binary(max_size=400))
def test_no_bytes_bring_the_reader_down(data: bytes) -> None:
    for borjan in (b"", b"Region;Brott;\xc3\x85r;Period;Antal\n", b"indelning,omrade,2023\n"):
        tolkning = las(borjan + data)
        assert all(fel.meddelande for fel in tolkning.fel)


@given(st.integers(0, 10**9), st.sampled_from([" ", "\u00a0", "\u202f", ""]))
def test_figures_with_spaces_are_read(varde: int, mellan: str) -> None:
    assert tal(f"{varde:,}".replace(",", mellan)) == varde
    assert tal(f"\u2212{varde},5") == -(Decimal(varde) + Decimal("0.5"))


@finns
@pytest.mark.parametrize(
    ("fil", "slag", "antal"),
    [
        ("bra/sol_dbfil_ar.utf8.txt", "bra_sol", 6),
        ("bra/sol_dbfil_manad.utf8.txt", "bra_sol", 3),
        ("scb/DERIVED_population_stadsdelsomrade_2020_2023.csv", "folkmangd", None),
        (
            "stadsdelsomraden/DERIVED_stadsdelsomraden_11_2023_wgs84.geojson",
            "granser",
            11,
        ),
        ("polisen_events/events_20241027T0527_a9353b0ab.json", "polisens_handelser", 491),
    ],
)
def test_the_real_files_are_read_without_faults(fil: str, slag: str, antal: int | None) -> None:
    data = (DATA / fil).read_bytes()
    tolkning = las(data)
    assert kand_igen(Fil(data)) == slag == tolkning.slag
    assert tolkning.fel == []
    assert tolkning.antal == antal if antal else tolkning.antal > 0
