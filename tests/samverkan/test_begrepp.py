"""The förvaltare's own words: what may be written, that it is logged, and who reaches it."""

import pytest
from django.core.exceptions import ValidationError

from samverkan.models import Begrepp, LogEntry, uttrycken
from samverkan.models.begrepp import HOGST_UTTRYCK, granska_uttryck

ADRESS = "/forvaltning/samverkan/begrepp/"


def test_a_list_is_read_by_lines_and_commas_once_each():
    assert uttrycken("Flashmobb*\n  stå i  ring, FLASHMOBB*;\n\n") == ["flashmobb*", "stå i ring"]


@pytest.mark.parametrize("text", ["flashmobb*", "stå i ring", "e-cigg", "t-banan\nsl-kort", "åäö"])
def test_good_expressions_pass(text):
    granska_uttryck(text)


@pytest.mark.parametrize(
    ("text", "fel"),
    [
        ("gäng\n*", "Uttryck 2"), ("ab*", "fyra bokstäver"), ("fla*mobb", "stjärnan"),
        ("<script>", "utan andra tecken"), ("<ung> gäng", "utan andra tecken"),
        ("ett två tre fyra fem", "högst 4 ord"), ("i av", "tre bokstäver"),
        ("\n".join(f"ordet{n}" for n in range(HOGST_UTTRYCK + 1)), f"Högst {HOGST_UTTRYCK}"),
    ],
)  # fmt: skip
def test_bad_expressions_are_told_with_their_number(text, fel):
    with pytest.raises(ValidationError, match=fel):
        granska_uttryck(text)


def test_added_changed_and_removed_in_the_log(forvaltare, logga_in, som):
    client = logga_in(forvaltare)
    data = {"uttryck": "Flashmobb*, flashmobb*", "betyder": "ungdomsgäng"}
    assert client.post(ADRESS + "add/", data).status_code == 302
    rad = Begrepp.objects.get()
    assert (rad.uttryck, str(rad)) == ("flashmobb*", "flashmobb* ≈ ungdomsgäng")
    sida = f"{ADRESS}{rad.pk}/"
    assert client.post(sida + "change/", data | {"anmarkning": "hört i fält"}).status_code == 302
    rad.refresh_from_db()
    assert rad.version == 2 and rad.updated_by == forvaltare
    assert "flashmobb* ≈ ungdomsgäng" in client.get(ADRESS).content.decode()
    assert client.post(sida + "delete/", {"post": "yes"}).status_code == 302
    assert not Begrepp.objects.exists()
    with som(forvaltare):
        akter = LogEntry.objects.filter(objekttyp="samverkan.begrepp").order_by("pk")
        assert [rad.akt.split("_")[0] for rad in akter] == ["lagga", "andra", "ta"]


@pytest.mark.parametrize(
    ("data", "fel"),
    [
        ({"uttryck": "", "betyder": "gäng"}, "Detta fält måste fyllas i"),
        ({"uttryck": ",", "betyder": "gäng"}, "minst ett uttryck"),
        ({"uttryck": "gäng", "betyder": "GÄNG"}, "står i båda listorna"),
        ({"uttryck": "nyord\nmyrstack", "betyder": "gäng"}, "finns redan i begreppet"),
        ({"uttryck": "g*ng", "betyder": "gäng"}, "Uttryck 1"),
    ],
)
def test_faults_are_told_in_swedish_and_nothing_is_saved(data, fel, forvaltare, logga_in, agare):
    with agare():
        Begrepp.objects.create(uttryck="myrstack", betyder="folksamling")
    svar = logga_in(forvaltare).post(ADRESS + "add/", data)
    assert svar.status_code == 200 and fel in svar.content.decode()
    assert Begrepp.objects.count() == 1


@pytest.mark.parametrize("vem", ["stad", "styr_polis", "central", "lasare"])
def test_only_the_forvaltare_reaches_it(vem, logga_in, request):
    client = logga_in(request.getfixturevalue(vem))
    assert client.get(ADRESS).status_code == 302
    assert client.post(ADRESS + "add/", {"uttryck": "abc", "betyder": "def"}).status_code == 302
    assert not Begrepp.objects.exists()
