"""The parts: that each is drawn, named, free of inline code and says in words what it shows."""

import gzip
import json
import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.http import QueryDict
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import render_to_string
from django.test import RequestFactory

from samverkan import redogorelse, stil
from samverkan.formular import DatumInput, konflikt, valda_varden
from samverkan.jamforelse import ordvis
from samverkan.models import Overenskommelse
from samverkan.templatetags.form import register

#: The parts name the parties as the database does.
pytestmark = pytest.mark.django_db

MALLAR = Path(__file__).parents[2] / "templates"


def rita(text: str, **innehall: object) -> str:
    return Template("{% load form %}" + text).render(Context(innehall))


class Lasare(HTMLParser):
    """Collect ids, references and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.refs: list[str] = []
        self.attrs: set[str] = set()
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for namn, varde in attrs:
            self.attrs.add(namn)
            if namn == "id":
                self.ids.append(varde or "")
            elif namn in ("for", "aria-labelledby", "aria-describedby", "popovertarget"):
                self.refs.extend((varde or "").split())
            elif namn == "href" and (varde or "").startswith("#"):
                self.refs.append((varde or "")[1:])


@pytest.fixture
def stilsida() -> str:
    return render_to_string("samverkan/stil.html", stil.exempel())


def test_style_page_shows_every_part(stilsida: str) -> None:
    anropade = set(
        re.findall(r"{% (\w+)", (MALLAR / "samverkan" / "stil.html").read_text(encoding="utf-8"))
    )
    inuti = {
        "ikon",
        "handling",
        "smulor",
        "delhuvud",
        "tabell",
        "falt",
        "felsammanfattning",
        "akter",
        "nasta",
    }
    delar = {namn for namn in register.tags if not namn.startswith("end")}
    assert delar - anropade <= inuti
    assert "Exempeldalen" in stilsida


def test_style_page_has_unique_ids_and_whole_references(stilsida: str) -> None:
    sida = Lasare(stilsida)
    assert len(sida.ids) == len(set(sida.ids))
    assert set(sida.refs) - {""} <= set(sida.ids)


def test_nothing_is_inline(stilsida: str) -> None:
    sida = Lasare(stilsida)
    assert "style" not in sida.attrs
    assert "style" not in sida.tags
    assert not {namn for namn in sida.attrs if namn.startswith("on")}
    ovriga = stilsida.replace('<script type="application/json">', "")  # data, never run
    assert not re.search(r"<script(?![^>]*\bsrc=)", ovriga)


def test_button_refuses_unknown_arguments() -> None:
    with pytest.raises(TemplateSyntaxError):
        rita('{% knapp "Spara" fel=1 %}')


def test_text_from_people_is_escaped() -> None:
    farlig = "<script>alert(1)</script>"
    html = rita(
        '{% sidhuvud t %}{% tomt t %}{% status "ja" t %}{% diff d %}{% ikon "ja" t %}',
        t=farlig,
        d=[{"etikett": farlig, "fore": farlig, "efter": "a"}],
    )
    assert "<script" not in html


def test_meter_counts_and_shares_add_up() -> None:
    html = rita('{% matare d "44 av 58" %}', d=stil.DELAR)
    bredder = [float(b) for b in re.findall(r'width="([\d.]+)%"', html)]
    assert 96 < sum(bredder) <= 100
    for _, antal, ord_ in stil.DELAR:
        assert f"<b>{antal}</b> {ord_}" in html


def test_acts_become_forms_with_one_green_button() -> None:
    steg = [SimpleNamespace(akt=akt, etikett=akt) for akt in ("besluta", "avsluta")]
    mall = '{% akter s "samverkan:overenskommelse_akt" 7 gron="besluta" %}'
    html = rita(mall, s=steg, csrf_token="t" * 32)
    assert 'action="/overenskommelser/7/akt/besluta/"' in html
    assert html.count('class="knapp"') == 1
    assert html.count("csrfmiddlewaretoken") == 2


def test_empty_meter_is_drawn() -> None:
    assert "0 av 0" in rita('{% matare d "0 av 0" %}', d=[("gem", 0, "klara")])


def test_broken_chain_breaks_the_line_before_the_gap() -> None:
    html = rita("{% kedja l %}", l=stil.exempel()["lankar"])
    assert html.count("brott") == 1
    assert html.index("brott") < html.index("saknas")
    assert "Välj en indikator" in html


def test_wheel_says_where_we_are_in_words() -> None:
    html = rita('{% hjul h "Hjulet" %}', h=stil.exempel()["hjulet"])
    assert html.count('aria-current="step"') == 1
    assert "Steg 2 av 6: sammanföring." in html


def test_pagination_keeps_the_filter() -> None:
    request = RequestFactory().get("/", {"year": "2026", "sida": "2"})
    html = rita("{% paginering s %}", s=stil.exempel()["sidan"], request=request)
    assert "?year=2026&amp;sida=3" in html


def test_field_ties_help_and_error_to_the_input() -> None:
    html = rita("{% formular f %}", f=stil.ExempelForm({"antal": "mycket"}))
    assert 'aria-describedby="id_plats_helptext id_plats_error"' in html
    assert "måste fyllas i" in html
    assert 'href="#id_plats"' in html
    assert 'href="#id_niva_0"' in html


def test_form_carries_the_version_of_its_row() -> None:
    form = stil.ExempelForm()
    form.instance = type("Rad", (), {"version": 1234})()  # type: ignore[attr-defined]
    assert 'name="version" value="1234"' in rita("{% formular f %}", f=form)


def test_words_that_changed_are_marked_as_whole_phrases() -> None:
    fore, efter = ordvis("trasig sedan augusti, fyra", "lagad 12 november, fyra")
    assert fore == "<del>trasig sedan augusti</del>, fyra"
    assert efter == "<ins>lagad 12 november</ins>, fyra"


@pytest.mark.parametrize("namn", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_need_nothing_and_say_what_to_do(namn: str) -> None:
    html = render_to_string(f"{namn}.html")
    assert html.count("<h1>") == 1
    assert "Till startsidan" in html


def test_accessibility_statement_has_its_eleven_items() -> None:
    punkter = redogorelse.redogorelse()["punkter"]
    assert isinstance(punkter, list)
    assert len({punkt["nyckel"] for punkt in punkter}) == redogorelse.PUNKTER
    assert all(punkt["rubrik"] and all(punkt["text"]) for punkt in punkter)
    assert "{" not in json.dumps([punkt["text"] for punkt in punkter])


def test_every_footer_links_to_the_statement() -> None:
    assert 'href="/tillganglighet/"' in render_to_string("samverkan/hjalp.html")


def test_conflict_choices_become_an_ordinary_answer() -> None:
    data = QueryDict(
        "version=4&val_a=min&min_a=x&deras_a=y&a=z&val_b=deras&min_b=1&min_b=2&deras_b=3"
        "&val_c=eget&min_c=x&deras_c=y&c=ihop&val_d=deras&min_d=on&d=on&e=samma"
    )
    svar = valda_varden(data)
    assert svar["a"] == "x"
    assert svar.getlist("b") == ["3"]
    assert svar["c"] == "ihop"
    assert "d" not in svar
    assert svar["e"] == "samma"
    assert svar["version"] == "4"


def test_ordinary_answer_passes_the_conflict_filter_unchanged() -> None:
    data = QueryDict("a=1&b=2&b=3")
    assert valda_varden(data) == data


class AvtalForm(forms.ModelForm):
    class Meta:
        model = Overenskommelse
        fields = ["namn", "dnr", "giltig_fran"]
        widgets = {"giltig_fran": DatumInput()}


def test_conflict_shows_both_texts_and_hides_what_is_alike() -> None:
    nar = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
    nu = Overenskommelse(namn="Polisens ord", dnr="EX 1", giltig_fran=date(2026, 1, 1))
    skickat = {"namn": "Mina <b>ord</b>", "dnr": "EX 1", "giltig_fran": "2026-01-01"}
    form = AvtalForm(skickat, instance=Overenskommelse())
    bild = konflikt(form, nu, andrad_av="Kommunpolisen", andrad_nar=nar)
    assert [falt["skiljer"] for falt in bild["falt"]] == [True, False, False]  # type: ignore[attr-defined]
    html = render_to_string(
        "samverkan/konflikt.html", {"konflikt": bild, "form": form, "version": 7}
    )
    assert "Polisens ord" in html
    assert "Mina &lt;b&gt;ord&lt;/b&gt;" in html
    assert 'name="version" value="7"' in html
    assert '<input type="hidden" name="giltig_fran" value="2026-01-01">' in html
    assert "checked" not in html


def test_weight_of_style_and_script_is_within_bounds() -> None:
    filer = ["static/css/form.css", "static/css/diagram.css", "static/js/app.js"]
    bitar = [(MALLAR.parent / fil).read_bytes() for fil in filer]
    htmx = finders.find("django_htmx/htmx-2.min.js")
    bitar.append(Path(str(htmx)).read_bytes())
    assert sum(len(gzip.compress(bit)) for bit in bitar) < 60_000
    assert len(bitar[2]) <= 5_000
