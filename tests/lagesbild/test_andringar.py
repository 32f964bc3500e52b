"""What differs between two contents, and that it is told exactly when the checksum differs."""

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.andringar import andringar
from lagesbild.innehall import innehall, summa
from lagesbild.models import Innehallskopia, Lagesbild
from samverkan.kanonisk import kanonisk, kontrollsumma
from tests import factories_bild
from tests.schema import schemafel

DOCS = Path(django_settings.BASE_DIR) / "docs"
SKRIPT = DOCS / "kontrollera_hash.py"


@pytest.fixture
def fast(agare, norrby, stad):
    with agare():
        return factories_bild.make_faststalld(norrby, stad)


@pytest.fixture
def oppen(agare, norrby, stad):
    with agare():
        return factories_bild.make_fardig(norrby, stad)


def _export(bild: Lagesbild, klient: Any, adress: str = "innehall.json") -> bytes:
    return bytes(klient.get(f"/lagesbilder/{bild.pk}/{adress}").content)


ENKEL = st.one_of(st.text("abå\r\n", max_size=4), st.integers(1, 5), st.none(), st.booleans())
PUNKTER = st.lists(
    st.fixed_dictionaries(
        {"nummer": st.integers(1, 4), "text": ENKEL, "ur": st.lists(st.fixed_dictionaries({
            "kod": st.sampled_from(["S-01", "P-01"]), "allvar": ENKEL}), max_size=2)}
    ),
    max_size=4,
)  # fmt: skip
INNEHALL = st.fixed_dictionaries(
    {"sammanfattning": ENKEL, "lagespunkter": PUNKTER}, optional={"nytt": ENKEL}
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=200)
@given(INNEHALL, INNEHALL)
def test_something_is_told_exactly_when_the_checksum_differs(ena, andra):
    assert bool(andringar(ena, andra)) == (kontrollsumma(ena) != kontrollsumma(andra))
    assert andringar(ena, copy.deepcopy(ena)) == []


def test_differences_are_told_in_words():
    fore = {
        "sammanfattning": "Lugnt.",
        "lagespunkter": [
            {"nummer": 1, "text": "Torget.", "allvar": 3, "ur": [{"kod": "S-01", "trend": "samre"}]},
            {"nummer": 2, "text": "Bron.", "allvar": 2, "ur": []},
        ],
    }  # fmt: skip
    efter = copy.deepcopy(fore)
    efter["sammanfattning"] = "Oroligt."
    efter["lagespunkter"][0] |= {"allvar": 4, "ur": [{"kod": "S-01", "trend": "battre"}]}
    efter["lagespunkter"][1] = {"nummer": 3, "text": "Hamnen.", "allvar": 1, "ur": []}
    assert [(a.etikett, a.fore, a.efter) for a in andringar(fore, efter)] == [
        ("Samlad bedömning", "Lugnt.", "Oroligt."),
        ("Lägespunkt L-01, allvar", "3 besvärande", "4 allvarligt"),
        ("Lägespunkt L-01, iakttagelsen S-01, utveckling", "sämre", "bättre"),
        ("Lägespunkt L-02", "Bron.", ""),
        ("Lägespunkt L-03", "", "Hamnen."),
    ]


@pytest.mark.parametrize("indrag", [None, 2])
def test_the_script_in_the_docs_computes_the_same_checksum(
    indrag, fast, stad, logga_in, tmp_path
) -> None:
    exporten = _export(fast, logga_in(stad))
    fil = tmp_path / "innehall.json"
    fil.write_bytes(exporten)
    if indrag:
        fil.write_text(json.dumps(json.loads(exporten), indent=indrag), encoding="utf-8")
    kommando = [sys.executable, "-I", str(SKRIPT), str(fil)]
    svar = subprocess.run(
        [*kommando, fast.faststalld_sha256], capture_output=True, text=True, check=False
    )
    assert (svar.stdout.strip(), svar.returncode) == (fast.faststalld_sha256, 0)
    fel = subprocess.run([*kommando, "0" * 64], capture_output=True, check=False)
    assert fel.returncode == 1


