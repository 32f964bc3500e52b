"""Each format from invented files in its layout: recognised by content, every row's figure and meaning."""

import gzip
import json
from datetime import date, datetime
from decimal import Decimal

import pytest

from lagesbild.inlasning import Fil, Mappning, kand_igen, las
from lagesbild.inlasning.tid import ZON
from tests.lagesbild.inlasning import filer


def _rader(data: bytes, namn: str = "", mappning: Mappning | None = None):
    tolkning = las(Fil(data, namn), mappning)
    assert tolkning.fel == []
    return tolkning, [(r.omrade, r.serie, r.period, r.varde, r.saknas) for r in tolkning.rader]


@pytest.mark.parametrize("kodning", ["latin-1", "utf-8", "utf-8-sig", "utf-16"])
def test_sol_quarters_months_and_years_in_every_encoding(kodning: str) -> None:
    text = (
        "Region;Brott;År;Period;Antal;/100 000 inv\n"
        "Hela&nbsp;landet;Rån;2025;Kvartal 2;10;1;\nHela landet;Rån;2026 prel.;Okt;-;0;\n"
        "Hela landet;Rån;År;2024;7;1;\nHela landet;Rån;2023;Helår;8;1;\n"
    )
    tolkning = las(text.encode(kodning))
    assert tolkning.fel == [] and tolkning.slag == "bra_sol"
    assert [(r.period, r.periodtyp, int(r.varde or 0), r.preliminar) for r in tolkning.rader] == [
        (date(2025, 4, 1), "kvartal", 10, False), (date(2026, 10, 1), "manad", 0, True),
        (date(2024, 1, 1), "year", 7, False), (date(2023, 1, 1), "year", 8, False),
    ]  # fmt: skip
    assert {r.omrade for r in tolkning.rader} == {"Hela landet"}


def test_bra_per_municipality_with_and_without_headings() -> None:
    med = "\ufeffKommun;Antal;Per 100 000 inv.\r\nNorrby;2 537;7810\r\nHela landet;-;0\r\n".encode()
    tolkning, rader = _rader(med, "Anmälda brott kommunerna 2024.csv")
    assert tolkning.slag == "bra_kommun"
    assert [(r[0], r[2].year, r[3]) for r in rader] == [
        ("Norrby", 2024, 2537),
        ("Hela landet", 2024, 0),
    ]
    utan = "".join(f"Ort{n}s kommun;{n}00;{n}0\n" for n in range(1, 7)).encode()
    assert kand_igen(Fil(utan)) == "bra_kommun"
    assert "vilket år" in las(utan).fel[0].skal
    _, rader = _rader(utan, mappning=Mappning({}, {"year": "2021"}))
    assert {r[2].year for r in rader} == {2021}


def test_bra_excel_table_with_stacked_headings_wrapped_labels_and_footnotes() -> None:
    tolkning, rader = _rader(filer.bok(P1=filer.P1))
    assert tolkning.slag == "bra_tabell" and all(r.preliminar for r in tolkning.rader)
    assert {r.omrade for r in tolkning.rader} == {"Norrlands län"}
    per = {(r.serie, r.period, r.periodtyp): (r.varde, r.saknas) for r in tolkning.rader}
    dec, hela = (date(2025, 12, 1), "manad"), (date(2025, 1, 1), "year")
    assert per["SAMTLIGA BROTT", *dec] == (2974, "")
    assert per["SAMTLIGA BROTT", *hela] == (36861, "")
    assert per["SAMTLIGA BROTT, per 100 000", *hela] == (Decimal("11118.149"), "")
    hel = "Fullbordat mord och dråp samt misshandel med dödlig utgång (1, 2, 5, 6 §§)"
    assert per[hel, *dec] == (1, "")
    assert per["Mot kvinna", *dec] == (0, "")
    skjut = "Med användning av skjutvapen"
    assert per[f"{skjut}, Mot kvinna", *dec] == (None, "saknas")
    assert per[f"{skjut}, Mot kvinna, per 100 000", *hela] == (None, "ej_beraknad")
    assert per[f"{skjut}, Mot man", *dec] == (0, "")


