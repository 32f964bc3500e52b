"""Bad files: one clear answer in Swedish, a command that fails, and nothing half saved."""

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from lagesbild.inlasning import las
from lagesbild.models import Handelse, Inlasning, Matvarde
from samverkan.models import Part, Stadsdelsomrade
from tests.factories import make_lagesbild, make_underlag
from tests.lagesbild.inlasning.test_lasare import BRA, _handelse, _omrade

Agare = Callable[[], AbstractContextManager[None]]
KANT = [[18.0, 59.3], [18.01, 59.3], [18.01, 59.31], [18.0, 59.3]]
BYTT = [[6583685.0, 141061.0], [6583785.0, 141161.0], [6583785.0, 141061.0], [6583685.0, 141061.0]]


def _zipbomb() -> bytes:
    fil = io.BytesIO()
    with zipfile.ZipFile(fil, "w", zipfile.ZIP_DEFLATED) as packad:
        packad.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    return fil.getvalue()


FILER = {
    "tom": (b"", "Filen är tom"),
    "bara_blanksteg": (b" \n ", "Filen är tom"),
    "binar": (b"Region;\x00\x01\x02\xff" * 40, "inte text, eller är skadad"),
    "bild": (b"\x89PNG\r\n\x1a\n\x00\x00", "Filen är en bild"),
    "zipbomb": (_zipbomb(), "för stor när den packas upp"),
    "pdf": (b"%PDF-1.7 ...", "är en PDF"),
    "for_stor": (b"Region;Brott" + b"x" * 20 * 1024 * 1024, "större än 20 MB"),
    "avbruten_json": (_handelse()[:-20], "Filen är avbruten"),
    "avbruten_geojson": (_omrade(KANT)[:-9], "inte hel GeoJSON"),
    "djup_json": (b'{"type": "FeatureCollection", "features": ' + b"[" * 200_000, "inte hel GeoJSON"),
    "inga_ytor": (b'{"type": "FeatureCollection", "features": 5}', "inte hel GeoJSON"),
    "bytta_axlar": (_omrade([[59.3, 18.0], [59.31, 18.0], [59.31, 18.1], [59.3, 18.0]]), "bytt plats"),
    "bytta_axlar_3011": (_omrade(BYTT), "bytt plats"),
    "utanfor_sverige": (_omrade([[2.0, 48.0], [2.1, 48.0], [2.1, 48.1], [2.0, 48.0]]), "utanför Sverige"),
    "okant_omrade_yta": (_omrade(KANT, namn="Västerby"), "Område 1, namn: Området ”Västerby”"),
    "blandad_kodning": (BRA.encode() + b"Norrby;Sk\xe5ne;\xc3\xa5r;2024;1;;\n", "Rad 6, tecken"),
    "trasig_rad": ((BRA + "Norrby;Rån\n").encode(), "Rad 6, hela raden"),
    "jattetal": ((BRA + f"Norrby;Rån;År;2020;{'9' * 40};1;\n").encode(), "Rad 6, Antal"),
    "okant_omrade": (
        b"indelning,omrade,2023\nx,Norrby,10\nx,Norby,11\n", "Rad 3, område: ”Norby” finns inte"
    ),
    "okand_stadsdel": (
        (BRA + "Norrby kommun, Norby stadsdel;R\u00e5n;\u00c5r;2024;5;1;\n").encode(), "Rad 6, område"
    ),
    "motsagelse": ((BRA + "Norrby;Stöld totalt;År;2024;9;1;\n").encode(), "står redan på rad 2"),
}  # fmt: skip


@pytest.fixture
def underlag(agare: Agare, norrby: Stadsdelsomrade) -> None:
    with agare():
        part = Part.objects.order_by("ordning").first()
        assert part
        make_underlag(make_lagesbild(norrby), part)


def _las_in(fil: Path, omrade: str = "norrby", part: str = "") -> None:
    forsta = Part.objects.order_by("ordning").first()
    assert forsta
    call_command("importera", str(fil), omrade=omrade, part=part or forsta.kod)


def _antal() -> tuple[int, ...]:
    granser = Stadsdelsomrade.objects.exclude(grans=None).count()
    return (*(m.objects.count() for m in (Inlasning, Matvarde, Handelse)), granser)


@pytest.mark.parametrize("namn", FILER)
def test_the_command_fails_and_saves_nothing(
    namn: str, underlag: None, agare: Agare, tmp_path: Path
) -> None:
    data, text = FILER[namn]
    fil = tmp_path / "filen.dat"
    fil.write_bytes(data)
    with agare():
        fore = _antal()
        with pytest.raises(CommandError, match="ingenting lästes in") as fel:
            _las_in(fil)
        assert text in str(fel.value)
        assert _antal() == fore


def test_unknown_district_year_or_file(underlag: None, agare: Agare, tmp_path: Path) -> None:
    fil = tmp_path / "a.txt"
    fil.write_bytes(BRA.encode())
    with agare():
        with pytest.raises(CommandError, match="”vasterby” finns inte. De som finns: .*norrby"):
            _las_in(fil, omrade="vasterby")
        with pytest.raises(CommandError, match="inget öppet underlag"):
            _las_in(fil, omrade="soderby")
        with pytest.raises(CommandError, match="Parten ”okand” finns inte"):
            _las_in(fil, part="okand")
        for daligt in (tmp_path / "saknas.txt", tmp_path):
            with pytest.raises(CommandError, match="går inte att öppna"):
                _las_in(daligt)


def test_both_grids_are_read_as_boundaries(agare: Agare, db: None, tmp_path: Path) -> None:
    ost, nord = 141061.51, 6583685.35
    kant = [[ost, nord], [ost + 100, nord], [ost + 100, nord + 100], [ost, nord]]
    fil = tmp_path / "granser.geojson"
    fil.write_bytes(_omrade(kant))
    with agare():
        call_command("importera", str(fil))
        x, y = Stadsdelsomrade.objects.get(slug="norrby").grans["coordinates"][0][0]
    assert 17.84 < x < 17.85 and 59.36 < y < 59.37


def test_other_areas_are_told_of(underlag: None, agare: Agare, tmp_path: Path, capsys) -> None:
    fil = tmp_path / "a.txt"
    fil.write_bytes((BRA + "Hela landet;Rån;År;2024;7;1;\n").encode("latin-1"))
    with agare():
        _las_in(fil)
    assert "sparas för jämförelse: Hela landet" in capsys.readouterr().out


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda barn: st.lists(barn, max_size=3)
    | st.dictionaries(
        st.sampled_from(["features", "properties", "geometry", "type", "coordinates", "namn", "id",
                         "datetime", "name", "location", "summary", "url"]), barn, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(_JSON)
def test_no_json_brings_a_reader_down(varde: object) -> None:
    text = json.dumps(varde)
    for fil in (
        f'{{"type": "FeatureCollection", "features": {text}}}',
        f'[{{"datetime": "2024-01-01 6:05:09 +01:00", "location": {text}, "id": 1, "name": {text},'
        f' "type": "x"}}, {text}]',
    ):
        tolkning = las(fil.encode())
        assert all(fel.meddelande.endswith((".", "”")) for fel in tolkning.fel)


@given(st.integers(150, 250))
def test_a_letter_on_the_edge_of_the_beginning_does_no_harm(antal: int) -> None:
    text = f"Region;Brott;År;Period;Antal;/100 000 inv\n{'x' * antal}åäö;Rån;År;2024;1;1;\n"
    assert las(text.encode()).slag == "bra_sol"
