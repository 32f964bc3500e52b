"""A wide table's cells know their columns, so that its rows can stand one by one on a phone."""

from django.template import Context, Template

from samverkan.celler import namngivna

HUVUD = (
    '<thead><tr><th scope="col">Nr</th><th scope="col" class="t">Sedan &amp; nu</th>'
    '<th scope="col">Läge</th></tr></thead>'
)
RAD = '<tr id="a"><th scope="row">1</th><td class="t"><a href="#">2025</a></td><td></td></tr>'
MELLAN = '<tr><th scope="rowgroup" colspan="3">Mellanrubrik</th></tr>'


def test_each_cell_gets_the_name_of_its_column() -> None:
    html, is_bred = namngivna(f"{HUVUD}<tbody>{MELLAN}{RAD}{RAD}</tbody>")
    assert is_bred
    assert html.count('<td class="t" data-kolumn="Sedan &amp;amp; nu">') == 0
    assert html.count('<td class="t" data-kolumn="Sedan &amp; nu">') == 2
    assert html.count('<td data-kolumn="Läge"></td>') == 2
    assert MELLAN in html and '<th scope="row">1</th>' in html


def test_two_columns_have_room_as_they_are() -> None:
    smal = '<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody></tbody>'
    assert namngivna(smal) == (smal, False)


def test_the_tag_marks_the_table_and_escapes_what_people_wrote() -> None:
    mall = Template(
        "{% load form %}{% tabell 'T' %}" + HUVUD + "<tbody><tr><th scope='row'>{{ x }}</th>"
        "<td>{{ x }}</td><td>b</td></tr></tbody>{% endtabell %}"
    )
    text = mall.render(Context({"x": "<td>&"}))
    assert 'class="tabell i-rader"' in text
    assert "&lt;td&gt;&amp;" in text and text.count("data-kolumn") == 2