def test_bra_excel_table_by_month_with_hyphenated_labels_in_the_second_column() -> None:
    tolkning, _ = _rader(filer.bok(Tabell=filer.TABELL_100))
    per = {(r.serie, r.period.month, r.periodtyp): r.varde for r in tolkning.rader}
    hel = "Fullbordat mord och dråp samt misshandel med dödlig utgång"
    assert per[hel, 1, "manad"] == 9 and per[hel, 2, "manad"] == 12 and per[hel, 1, "year"] == 185
    assert per[f"{hel}, per 100 000", 1, "year"] == 2
    assert per["I förening med självmord", 2, "manad"] == 0
    assert {r.period.year for r in tolkning.rader} == {1998}


def test_bra_indicators_every_sheet_both_measures_and_ntu() -> None:
    tolkning, _ = _rader(filer.bok(**filer.INDIKATORER))
    assert tolkning.slag == "bra_indikatorer"
    per = {(r.omrade, r.serie, r.period.year): (r.varde, r.saknas) for r in tolkning.rader}
    assert per["Norrby kommun", "Skadegörelse", 2023] == (120, "")
    assert per["Norrby kommun", "Skadegörelse, per 100 000", 2023] == (Decimal("1200.4"), "")
    assert per["Norrby kommun", "Skadegörelse, per 100 000", 2024] == (None, "ej_beraknad")
    assert per["Riket", "Skadegörelse", 2024] == (None, "saknas")
    assert per["Norrby kommun", "Otrygghet-NTU: Otrygg ute sent", 2025] == (24, "")
    assert "Innehåll" in tolkning.varningar[0]


def test_json_stat_dense_and_sparse_say_the_same() -> None:
    varden = [1, 2, 3, None, 5, 6, 7, 8]
    tat = filer.JSONSTAT | {"value": varden, "status": {"3": ".."}}
    gles = filer.JSONSTAT | {"value": {str(n): v for n, v in enumerate(varden) if v is not None}}
    ena, andra = (las(json.dumps(ett).encode()) for ett in (tat, gles))
    assert ena.slag == "jsonstat" and ena.rader == andra.rader and ena.fel == []
    forsta, sista = ena.rader[0], ena.rader[3]
    assert (forsta.omrade, forsta.serie, forsta.grupp, forsta.period) == (
        "Norrby", "Folkmängd i mars", "alla", date(2026, 3, 1)
    )  # fmt: skip
    assert (sista.grupp, sista.varde, sista.saknas, sista.periodtyp) == (
        "män",
        None,
        "saknas",
        "kvartal",
    )


def test_json_stat_of_another_size_or_without_values_is_refused() -> None:
    for value, skal in (([1, 2], "2 värden"), ([], "inga värden"), ({"99": 1}, "utanför axlarna")):
        tolkning = las(json.dumps(filer.JSONSTAT | {"value": value}).encode())
        assert skal in tolkning.fel[0].skal and tolkning.antal == 0


def test_pxweb_and_kolada_keep_the_reason_of_what_is_missing() -> None:
    tolkning, rader = _rader(json.dumps(filer.PXWEB).encode())
    assert (tolkning.slag, rader[0][0], rader[0][3]) == ("pxweb", "0180", 988943)
    assert rader[1][3:] == (None, "saknas")
    tolkning, rader = _rader(json.dumps(filer.KOLADA).encode())
    assert tolkning.slag == "kolada"
    assert [(r.omrade, r.grupp, r.varde, r.saknas) for r in tolkning.rader] == [
        ("Kommun 0180", "alla", Decimal("1321.5"), ""), ("Kommun 0180", "kvinnor", None, "saknas"),
        ("Hela landet", "alla", 0, ""),
    ]  # fmt: skip


