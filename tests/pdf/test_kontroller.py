"""The checks are checked: files broken on purpose are caught, and odd but sound reports pass."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Dictionary, Name, Pdf, String
from pypdf import PdfReader

from samverkan.pdf.glyfer import skrivbar
from samverkan.pdf.render import PdfFel, render_pdf
from samverkan.pdf.vav import vav_alt, vav_svg
from tests.pdf import validera as validera_modul
from tests.pdf.struktur import strukturfel, trad
from tests.pdf.validera import validera, verafel

BILD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">'
    '<rect width="60" height="30" fill="#2E8468"/></svg>'
)
MALL = '<link rel="stylesheet" href="app:arsrapport.css">'
KROPP = """<h1>Prov</h1><h2 id="a">Kapitel</h2><p>Text med <a href="#a">länk</a>.</p>
<table><caption>Tabell</caption>
<thead><tr><th scope="col">Område</th><th scope="col">Antal</th></tr></thead>
<tbody><tr><th scope="row">Järva</th><td>12</td></tr></tbody></table>
<img src="app:bild/x" alt="Stapel som visar tolv i Järva">"""


def skriv(body: str = KROPP, **bilder: str) -> bytes:
    html = f"<html><head>{MALL}</head><body>{body}</body></html>"
    return render_pdf(
        html,
        titel="Prov å ä ö",
        forfattare="Prov",
        amne="Prov",
        datum=date(2026, 1, 2),
        bilder={"x": BILD, **bilder},
    )


def spara(
    tmp_path: Path, content: bytes, bryt: Callable[[Pdf], object] | None = None, **kwargs: object
) -> Path:
    path = tmp_path / "prov.pdf"
    with Pdf.open(BytesIO(content)) as pdf:
        if bryt:
            bryt(pdf)
        pdf.save(path, **kwargs)  # type: ignore[arg-type]
    return path


def _taggar(pdf: Pdf, typ: str) -> list[Dictionary]:
    return [e.raw for e in trad(pdf) if e.typ == typ]


def _xmp(pdf: Pdf, old: bytes, new: bytes) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(old, new))


def _skript(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _bilaga(pdf: Pdf) -> None:
    pdf.attachments["hemlig.txt"] = b"hemligt"


def _utan_typsnitt(pdf: Pdf) -> None:
    for obj in pdf.objects:
        if isinstance(obj, Dictionary) and obj.get("/Type") == Name.FontDescriptor:
            del obj["/FontFile2"]


def _utan_th(pdf: Pdf) -> None:
    for cell in _taggar(pdf, "/TH"):
        cell.S = Name.TD


# name: (what breaks the file, words in the fault, is veraPDF also bound to see it)
BROTT: dict[str, tuple[Callable[[Pdf], object], str, bool]] = {
    "no language": (lambda p: p.Root.__delitem__("/Lang"), "Lang", True),
    "other language": (lambda p: p.Root.__setitem__("/Lang", String("en")), "Lang", False),
    "not marked": (lambda p: p.Root.__delitem__("/MarkInfo"), "Marked", True),
    "title not shown": (
        lambda p: p.Root.__delitem__("/ViewerPreferences"),
        "DisplayDocTitle",
        True,
    ),
    "no tag tree": (lambda p: p.Root.__delitem__("/StructTreeRoot"), "Taggträd", True),
    "no output intent": (lambda p: p.Root.__delitem__("/OutputIntents"), "OutputIntent", True),
    "not declared accessible": (
        lambda p: _xmp(p, b"<pdfuaid:part>1</pdfuaid:part>", b""),
        "pdfuaid:part",
        True,
    ),
    "no title in metadata": (lambda p: _xmp(p, b"dc:title", b"dc:rights"), "dc:title", True),
    "two metadata blocks": (
        lambda p: _xmp(p, b"</rdf:RDF>", b"</rdf:RDF><rdf:RDF/>"),
        "exakt ett",
        False,
    ),
    "no alt": (lambda p: _taggar(p, "/Figure")[0].__delitem__("/Alt"), "Bild utan", True),
    "alt is a file name": (
        lambda p: _taggar(p, "/Figure")[0].__setitem__("/Alt", String("diagram-otrygghet.png")),
        "Bild utan",
        False,
    ),
    "two h1": (lambda p: _taggar(p, "/H2")[0].__setitem__("/S", Name.H1), "2 rubriker", False),
    "heading skip": (
        lambda p: _taggar(p, "/H2")[0].__setitem__("/S", Name.H4),
        "hoppar från 1 till 4",
        True,
    ),
    "table without heads": (_utan_th, "saknar rubrikceller", False),
    "heads without direction": (
        lambda p: _taggar(p, "/TH")[0].A.__delitem__("/Scope"),
        "utan riktning",
        False,
    ),
    "table without caption": (
        lambda p: _taggar(p, "/Caption")[0].__setitem__("/S", Name.P),
        "saknar rubrik",
        False,
    ),
    "no bookmarks": (lambda p: p.Root.__delitem__("/Outlines"), "bokmärken", False),
    "script": (_skript, "skript", True),
    "attachment": (_bilaga, "bilagor", True),
    "font not embedded": (_utan_typsnitt, "inte inbäddat", True),
}


@pytest.mark.parametrize("namn", BROTT)
def test_broken_file_is_caught_by_our_own_check(namn: str, tmp_path: Path) -> None:
    bryt, words, _ = BROTT[namn]
    faults = strukturfel(spara(tmp_path, skriv(), bryt))
    assert any(words in fault for fault in faults), faults


@pytest.mark.parametrize("namn", [n for n, (_, _, is_vera) in BROTT.items() if is_vera])
def test_broken_file_is_caught_by_verapdf(namn: str, tmp_path: Path) -> None:
    assert verafel(spara(tmp_path, skriv(), BROTT[namn][0])) != []


def test_sound_file_passes_after_being_saved_again(tmp_path: Path) -> None:
    assert validera(spara(tmp_path, skriv())) == []


def test_missing_java_fails_with_the_line_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validera_modul.shutil, "which", lambda _: None)
    with pytest.raises(AssertionError, match="apt-get install"):
        verafel(spara(tmp_path, skriv()))


@pytest.mark.parametrize(
    "body",
    [
        '<h1>x</h1><img src="app:bild/x">',
        '<h1>x</h1><img alt="Något som inte går" src="app:bild/trasig">',
        '<h1>x</h1><p><a href="#finns-inte">x</a></p>',
        "<h1>x</h1><table><tr><th>a</th></tr></table>",
    ],
)
def test_report_that_cannot_be_whole_is_not_written(body: str) -> None:
    with pytest.raises(PdfFel):
        skriv(body, trasig="<svg xmlns='http://www.w3.org/2000/svg'><rect")


def _lang_tabell(rows: int) -> str:
    body = "".join(
        f'<tr><th scope="row">Rad {i}</th><td class="t">{i}</td></tr>' for i in range(rows)
    )
    head = '<tr><th scope="col">Namn</th><th scope="col">Tal</th></tr>'
    parts = f"<caption>Lång</caption><thead>{head}</thead><tbody>{body}</tbody>"
    return f"<h1>Prov</h1><table>{parts}</table>"


def _vav(rows: int, columns: int) -> str:
    states = [
        [("ja", "nja", "nej", "ej")[(r + c) % 4] for c in range(columns)] for r in range(rows)
    ]
    return vav_svg(
        [f"Område <{r}> & å" for r in range(rows)], [str(c + 1) for c in range(columns)], states
    )


UDDA = {
    "nearly empty": "<h1>Prov</h1>",
    "long table": _lang_tabell(400),
    "odd characters": (
        "<h1>Prov 😀 \u0000\u200b\u202e ﬁ ạ́ e\u0301 ملف 中文 ½ ‰ → ✓ \u2003 \ufeff</h1>"
        "<p>&#128512;&emsp;&#x2011;&nbsp;x</p>"
    ),
    "long words": f"<h1>{'Samverkansöverenskommelse' * 12}</h1><p>{'ö' * 3000}</p>",
    "deep headings": "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><p>x</p>",
    "many pictures": "<h1>x</h1>" + '<img src="app:bild/x" alt="Samma bild en gång till">' * 60,
    "list in list": (
        "<h1>x</h1><ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</li></ol>"
        "<dl><dt>d</dt><dd>e</dd></dl>"
    ),
    "weave 11 x 5": '<h1>x</h1><img src="app:bild/vav" alt="Väv av elva och fem trådar">',
    "weave 2 x 1": '<h1>x</h1><img src="app:bild/vav2" alt="Väv av två trådar och en">',
    "weave 40 x 12": '<h1>x</h1><img src="app:bild/vav3" alt="Väv av fyrtio och tolv trådar">',
}


@pytest.mark.parametrize("namn", UDDA)
def test_odd_report_is_still_valid(namn: str, tmp_path: Path) -> None:
    content = skriv(UDDA[namn], vav=_vav(11, 5), vav2=_vav(2, 1), vav3=_vav(40, 12))
    assert validera(spara(tmp_path, content)) == []


def test_long_table_is_one_table_with_heads_drawn_on_every_page(tmp_path: Path) -> None:
    path = spara(tmp_path, skriv(_lang_tabell(400)))
    with Pdf.open(path) as pdf:
        pages = len(pdf.pages)
        kinds = [e.typ for e in trad(pdf)]
    drawn = " ".join(page.extract_text() for page in PdfReader(path).pages)
    assert pages > 5
    assert (kinds.count("/Table"), kinds.count("/THead"), kinds.count("/Caption")) == (1, 1, 1)
    assert kinds.count("/TD") == 400
    assert drawn.split().count("Namn") == pages


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("Årsta 2026–27 − 1\u00a0234 ✓ →", "Årsta 2026–27 − 1\u00a0234 ✓ →"),
        ("e\u0301", "é"),
        ("a😀b\u200d", "ab"),
        ("\u2003x", " x"),
        ("中", "?"),
        ("Nguyễn", "Nguyễn"),
        ("\ufeffx\x07", "x"),
    ],
)
def test_characters_without_a_glyph_get_the_nearest(raw: str, written: str) -> None:
    assert skrivbar(raw) == written


def test_weave_says_in_words_what_it_shows() -> None:
    alt = vav_alt(["a", "b"], ["1", "2", "3"], [["ja", "ja", "nej"], ["nja", "ej", "ja"]])
    assert "2 liggande" in alt
    assert "3 på väg, 1 osäkert, 1 avviker, 1 bedöms inte" in alt


def test_link_is_described_by_the_heading_it_leads_to() -> None:
    with Pdf.open(BytesIO(skriv())) as pdf:
        assert str(pdf.pages[0].Annots[0].Contents) == "Till Kapitel"
