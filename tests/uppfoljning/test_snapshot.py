"""The report's frozen content: right figures, nothing that is not for all, nothing left out silently."""

import hashlib
import json
from typing import Any

import pytest

from lagesbild.models import Handelse, Inlasning, Matvarde, Statistikserie
from samverkan.kanonisk import kanonisk, kontrollsumma
from tests.uppfoljning.aret import HEMLIGT, YEAR, make_aret
from uppfoljning.arsrapport.snapshot import bygg
from uppfoljning.models import Arssammanstallning


@pytest.fixture
def innehall(agare: Any, norrby: Any, soderby: Any, stad: Any) -> dict[str, Any]:
    with agare():
        return bygg(make_aret(norrby, soderby, stad))


def _indikator(innehall: dict[str, Any], kod: str) -> dict[str, Any]:
    return next(
        i
        for omrade in innehall["samverkansomraden"]
        for mal in omrade["mal"]
        for i in mal["indikatorer"]
        if i["kod"] == kod
    )


def test_values_are_those_of_the_database(innehall: dict[str, Any]) -> None:
    serie = _indikator(innehall, "1.1a")["omraden"]["norrby"]
    assert serie == {
        "2026": {"varde": "31.4", "n": 412, "intervall": ["27.4", "35.4"]},
        "2027": {"varde": "28.9", "n": 412, "intervall": ["24.9", "32.9"]},
    }


def test_a_missing_value_keeps_its_reason_and_is_never_zero(innehall: dict[str, Any]) -> None:
    assert _indikator(innehall, "1.1a")["omraden"]["soderby"] == {
        "2027": {"saknas": "uppgift saknas"}
    }


def test_a_small_number_its_neighbour_and_their_sum_leave_no_trace(
    innehall: dict[str, Any],
) -> None:
    """3 + 17 = 20: with two districts the second is needed too, and the sum gives nothing away."""
    brott = _indikator(innehall, "1.2a")
    assert brott["omraden"]["norrby"] == {"2027": {"saknas": "skyddat"}}
    assert brott["omraden"]["soderby"] == {"2027": {"saknas": "skyddat"}}
    assert brott["lagen"]["norrby"]["lage"] == "ej"


def test_the_state_is_judged_against_the_target(innehall: dict[str, Any]) -> None:
    lage = _indikator(innehall, "1.1a")["lagen"]["norrby"]
    assert lage["mal"] == {"varde": "29", "year": YEAR}
    assert lage["lage"] == "nja"  # 28.9 is better than 29, but the interval covers the path


def test_nothing_of_the_parties_own_is_in_it(innehall: dict[str, Any]) -> None:
    text = kanonisk(innehall).decode()
    assert [ord_ for ord_ in HEMLIGT if ord_ in text] == []
    distrikt = next(d for d in innehall["stadsdelsomraden"] if d["slug"] == "norrby")
    assert distrikt["atgarder_ej_publika"] == 1
    assert distrikt["tradar"]["ej_publika"] == 1


def test_a_draft_contribution_is_not_published(innehall: dict[str, Any]) -> None:
    text = kanonisk(innehall).decode()
    assert "Torget i Norrby är ljusare." in text
    assert "Torget i Söderby är ljusare." not in text


def test_what_is_missing_is_named(innehall: dict[str, Any]) -> None:
    assert set(innehall["saknas"]) >= {
        "Söderby: stadsdelsområdets eget bidrag är inte lämnat.",
        f"Söderby: det finns ingen fastställd lägesbild för {YEAR}.",
        f"Söderby: det finns ingen beslutad åtgärdsplan för {YEAR}.",
        "Norrby: en åtgärd är inte avstämd under året.",
        f"Mål 2.1 har inget värde för {YEAR}.",
    }
    assert not any(rad.startswith("Norrby: stadsdelsområdets") for rad in innehall["saknas"])


def test_the_thread_goes_from_challenge_to_result(innehall: dict[str, Any]) -> None:
    distrikt = next(d for d in innehall["stadsdelsomraden"] if d["slug"] == "norrby")
    (trad,) = distrikt["tradar"]["rader"]
    assert trad["utmaning"] == "Klotter vid torget"
    assert trad["orsaker"] == ["Torget saknar belysning."]
    assert trad["atgarder"] == ["1. Ny belysning på torget", "3. Siktröjning"]
    assert trad["resultat"] == ["Fler vistas på torget."]


def test_the_checksum_can_be_worked_out_with_the_standard_library(
    innehall: dict[str, Any],
) -> None:
    exporterat = kanonisk(innehall)
    assert hashlib.sha256(exporterat).hexdigest() == kontrollsumma(innehall)
    igen = json.dumps(
        json.loads(exporterat), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert igen.encode() == exporterat


def test_reading_twice_gives_the_same(agare: Any, innehall: dict[str, Any]) -> None:
    with agare():
        assert bygg(Arssammanstallning.objects.get(year=YEAR)) == innehall


def test_read_in_figures_come_along_with_source_and_caveats(
    agare: Any, norrby: Any, soderby: Any, stad: Any
) -> None:
    with agare():
        rad = make_aret(norrby, soderby, stad)
        inlasning = Inlasning.objects.create(
            slag="bra_sol", filnamn="f", sha256="0" * 64, datakalla="Brå, anmälda brott",
            forbehall="Brottsplatsens område.",
        )  # fmt: skip
        serie = Statistikserie.objects.create(
            kod="skadegorelse", namn="Skadegörelse", enhet="antal", datakalla="Brå"
        )
        gemensamt = {"serie": serie, "period_start": f"{YEAR}-01-01", "inlasning": inlasning}
        Matvarde.objects.create(stadsdelsomrade=norrby, varde=87, preliminar=True, **gemensamt)
        Matvarde.objects.create(jamforelse="Hela landet", varde=9000, **gemensamt)
        for nr, ort in enumerate(("Småstad", "Annanstans")):
            Handelse.objects.create(
                inlasning=inlasning, datakalla="polisen", externt_id=str(nr), typ="Brand",
                rubrik="Brand", precision="kommun", plats_namn=ort,
                publicerad_at=f"{YEAR}-05-01T12:00:00Z",
            )  # fmt: skip
        innehall = bygg(rad)
    distrikt = next(d for d in innehall["stadsdelsomraden"] if d["slug"] == "norrby")
    (post,) = distrikt["statistik"]
    assert (post["namn"], post["varde"], post["preliminar"]) == ("Skadegörelse", "87.0000", True)
    assert (post["kalla"], post["forbehall"]) == ("Brå, anmälda brott", "Brottsplatsens område.")
    assert post["jamforelser"] == [
        {"omrade": "Hela landet", "varde": "9000.0000", "preliminar": False}
    ]
    assert innehall["handelser"]["antal"] == 1