VARDEN = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False),
        st.text(),
    ),
    lambda inre: st.lists(inre, max_size=3) | st.dictionaries(st.text(), inre, max_size=3),
    max_leaves=8,
)  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(VARDEN)
def test_the_script_has_the_products_canonical_form(varde):
    rum: dict[str, Any] = {"__name__": "skriptet"}
    exec(compile(SKRIPT.read_text(encoding="utf-8"), SKRIPT.name, "exec"), rum)
    text = json.dumps(
        rum["normal"](varde), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    try:
        assert text.encode() == kanonisk(varde)
    except UnicodeEncodeError:
        pytest.skip("half a surrogate pair is no text")


def test_the_script_is_short_and_needs_only_the_standard_library() -> None:
    text = SKRIPT.read_text(encoding="utf-8")
    importer = {rad.split()[1] for rad in text.splitlines() if rad.startswith(("import", "from"))}
    assert importer <= set(sys.stdlib_module_names) and len(text.splitlines()) <= 30


def test_the_exports_are_as_their_schemas_say(fast, stad, logga_in) -> None:
    klient = logga_in(stad)
    for adress, schema in (
        ("innehall.json", "lagesbild"),
        ("offentlig.json", "lagesbild_offentlig"),
    ):
        regler = json.loads((DOCS / f"{schema}.schema.json").read_text(encoding="utf-8"))
        innehallet = json.loads(_export(fast, klient, adress))
        assert schemafel(innehallet, regler) == []
        assert schemafel(innehallet | {"extra": 1}, regler) != []


def _fraga(klient: Any, summa: str = "", fil: bytes | None = None) -> Any:
    data: dict[str, Any] = {"summa": summa}
    if fil is not None:
        data["fil"] = SimpleUploadedFile("innehall.json", fil)
    return klient.post("/kontrollera/", data)


def test_a_checksum_tells_which_version_it_is(fast, stad, lasare, forvaltare, logga_in) -> None:
    for vem in (stad, lasare):
        svar = _fraga(logga_in(vem), f" {fast.faststalld_sha256.upper()}\n").content.decode()
        assert "Det här är innehållet som fastställdes." in svar
    for vem, summan in ((stad, "0" * 64), (forvaltare, fast.faststalld_sha256)):
        assert (
            "Ingen lägesbild har det innehållet" in _fraga(logga_in(vem), summan).content.decode()
        )


def test_the_exported_file_is_recognised_also_when_formatted_anew(fast, stad, logga_in) -> None:
    klient = logga_in(stad)
    exporten = _export(fast, klient)
    for fil in (exporten, json.dumps(json.loads(exporten), indent=2).encode("utf-8-sig")):
        assert "Det här är innehållet som fastställdes." in _fraga(klient, fil=fil).content.decode()
    offentlig = _export(fast, klient, "offentlig.json")
    assert "Det här är den offentliga versionen." in _fraga(klient, fil=offentlig).content.decode()


def test_a_changed_file_is_told_field_by_field(fast, stad, lasare, logga_in) -> None:
    andrad = json.loads(_export(fast, logga_in(stad)))
    andrad["sammanfattning"] = "Någon har skrivit om det."
    fil = json.dumps(andrad).encode()
    svar = _fraga(logga_in(stad), fil=fil).content.decode()
    assert "Stämmer inte" in svar and "Samlad bedömning" in svar and "skrivit" in svar
    hos_lasaren = _fraga(logga_in(lasare), fil=fil).content.decode()
    assert "Bara parterna i området" in hos_lasaren and "Läget är lugnt" not in hos_lasaren


@pytest.mark.parametrize(
    ("summa", "fil", "sagt"),
    [
        ("", None, "Klistra in en kontrollsumma eller välj en fil."),
        ("abc", None, "64 tecken"),
        ("", b"\x89PNG", "inte att läsa som JSON"),
        ("", b"[" * 100_000, "inte att läsa som JSON"),
        ("", b"[]", "Filen är inte innehållet i en lägesbild."),
        ("", b'{"slag": "annat"}', "Filen är inte innehållet i en lägesbild."),
    ],
)
def test_bad_input_is_told(summa, fil, sagt, stad, logga_in) -> None:
    svar = _fraga(logga_in(stad), summa, fil)
    assert svar.status_code == 422 and sagt in svar.content.decode()


@pytest.mark.parametrize(
    "andra",
    [
        {"year": "2027"}, {"year": 10**30}, {"year": True}, {"lagespunkter": 3},
        {"lagespunkter": [{}, 7, None]}, {"platser": {"a": 1}}, {"utgava": None}, {"analyser": []},
        {"lagespunkter": [{"nummer": "x", "ur": [[]], "allvar": [1]}]},
    ],
)  # fmt: skip
def test_a_strange_file_breaks_nothing(andra, fast, stad, logga_in) -> None:
    klient = logga_in(stad)
    fil = json.dumps(json.loads(_export(fast, klient)) | andra).encode()
    svar = _fraga(klient, fil=fil)
    assert svar.status_code == 200 and "Det här är innehållet som" not in svar.content.decode()


def test_what_has_changed_since_an_approval(oppen, agare, stad, polis, logga_in, som) -> None:
    with som(stad):
        sha256 = summa(oppen)
    klient = logga_in(stad)
    assert klient.post(f"/lagesbilder/{oppen.pk}/godkann/", {"sha256": sha256}).status_code == 302
    with som(polis):
        kopia = Innehallskopia.objects.get()
        assert kontrollsumma(kopia.innehall) == sha256 == kontrollsumma(innehall(oppen))
    with agare():
        oppen.lagespunkter.filter(lopnummer=1).update(text="Ändrat i smyg.")
    sida = klient.get(f"/lagesbilder/{oppen.pk}/").content.decode()
    assert f"/lagesbilder/{oppen.pk}/andringar/?fran={sha256}" in sida
    for vem in (klient, logga_in(polis)):
        text = vem.get(f"/lagesbilder/{oppen.pk}/andringar/?fran={sha256}").content.decode()
        assert "Lägespunkt L-01, text" in text and "smyg" in text
    svar = _fraga(klient, sha256).content.decode()
    assert "har godkänts av en part men gäller inte längre" in svar


def test_a_copy_is_the_parties_own_also_in_the_database(oppen, agare, som, stad, granne) -> None:
    with agare():
        Innehallskopia.objects.create(lagesbild=oppen, sha256="0" * 64, innehall={"a": 1})
    with som(stad):
        assert Innehallskopia.objects.count() == 1
        assert Innehallskopia.objects.update(sha256="1" * 64) == 0
    with som(granne):
        assert Innehallskopia.objects.count() == 0
    assert Innehallskopia.objects.count() == 0


def test_an_earlier_edition_can_be_compared_with(agare, norrby, stad, logga_in) -> None:
    with agare():
        factories_bild.make_faststalld(norrby, stad, sammanfattning="Annat då.")
        ny = factories_bild.make_fardig(norrby, stad, utgava=2, andringsskal="Rättat.")
    text = logga_in(stad).get(f"/lagesbilder/{ny.pk}/andringar/").content.decode()
    assert "Fastställd utgåva 1" in text and "Samlad bedömning" in text and "Annat" in text
    assert "L-01" not in text