def test_survey_has_share_answers_and_interval() -> None:
    for data in (filer.ENKAT, gzip.compress(filer.ENKAT)):
        tolkning = las(data)
        assert (tolkning.slag, tolkning.datakalla, tolkning.fel) == (
            "enkat",
            "Trygghetsmätning",
            [],
        )
        forsta, andra = tolkning.rader
        assert (forsta.varde, forsta.n, forsta.ki_lag, forsta.ki_hog, forsta.grupp) == (
            Decimal("12.5"), 410, Decimal("10.1"), Decimal("14.9"), "kvinnor"
        )  # fmt: skip
        assert (andra.varde, andra.saknas, andra.n) == (None, "saknas", 3)


def test_events_with_window_month_and_hour() -> None:
    text = (
        "id;datum;klockslag;tid_till;typ;lat;lon\n"
        "1;2026-03-04;21.30;;Rån;59.36;17.84\n2;2026-03-04 08:00;;2026-03-05 07:00;Inbrott;;\n"
        "3;2026-02;;;Brand;59.37;17.85\n"
    )
    tolkning = las(text.encode())
    assert tolkning.slag == "punkter" and tolkning.fel == []
    ett, tva, tre = tolkning.handelser
    assert (ett.intraffade, ett.intraffade_till) == (datetime(2026, 3, 4, 21, 30, tzinfo=ZON), None)
    assert tva.intraffade_till == datetime(2026, 3, 5, 7, tzinfo=ZON) and tva.latitud is None
    assert (tre.intraffade, tre.intraffade_till) == (
        datetime(2026, 2, 1, tzinfo=ZON), datetime(2026, 2, 28, 23, 59, tzinfo=ZON)
    )  # fmt: skip


def test_events_in_a_swedish_grid_become_wgs84_and_swapped_axes_are_told() -> None:
    huvud = "datum;typ;x;y\n"
    (rad,) = las(f"{huvud}2026-03-04;Rån;141061,51;6583685,35\n".encode()).handelser
    assert abs((rad.latitud or 0) - 59.3681) < 1e-4 and abs((rad.longitud or 0) - 17.8428) < 1e-4
    assert "bytt plats" in las(f"{huvud}2026-03-04;Rån;59.36;17.84\n".encode()).fel[0].skal


def test_equal_rows_are_separate_events_with_the_same_numbers_each_time() -> None:
    text = "datum;typ;lat;lon\n" + "2026-03-04;Rån;59.36;17.84\n" * 3
    forsta, andra = (las(text.encode()).handelser for _ in range(2))
    assert len({rad.externt_id for rad in forsta}) == 3 and forsta == andra


@pytest.mark.parametrize(
    ("punkter", "skal"),
    [
        ([(59.3, 18.0)] * 30, "bara 1 olika koordinater"),
        ([(59 + n % 12 / 5, 16 + n % 12 / 5) for n in range(60)], "mittpunkter för kommuner"),
        ([(59.3 + n % 40 / 1000, 18 + n % 7 / 1000) for n in range(200)], ""),
        ([(59.3 + n / 1e4, 18.0) for n in range(40)], ""),
    ],
    ids=["en", "centroider", "korsningar", "egna"],
)
def test_centre_points_are_refused_as_points(punkter: list, skal: str) -> None:
    rader = "".join(f"2026-03-04;Rån;{lat};{lon}\n" for lat, lon in punkter)
    fel = las(("datum;typ;lat;lon\n" + rader).encode()).fel
    assert (skal in fel[0].skal) if skal else fel == []


def test_any_table_long_or_wide() -> None:
    tolkning, rader = _rader("Område;År;Brott;Antal\nNorrby;2024;Rån;1 234\n".encode())
    assert (tolkning.slag, rader) == ("varden", [("Norrby", "Rån", date(2024, 1, 1), 1234, "")])
    _, rader = _rader(b'"Year","District","Theft","Fire"\n2012,"Mitte",7,..\n')
    assert rader == [
        ("Mitte", "Theft", date(2012, 1, 1), 7, ""), ("Mitte", "Fire", date(2012, 1, 1), None, "saknas")
    ]  # fmt: skip
    _, rader = _rader(b"region,Antal 2020,Antal 2021\nNorrby,5,-\n")
    assert [(r[1], r[2].year, r[3]) for r in rader] == [("Antal", 2020, 5), ("Antal", 2021, 0)]


