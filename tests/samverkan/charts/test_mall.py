"""The template tags: one figure with both drawings, note and table; ids that meet nowhere."""

import re
from pathlib import Path

from django.template import Context, Engine

from samverkan.charts.modell import Diagram, Roll, Serie, Slag
from samverkan.kartor.modell import Karta, Omrade
from tests.samverkan.charts.underlag import diagram, en_av_varje

MALL = (
    "{% load diagram %}{% for f in figurer %}{% figur f %}{% endfor %}"
    "{% for k in kartor %}{% karta k rubrik=2 %}{% endfor %}"
)

BIBLIOTEK = {namn: f"samverkan.templatetags.{namn}" for namn in ("diagram", "marken")}


def rendera(mall: str = MALL, **context: object) -> str:
    engine = Engine(dirs=["templates"], libraries=BIBLIOTEK)
    return engine.from_string(mall).render(Context(context))


def karta() -> Karta:
    areas = (Omrade("a", "Ö & <b>", None, (59.3, 18.0), 3), Omrade("b", "Norr", None, (59.4, 18.0)))
    return Karta(fynd="Flest i söder", omraden=areas)


def test_ids_are_unique_over_many_figures() -> None:
    page = rendera(figurer=en_av_varje() * 2, kartor=[karta(), karta()])
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    used = [
        name for names in re.findall(r'aria-labelledby="([^"]+)"', page) for name in names.split()
    ]
    assert set(used) <= set(ids)
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)


def test_figure_has_finding_source_and_table() -> None:
    page = rendera(figurer=[diagram(Slag.LINJE, kalltext="Enkät")])
    assert '<h3 id="d1-h">Otryggheten minskar</h3>' in page
    assert "Källa: Enkät." in page
    assert "<summary>Visa som tabell</summary>" in page
    assert '<th scope="row">2020</th><td class="t">36,2</td>' in page


def test_heat_table_is_a_table_with_shades() -> None:
    page = rendera(figurer=[diagram(Slag.VARME)])
    assert "<svg" not in page
    assert 'class="t n-3">36,2' in page
    assert 'class="t n-tom">saknas' in page


def test_nothing_that_a_strict_policy_forbids() -> None:
    page = rendera(figurer=en_av_varje(), kartor=[karta()])
    assert not re.search(r"<style|\sstyle=|\son\w+=|https?://(?!www\.w3\.org/2000/svg)", page)
    assert set(re.findall(r"<script[^>]*>", page)) == {'<script type="application/json">'}


def test_data_cannot_close_the_script() -> None:
    bad = Diagram(
        fynd="</script><b>",
        kategorier=("</script>",),
        serier=(Serie.av_tal("</script>", [1], Roll.HUVUD),),
    )
    page = rendera(figurer=[bad])
    assert page.count("</script>") == 1
    assert "<b>" not in page


def test_picture_for_paper() -> None:
    page = rendera(
        '{% load diagram %}<img alt="x" src="{% figurbild f %}">', f=diagram(Slag.STAPEL)
    )
    assert 'src="data:image/svg+xml;base64,' in page


def test_interactive_drawing_cannot_upload_the_figure() -> None:
    script = Path("static/js/diagram.js").read_text()
    assert "showSendToCloud: false" in script
    assert 'plotlyServerURL: ""' in script
    assert "modeBarButtons: [[" in script