def test_a_chosen_mapping_goes_before_what_the_headings_say() -> None:
    data = b"A;B;C\nNorrby;x;7\n"
    vald = Mappning({"omrade": "A", "varde": "C"}, {"period": "2024-03", "serie": "Klotter"})
    tolkning = las(Fil(data), vald, "varden")
    assert [(r.serie, r.period, r.varde) for r in tolkning.rader] == [
        ("Klotter", date(2024, 3, 1), 7)
    ]


def test_observations_from_an_est_report() -> None:
    for data in (filer.EST, filer.bok(EST=[r.split(";") for r in filer.EST.decode().splitlines()])):
        tolkning = las(data)
        assert (tolkning.slag, tolkning.fel) == ("iakttagelser", [])
        ett, tva = tolkning.iakttagelser
        assert (ett.text, ett.plats, ett.allvar, ett.frekvens) == (
            "Otrygg plats: Mörkt vid tunneln", "Norra torget", 4, "enstaka"
        )  # fmt: skip
        assert (ett.timme_fran, ett.timme_till, ett.veckodagar) == (21, 23, (2,))
        assert (tva.allvar, tva.frekvens, tva.omrade) == (3, "vecka", "2")


def test_a_bad_cell_tells_row_column_value_reason_and_remedy() -> None:
    (fel,) = las(filer.EST.replace(b"besv\xc3\xa4rande", b"enormt")).fel
    assert (fel.rad, fel.falt, fel.varde) == (3, "Hur allvarligt, 1–5", "enormt")
    assert fel.skal == "”enormt” är inte ett allvar." and fel.atgard == "Skriv 1 till 5."


HORN = (141061.51, 6583685.35)


@pytest.mark.parametrize("slag", [5, 15, 25])
def test_shapefiles_plain_with_heights_and_with_measures(slag: int) -> None:
    yta = [filer.ruta(*HORN, 1000), filer.ruta(HORN[0] + 200, HORN[1] + 200, 100)]
    tolkning = las(filer.shapefil({"Hässelby": yta}, slag))
    assert (tolkning.slag, tolkning.fel) == ("granser", [])
    (grans,) = tolkning.granser
    assert grans.namn == "Hässelby" and len(grans.geometri["coordinates"]) == 2
    x, y = grans.geometri["coordinates"][0][0][:2]
    assert abs(x - 17.8428) < 0.02 and abs(y - 59.3681) < 0.02


def test_heights_multipolygons_and_slivers_are_read_and_told() -> None:
    (ett,) = las(filer.geojson({"N": [filer.ruta(*HORN, 1000, 7.0, 1.5)]})).granser
    assert ett.geometri["type"] == "Polygon"
    delar = [[filer.ruta(*HORN, 1000)], [filer.ruta(HORN[0] + 3000, HORN[1], 5)]]
    tolkning = las(filer.geojson({"N": delar}, "MultiPolygon"))
    assert tolkning.granser[0].geometri["type"] == "Polygon"
    assert "1 flisor" in tolkning.varningar[0]
    stora = [delar[0], [filer.ruta(HORN[0] + 3000, HORN[1], 500)]]
    (yta,) = las(filer.geojson({"N": stora}, "MultiPolygon")).granser
    assert yta.geometri["type"] == "MultiPolygon"


def test_overlapping_areas_are_told() -> None:
    tva = {"A": [filer.ruta(*HORN, 1000)], "B": [filer.ruta(HORN[0] + 500, HORN[1], 1000)]}
    assert any("över varandra" in rad for rad in las(filer.geojson(tva)).varningar)
